export function siteFiles(): Map<string, string>;
