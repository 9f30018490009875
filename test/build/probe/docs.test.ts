import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { knownNetworks } from "./known-networks.ts";

const page = readFileSync(resolve(import.meta.dirname, "../../../docs/build-probing.md"), "utf8");
const rows = page
  .slice(page.indexOf("<!-- networks -->"), page.indexOf("<!-- /networks -->"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| network"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

it("the page lists every known network", () => {
  const named = rows.map(([, name]) => name?.split(":")[0]);
  expect([...new Set(named)]).toEqual(knownNetworks.map(({ name }) => name));
});

it("its halos are those of brute force, with errors on both sides of 1e-6", () => {
  for (const [, name = "", axes = "", , halo, brute, , , equation2, at, below] of rows) {
    const network = knownNetworks.find((known) => known.name === name.split(":")[0]);
    if (network?.kind !== "tiled") continue;
    const axis = network.axes.find((known) => known.axis === axes.split(", ")[0]);
    const output = axis?.outputs[name.endsWith("coarse") ? 1 : 0];
    const border = Math.max(...(output?.border ?? [Number.NaN]));
    expect([name, brute, halo]).toEqual([name, String(border), `**${border}**`]);
    expect(equation2).toBe(String(axis?.equation2 ?? "–"));
    expect(Number(at)).toBeLessThanOrEqual(1e-6);
    if (border === 0) expect(below).toBe("–");
    else expect(Number(below)).toBeGreaterThan(1e-6);
  }
});
