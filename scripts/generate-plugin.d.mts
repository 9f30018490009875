export interface PluginSource {
  readonly name: string;
  readonly site: string;
  readonly entry: string;
  readonly functions: readonly string[];
  readonly plugins: readonly { readonly file: string; readonly name: string; readonly type: string }[];
}
export function generatePlugins(config: PluginSource, version: string, site?: string): Map<string, string>;
export function readConfig(): { config: PluginSource; version: string };
