import { describe, expect, it } from "vitest";
import { headingLine } from "../../src/image/tables/index.ts";
import { type ImageWindow, World } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";

function open(world: World, title: string, rows: readonly (readonly number[])[]): ImageWindow {
  const width = rows[0]?.length ?? 0;
  const data = Uint8Array.from(rows.flat());
  return world.open({ title, type: "8-bit", width, height: rows.length, planes: [data] });
}

async function run(world: World, text: string) {
  const result = await runMacro(text, { world });
  return { ...result, titles: world.windows.map(({ title }) => title) };
}

const pixels = (world: World, title: string): number[] => [...(world.byTitle(title)?.planes[0] ?? [])];

const twoBlobs = [
  [0, 0, 0, 0, 0, 0, 0],
  [0, 255, 255, 0, 0, 0, 0],
  [0, 255, 255, 0, 0, 255, 255],
  [0, 0, 0, 0, 0, 255, 255],
  [0, 0, 0, 0, 0, 0, 255],
];

describe("MorphoLibJ commands", () => {
  it("a mask becomes labels, filtered, chosen, remapped and measured", async () => {
    const world = new World();
    open(world, "cells.tif", twoBlobs);
    const result = await run(
      world,
      `run("Connected Components Labeling", "connectivity=4 type=[16 bits]");
       run("Label Size Filtering", "operation=Greater_Than size=4");
       selectWindow("cells-lbl");
       run("Select Label(s)", "label(s)=1");
       selectWindow("cells-lbl");
       run("Remove Border Labels", "left right top bottom");
       selectWindow("cells-lbl");
       run("Replace/Remove Label(s)", "label(s)=1 final=7");
       run("Analyze Regions", "area perimeter circularity euler_number bounding_box centroid");`,
    );
    expect(result.error).toBeNull();
    expect(result.titles).toEqual([
      "cells.tif",
      "cells-lbl",
      "cells-lbl-sizeFilt",
      "cells-lbl-keepLabels",
      "cells-lbl-killBorders",
    ]);
    expect(world.byTitle("cells-lbl")?.type).toBe("16-bit");
    expect(new Set(pixels(world, "cells-lbl"))).toEqual(new Set([0, 7, 2]));
    expect(new Set(pixels(world, "cells-lbl-sizeFilt"))).toEqual(new Set([0, 2]));
    expect(new Set(pixels(world, "cells-lbl-keepLabels"))).toEqual(new Set([0, 1]));
    expect(new Set(pixels(world, "cells-lbl-killBorders"))).toEqual(new Set([0, 1]));
    const table = world.tables.get("cells-lbl-Morphometry");
    expect(table?.size).toBe(2);
    expect(table && headingLine(table, ",")).toContain("Area,Perimeter,Circularity");
  });

  it("marker-controlled watershed keeps the extension in its title and leaves dams", async () => {
    const world = new World();
    open(world, "valleys.tif", [[1, 2, 5, 2, 1]]);
    open(world, "seeds", [[255, 0, 0, 0, 255]]);
    const macro = (dams: string) =>
      `run("Marker-controlled Watershed", "input=valleys.tif marker=seeds mask=None binary ${dams}use");`;
    expect((await run(world, macro("calculate "))).error).toBeNull();
    expect(pixels(world, "valleys-watershed.tif")).toEqual([1, 1, 0, 2, 2]);
    expect(world.current?.type).toBe("32-bit");
    await run(world, `close("valleys-watershed.tif");\n${macro("")}`);
    expect(pixels(world, "valleys-watershed.tif")).toEqual([1, 1, 1, 2, 2]);
  });

  it("distance transform watershed parts two touching squares", async () => {
    const world = new World();
    const squares = Array.from({ length: 11 }, (_, y) =>
      Array.from({ length: 20 }, (_, x) =>
        y > 0 && y < 10 && x > 0 && x < 19 && (x !== 9 || y === 5) ? 255 : 0,
      ),
    );
    open(world, "pair", squares);
    const result = await run(
      world,
      `run("Distance Transform Watershed", "distances=[Borgefors (3,4)] output=[32 bits] normalize dynamic=1 connectivity=4");`,
    );
    expect(result.error).toBeNull();
    const labels = pixels(world, "pair-dist-watershed");
    expect(new Set(labels)).toEqual(new Set([0, 1, 2]));
    for (const [i, label] of labels.entries()) {
      const x = i % 20;
      if (squares.flat()[i] === 0) expect(label).toBe(0);
      else if (x < 9) expect(label).toBe(1);
      else if (x > 9) expect(label).toBe(2);
    }
  });

  it("filters title their results by the operation, RGB by channel", async () => {
    const world = new World();
    open(world, "grey.png", [
      [0, 0, 0, 0, 0],
      [0, 9, 0, 0, 0],
      [0, 0, 0, 0, 200],
    ]);
    world.open({
      title: "colours",
      type: "RGB",
      width: 3,
      height: 1,
      planes: [Int32Array.of(0x010203, 0x0a0001, 0)],
    });
    const result = await run(
      world,
      `run("Morphological Filters", "operation=Dilation element=Square radius=1");
       selectWindow("grey.png");
       run("Morphological Filters", "operation=[White Top Hat] element=Disk radius=1");`,
    );
    expect(result.error).toBeNull();
    expect(world.windows.map(({ title }) => title)).toEqual([
      "grey.png",
      "colours",
      "colours-Dilation",
      "grey-White Top Hat",
    ]);
    expect(pixels(world, "colours-Dilation")).toEqual([0x0a0203, 0x0a0203, 0x0a0001]);
    expect(pixels(world, "grey-White Top Hat")).toEqual([0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 200]);
  });

  it("a column of measures becomes an image, 3D filters and statistics of stacks work", async () => {
    const world = new World();
    open(world, "lbl", [[1, 1, 0, 3]]);
    const result = await run(
      world,
      `newImage("vol", "8-bit black", 5, 5, 5);
       setSlice(3); setPixel(2, 2, 77);
       run("Morphological Filters (3D)", "operation=Dilation element=Cube x-radius=1 y-radius=0 z-radius=1");
       selectWindow("lbl");
       run("Intensity Measurements 2D/3D", "input=lbl labels=lbl mean max numberofvoxels volume");
       selectWindow("lbl");
       run("Assign Measure to Label", "results=lbl-intensity-measurements column=NumberOfVoxels min=0 max=9");`,
    );
    expect(result.error).toBeNull();
    const dilated = world.byTitle("vol-Dilation");
    expect(dilated?.planes.map((plane) => [...plane].filter((v) => v === 77).length)).toEqual([
      0, 3, 3, 3, 0,
    ]);
    expect(pixels(world, "lbl-NumberOfVoxels")).toEqual([2, 2, Number.NaN, 1]);
    expect([world.current?.min, world.current?.max]).toEqual([0, 9]);
  });

  it.each([
    ['run("Marker-controlled Watershed", "input=a marker=none mask=None calculate");', 'no image "none"'],
    ['run("Select Label(s)", "label(s)=1,x");', "no list of labels"],
    ['run("Morphological Filters", "operation=Melt element=Disk radius=2");', "Melt"],
    ['run("Analyze Regions", "area geodesic");', "geodesic"],
    ['run("Assign Measure to Label", "results=T column=Area");', 'no table "T"'],
    ['run("Morphological Segmentation");', "waits for a person"],
  ])("%s is refused with its reason", async (macro, reason) => {
    const world = new World();
    open(world, "a", [[0, 1]]);
    expect((await run(world, macro)).error?.message).toContain(reason);
  });
});
