import { describe, expect, it } from "vitest";
import { pairByName } from "../../src/validate/index.ts";

describe("pairByName", () => {
  it("pairs by the name without its ending", () => {
    expect(pairByName(["b.png", "a.png"], ["a.tif", "b.ome.tif"])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("looks past a last part that all names of a side share", () => {
    expect(pairByName(["a.png", "b.png"], ["b_objects.tif", "a_objects.tif"])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(pairByName(["x_1_image.png", "x_2_image.png"], ["x_1_labels.png", "x_2_labels.png"])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("does not guess when parts differ or names are left over", () => {
    expect(() => pairByName(["a.png", "b.png"], ["a_x.tif", "b_y.tif"])).toThrow(
      /validate\/pairs.*no test for a\.png/,
    );
    expect(() => pairByName(["a.png", "b.png"], ["a_x.tif"])).toThrow(/validate\/pairs/);
    expect(() => pairByName(["a_1.png", "a_2.png"], ["a_3.png", "a_4.png"])).toThrow(/validate\/pairs/);
  });
});
