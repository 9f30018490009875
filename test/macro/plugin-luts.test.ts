import { describe, expect, it } from "vitest";
import { isGreyLut } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";

/** Tables of the ImageJ distribution's folder "luts", which is no part of ImageJ itself. */
const names = [
  "Glasbey",
  "glasbey",
  "glasbey on dark",
  "Glasbey on dark",
  "glasbey inverted",
  "royal",
  "Royal",
  "physics",
  "Viridis",
  "mpl-viridis",
  "mpl-inferno",
  "mpl-magma",
  "mpl-plasma",
  "phase",
  "16 colors",
  "16_colors",
  "thal",
  "thallium",
  "unionjack",
  "cool",
  "brgbcmyw",
  "edges",
  "gem",
  "HiLo",
  "sepia",
  "smart",
  "Rainbow RGB",
  "5 ramps",
  "6 shades",
  "blue orange icb",
  "Cyan Hot",
  "Magenta Hot",
  "Yellow Hot",
  "Orange Hot",
  "Red Hot",
  "Green Fire Blue",
  "ICA",
  "ICA2",
  "ICA3",
];

describe("look-up tables of the ImageJ distribution", () => {
  it.each(names)("%s colours the image and leaves its numbers", async (name) => {
    const { error, world } = await runMacro(
      `newImage("ramp", "16-bit ramp", 32, 4, 1); setMinAndMax(100, 5000); run("${name}");`,
    );
    expect(error).toBeNull();
    const window = world.current;
    expect(window && isGreyLut(window.lut)).toBe(false);
    expect(window?.properties.get("CurrentLUT")).toBe(name.toLowerCase());
    expect([window?.min, window?.max]).toEqual([100, 5000]);
    expect([...(window?.planes[0] ?? [])].slice(0, 3)).toEqual([0, 2048, 4096]);
  });

  it("are three tables: the files themselves are not here", async () => {
    const named = new Map<string, string[]>();
    for (const name of names) {
      const { world } = await runMacro(`newImage("ramp", "8-bit ramp", 4, 4, 1); run("${name}");`);
      const table = String(world.current?.lut);
      named.set(table, [...(named.get(table) ?? []), name]);
    }
    // Label colours, "royal", and one table that stands in for all files whose colours are not here.
    expect([...named.values()]).toEqual([names.slice(0, 5), names.slice(5, 7), names.slice(7)]);
  });

  it("is refused on colour images, and shown as a picture where there is no image", async () => {
    const colour = await runMacro(`newImage("rgb", "RGB ramp", 32, 4, 1); run("physics");`);
    expect(colour.error?.message).toContain("RGB Images");
    const picture = await runMacro(`run("physics"); print(getTitle, getWidth, getHeight, bitDepth);`);
    expect(picture.log).toEqual(["physics 256 32 8"]);
  });
});
