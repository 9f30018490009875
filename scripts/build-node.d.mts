export function buildNode(outdir: string): Promise<unknown>;
