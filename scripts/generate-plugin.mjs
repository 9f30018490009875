import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Writes plugins/*.imjoy.html and manifest.imjoy.json from imjoy.config.json and package.json.
 *   node scripts/generate-plugin.mjs [--site URL] [--out FOLDER] [--check]
 * A plugin file names its page by an absolute address. The committed files carry the `site` of the configuration,
 * the local server of `npm start`; a deployment gives its own with --site or the environment variable SITE. */

const root = resolve(import.meta.dirname, "..");
/** Version of the plugin API whose fields we use; not the RPC API version. */
const API_VERSION = "0.1.8";
/** Limits of imjoy-core's CONFIG_SCHEMA. */
const MAX_NAME = 48;
const MAX_DESCRIPTION = 256;

/** @returns {Map<string, string>} path relative to the repository → text */
export function generatePlugins(config, version, site) {
  site ||= config.site;
  check(config, version, site);
  const files = new Map();
  const entries = config.plugins.map((plugin) => ({
    name: plugin.name,
    type: plugin.type,
    version,
    api_version: API_VERSION,
    description: config.description,
    // In ImJoy `tags` name variants of a plugin; words to find it by are `labels`.
    labels: config.tags,
    icon: new URL(config.icon, site).href,
    docs: new URL(config.docs, site).href,
    inputs: config.inputs,
    outputs: config.outputs,
    ...(plugin.defaults ? { defaults: plugin.defaults } : {}),
    base_frame: `${new URL(config.entry, site).href}?type=${plugin.type}`,
  }));
  config.plugins.forEach((plugin, i) => {
    files.set(plugin.file, pluginFile(entries[i]));
  });
  const manifest = {
    name: config.name,
    description: config.description,
    version: "0.2.0",
    uri_root: "",
    plugins: config.plugins.map((plugin, i) => ({ ...entries[i], uri: plugin.file })),
  };
  files.set("manifest.imjoy.json", JSON.stringify(manifest, null, 2) + "\n");
  return files;
}

export function readConfig() {
  const config = JSON.parse(readFileSync(resolve(root, "imjoy.config.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  return { config, version };
}

function pluginFile(entry) {
  return `<docs lang="markdown">
${entry.description} The functions and their arguments: ${entry.docs}
</docs>

<config lang="json">
${JSON.stringify(entry, null, 2)}
</config>
`;
}

function check(config, version, site) {
  const wrong = [];
  if (!/^https?:\/\/.*\/$/.test(site)) wrong.push(`site ${site} must be an http(s) address that ends in "/"`);
  if (!/^\d+\.\d+\.\d+/.test(version)) wrong.push(`version ${version} is not a version`);
  if (config.description.length > MAX_DESCRIPTION)
    wrong.push(`description is over ${MAX_DESCRIPTION} characters`);
  const names = config.plugins.map((p) => p.name);
  for (const name of names) {
    if (name.length > MAX_NAME || name.includes("/")) wrong.push(`name "${name}" is too long or holds "/"`);
  }
  if (new Set(names).size !== names.length) wrong.push("two plugins have the same name");
  if (wrong.length > 0) throw new Error(`imjoy.config.json: ${wrong.join("; ")}`);
}

function main(args) {
  const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const { config, version } = readConfig();
  const out = resolve(option("--out") ?? root);
  const stale = [];
  for (const [path, text] of generatePlugins(config, version, option("--site") ?? process.env.SITE)) {
    const file = resolve(out, path);
    if (args.includes("--check")) {
      if (readFileSync(file, "utf8") !== text) stale.push(path);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (stale.length > 0) {
    process.stderr.write(`Out of date: ${stale.join(", ")}. Run node scripts/generate-plugin.mjs.\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
