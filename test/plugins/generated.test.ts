import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { generatePlugins, readConfig } from "../../scripts/generate-plugin.mjs";
import { pluginConfig, version } from "../../src/service/plugin-config.ts";

const root = resolve(import.meta.dirname, "../..");
const { config, version: packageVersion } = readConfig();

describe("plugin files and manifest", () => {
  const files = generatePlugins(config, packageVersion);

  it.each([...files.keys()])(
    "%s is what imjoy.config.json says (node scripts/generate-plugin.mjs)",
    (path) => {
      expect(readFileSync(resolve(root, path), "utf8")).toBe(files.get(path));
    },
  );

  it("are what the page says of itself", () => {
    expect(version).toBe(packageVersion);
    expect(pluginConfig).toEqual(config);
  });

  it("hold one JSON config block with the fields that imjoy-core asks for", () => {
    for (const { file, name, type } of config.plugins) {
      const block = /<config lang="json">\n([\s\S]*?)\n<\/config>/.exec(files.get(file) ?? "");
      const entry = JSON.parse(block?.[1] ?? "null");
      expect(entry).toMatchObject({ name, type, version: packageVersion, api_version: "0.1.8" });
      expect(entry.base_frame).toBe(`${config.site}${config.entry}?type=${type}`);
      expect(files.get(file)).not.toContain("<script");
    }
  });

  it("take another site, and refuse one that is no address", () => {
    const elsewhere = generatePlugins(config, packageVersion, "https://example.org/dij/");
    expect(elsewhere.get("manifest.imjoy.json")).toContain(
      '"https://example.org/dij/plugins/deepimagej.html?type=rpc-worker"',
    );
    expect(elsewhere.get("manifest.imjoy.json")).not.toContain(config.site);
    expect(() => generatePlugins(config, packageVersion, "https://example.org/dij")).toThrow(/ends in/);
    expect(() =>
      generatePlugins({ ...config, plugins: [...config.plugins, ...config.plugins] }, packageVersion),
    ).toThrow(/same name/);
  });

  it("name things that exist", () => {
    for (const path of [
      ...Object.values(pluginConfig.models),
      ...Object.values(pluginConfig.images),
      config.entry,
      pluginConfig.icon,
      pluginConfig.docs,
    ]) {
      expect(readFileSync(resolve(root, path)).length).toBeGreaterThan(0);
    }
  });
});
