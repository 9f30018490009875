import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { builtins, commands, runMacro } from "../../src/macro/index.ts";
import {
  commandSupport,
  functionSupport,
  type ImagejNames,
  supportMarkdown,
} from "../../src/macro/support.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";

const root = resolve(import.meta.dirname, "../..");
const names = goldenJson<ImagejNames>("macro-names", "names.json");

/** All macros that are compared with ImageJ. */
const macros = readdirSync(join(root, "test/macros"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ijm"))
  .map((name) => readFileSync(join(root, "test/macros", name), "utf8"))
  .join("\n");

/** Calls and run() lines of the unit tests count too: plugins' commands have other references than ImageJ. */
const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && /^(macro|image|predict|validate|service|cli)\//.test(name))
  .map((name) => readFileSync(join(root, "test", name), "utf8"))
  .join("\n");

const WITHOUT_EFFECT = "accepted, without effect";

describe("the support table", () => {
  it("comes from a list of ImageJ's names that its script made", () => {
    expectManifestHolds("macro-names");
    expect(names.functions.length).toBeGreaterThan(590);
    expect(names.commands.length).toBeGreaterThan(490);
  });

  it("is the one in the documentation (node scripts/macro-support.mjs)", () => {
    expect(readFileSync(join(root, "docs/macro-support.md"), "utf8")).toBe(supportMarkdown(names));
  });

  it("says of every function and command of ImageJ what becomes of it", () => {
    const unknown = [...functionSupport(names), ...commandSupport(names)].filter(
      ({ note }) => note === "not known",
    );
    expect(unknown.map(({ group, name }) => `${group} ${name}`)).toEqual([]);
  });

  it("says yes only to functions that a compared macro or a test calls", () => {
    const yes = functionSupport(names).filter(({ state }) => state !== "no");
    const called = (name: string) =>
      new RegExp(`(?<![\\w.])${name.replace(".", "\\.")}(?![\\w.])`).test(macros) ||
      (name.includes(".") && new RegExp(`\\b${name.replace(".", "\\.")}\\b`).test(tests)) ||
      new RegExp(`(?<![\\w.])${name.replace(".", "\\.")}\\(`).test(tests);
    expect(yes.filter(({ name }) => !called(name)).map(({ name }) => name)).toEqual([]);
  });

  it("says yes only to commands that a compared macro or a test runs", () => {
    const yes = commandSupport(names).filter(({ state, note }) => state !== "no" && note !== WITHOUT_EFFECT);
    const ran = (name: string) => macros.includes(`"${name}"`) || tests.includes(`"${name}"`);
    expect(yes.filter(({ name }) => !ran(name)).map(({ name }) => name)).toEqual([]);
  });

  it("changes nothing where it says so", async () => {
    const idle = commandSupport(names).filter(({ note }) => note === WITHOUT_EFFECT);
    expect(idle.length).toBeGreaterThan(10);
    const lines = idle.map(({ name }) => `run("${name.replaceAll("\\", "\\\\")}");`);
    const { error, log, world } = await runMacro(
      `newImage("a", "8-bit ramp", 8, 8, 1);\n${lines.join("\n")}\nprint(getTitle());`,
    );
    expect(error).toBeNull();
    expect(log).toEqual(["a"]);
    expect(world.windows).toHaveLength(1);
    expect(world.results.size).toBe(0);
  });

  it("refuses what it says no to, by name and with the reason, before anything runs", async () => {
    for (const { name, refuse } of [...builtins.values(), ...commands.values()]) {
      if (refuse === undefined) continue;
      const text = commands.has(name)
        ? `print("ran"); run("${name.replaceAll("\\", "\\\\")}");`
        : `print("ran"); ${name}();`;
      const { error, log } = await runMacro(text);
      expect(error?.code, name).toBe("macro/unsupported");
      expect(error?.message, name).toContain(name);
      expect(error?.message).toContain(refuse);
      expect(log).toEqual([]);
    }
  });
});
