import { describe, expect, it } from "vitest";
import { type PixelType, type PlanePixels, World } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";

type Rows = readonly (readonly number[])[];

const arrays = { "8-bit": Uint8Array, "16-bit": Uint16Array, "32-bit": Float32Array } as const;

/** Each plane as lines of digits; "#" for 255, "." for 0. */
function picture(text: string): number[][] {
  return text
    .trim()
    .split("\n")
    .map((line) => [...line.trim()].map((c) => (c === "#" ? 255 : c === "." ? 0 : Number(c))));
}

function open(
  world: World,
  title: string,
  planes: readonly Rows[],
  type: Exclude<PixelType, "RGB"> = "8-bit",
) {
  const [height, width] = [planes[0]?.length ?? 0, planes[0]?.[0]?.length ?? 0];
  const data: PlanePixels[] = planes.map((rows) => arrays[type].from(rows.flat()));
  return world.open({ title, type, width, height, planes: data, slices: planes.length });
}

/** Runs a macro on images by title and gives what is current then. */
async function ran(text: string, images: Readonly<Record<string, Rows | readonly Rows[]>>) {
  const world = new World();
  for (const [title, rows] of Object.entries(images)) {
    const planes = (Array.isArray((rows[0] as Rows)[0]) ? rows : [rows]) as readonly Rows[];
    open(world, title, planes);
  }
  const { error } = await runMacro(text, { world });
  expect(error).toBeNull();
  const window = world.current!;
  const lines = window.planes.map((plane) =>
    Array.from({ length: window.height }, (_, y) => [
      ...plane.slice(y * window.width, (y + 1) * window.width),
    ]),
  );
  return { world, window, title: window.title, type: window.type, planes: lines, pixels: lines[0] };
}

const blobs = picture(`
  ##.....
  ##..##.
  ....##.
  .#.....
`);

describe("MorphoLibJ commands", () => {
  it("reconstructs what a marker touches, by dilation or erosion, in a plane or a volume", async () => {
    const marker = picture(".......\n....#..\n.......\n.......");
    const only = picture(".......\n....##.\n....##.\n.......");
    const macro = (rest: string) => `run("Morphological Reconstruction", "marker=seed.tif mask=m ${rest}");`;
    const { pixels, title } = await ran(macro("type=[By Dilation] connectivity=4"), {
      "seed.tif": marker,
      m: blobs,
    });
    expect(pixels).toEqual(only);
    expect(title).toBe("seed-geodRec");
    const turned = (rows: Rows) => rows.map((row) => row.map((value) => 255 - value));
    const erosion = await ran(macro("type=[By Erosion] connectivity=4"), {
      "seed.tif": turned(marker),
      m: turned(blobs),
    });
    expect(erosion.pixels).toEqual(turned(only));
    const none = picture(".......\n.......\n.......\n.......");
    const volume = await ran(
      `run("Morphological Reconstruction 3D", "marker=seed mask=m type=[By Dilation] connectivity=6");`,
      { seed: [marker, none], m: [blobs, blobs] },
    );
    expect(volume.planes).toEqual([only, only]);
  });

  it("removes what touches the border and fills holes", async () => {
    const { pixels, title } = await ran(`run("Kill Borders");`, { "a.tif": blobs });
    expect(pixels).toEqual(picture(".......\n....##.\n....##.\n......."));
    expect(title).toBe("a-killBorders");
    const ring = picture("###.\n#.#.\n###.\n....");
    const filled = await ran(`run("Fill Holes (Binary/Gray)");`, { "a.tif": ring });
    expect(filled.pixels).toEqual(picture("###.\n###.\n###.\n...."));
    expect(filled.title).toBe("a-fillHoles");
  });

  const hills = [[1, 3, 3, 1, 5, 4, 9, 2]];

  it("finds regional and extended extrema", async () => {
    const maxima = await ran(`run("Regional Min & Max", "operation=[Regional Maxima] connectivity=4");`, {
      a: hills,
    });
    expect(maxima.pixels).toEqual([[0, 255, 255, 0, 255, 0, 255, 0]]);
    expect(maxima.title).toBe("a-rmax");
    const minima = await ran(`run("Regional Min & Max", "operation=[Regional Minima] connectivity=8");`, {
      a: hills,
    });
    expect(minima.pixels).toEqual([[255, 0, 0, 255, 0, 255, 0, 255]]);
    const high = await ran(
      `run("Extended Min & Max", "operation=[Extended Maxima] dynamic=1 connectivity=4");`,
      { a: hills },
    );
    expect(high.pixels).toEqual([[0, 255, 255, 0, 0, 0, 255, 0]]);
    expect(high.title).toBe("a-emax");
  });

  it("finds extrema of volumes across slices", async () => {
    const volume = [[[1, 3, 1]], [[1, 5, 1]], [[4, 1, 1]]];
    const maxima = await ran(`run("Regional Min & Max 3D", "operation=[Regional Maxima] connectivity=6");`, {
      a: volume,
    });
    expect(maxima.planes).toEqual([[[0, 0, 0]], [[0, 255, 0]], [[255, 0, 0]]]);
    const high = await ran(
      `run("Extended Min & Max 3D", "operation=[Extended Maxima] dynamic=3 connectivity=6");`,
      { a: volume },
    );
    expect(high.planes).toEqual([[[0, 255, 0]], [[0, 255, 0]], [[0, 0, 0]]]);
  });

  it("leaves extrema at the markers only", async () => {
    const marker = [[0, 0, 0, 0, 0, 0, 255, 0]];
    const macro = (name: string) =>
      `run("${name}", "original=a marker=m operation=[Impose Maxima] connectivity=6");
       run("Regional Min & Max", "operation=[Regional Maxima] connectivity=4");`;
    expect(
      (await ran(macro("Impose Min & Max").replace("=6", "=4"), { a: hills, m: marker })).pixels,
    ).toEqual(marker);
    expect((await ran(macro("Impose Min & Max 3D"), { a: hills, m: marker })).pixels).toEqual(marker);
  });

  it("filters by attributes of components", async () => {
    const macro = (operation: string, minimum: number) =>
      `run("Gray Scale Attribute Filtering", "operation=[${operation}] attribute=Area minimum=${minimum} connectivity=4");`;
    const opened = await ran(macro("Opening", 4), { a: blobs });
    expect(opened.pixels).toEqual(picture("##.....\n##..##.\n....##.\n......."));
    expect(opened.title).toBe("a-attrFilt");
    const hat = await ran(macro("Top Hat", 4), { a: blobs });
    expect(hat.pixels).toEqual(picture(".......\n.......\n.......\n.#....."));
    const volume = await ran(
      `run("Gray Scale Attribute Filtering 3D", "operation=Opening attribute=Volume minimum=2 connectivity=6");`,
      { a: [picture("#.#"), picture("#..")] },
    );
    expect(volume.planes).toEqual([picture("#.."), picture("#..")]);
  });

  it("maps distances, to the background and along a mask", async () => {
    const bar = picture(".......\n.#####.\n.#####.\n.#####.\n.......");
    const city = await ran(
      `run("Chamfer Distance Map", "distances=[City-Block (1,1)] output=[16 bits] normalize");`.replace(
        "[City-Block (1,1)]",
        "[City-Block (1,2)]",
      ),
      { a: bar },
    );
    expect(city.type).toBe("16-bit");
    expect(city.pixels?.[2]).toEqual([0, 1, 2, 2, 2, 1, 0]);
    const path = picture("#####\n....#\n#####");
    const seed = picture("#....\n.....\n.....");
    const along = await ran(
      `run("Geodesic Distance Map", "marker=seed mask=path distances=[City-Block (1,2)] output=[32 bits] normalize");`,
      { path, seed },
    );
    expect(along.type).toBe("32-bit");
    expect(along.pixels?.[0]).toEqual([0, 1, 2, 3, 4]);
    expect(along.pixels?.[2]).toEqual([10, 9, 8, 7, 6]);
  });

  it("floods basins between two levels", async () => {
    const { pixels, title } = await ran(`run("Classic Watershed", "input=a mask=None use min=0 max=9");`, {
      a: [[1, 2, 8, 2, 1]],
    });
    expect(title).toContain("a");
    expect(pixels?.[0]?.[0]).not.toBe(pixels?.[0]?.[4]);
    expect(pixels?.[0]?.[2]).toBe(0);
  });
});

const labels = picture("11..3\n11..3\n.....\n...4.");

describe("MorphoLibJ commands on labels", () => {
  it("opens by size", async () => {
    for (const macro of [`run("Size Opening 2D/3D", "min=4");`, `run("Area Opening", "pixel=4");`]) {
      const { pixels } = await ran(macro, { a: blobs });
      expect(pixels).toEqual(picture("##.....\n##..##.\n....##.\n......."));
    }
  });

  it("keeps or removes the largest", async () => {
    for (const name of [`run("Keep Largest Label");`, `run("Keep Largest Region");`]) {
      const { pixels, title } = await ran(name, { a: labels });
      expect(pixels).toEqual(picture("##...\n##...\n.....\n....."));
      expect(title).toBe("a-largest");
    }
    for (const name of [`run("Remove Largest Label");`, `run("Remove Largest Region");`]) {
      const { pixels, title } = await ran(name, { a: labels });
      expect(pixels).toEqual(picture("....3\n....3\n.....\n...4."));
      expect(title).toBe("a-killLargest");
    }
  });

  it("dilates labels up to each other", async () => {
    const { pixels } = await ran(`run("Dilate Labels", "radius=1");`, { a: [[1, 0, 0, 0, 2]] });
    expect(pixels).toEqual([[1, 1, 0, 2, 2]]);
  });

  it("moves labels apart", async () => {
    const { window, pixels } = await ran(`run("Expand Labels", "dilation=100");`, { a: labels });
    expect([window.width, window.height]).toEqual([10, 8]);
    const count = (value: number) => pixels?.flat().filter((each) => each === value).length;
    expect([count(1), count(3), count(4)]).toEqual([4, 2, 1]);
  });

  it("shows boundaries", async () => {
    const { pixels } = await ran(`run("Label Boundaries");`, { a: [[1, 1, 1, 2, 2, 2]] });
    expect(pixels?.[0]?.filter((value) => value === 255).length).toBeGreaterThan(0);
    expect(pixels?.[0]?.[0]).toBe(0);
    expect(pixels?.[0]?.[5]).toBe(0);
  });

  it("numbers labels anew and colours them", async () => {
    const { pixels } = await ran(`run("Remap Labels");`, { a: labels });
    expect(pixels).toEqual(picture("11..2\n11..2\n.....\n...3."));
    const { window, pixels: same } = await ran(
      `run("Set Label Map", "colormap=[Golden angle] background=White shuffle");`,
      { a: labels },
    );
    expect(same).toEqual(labels);
    expect([window.lut[0], window.lut[256], window.lut[512]]).toEqual([255, 255, 255]);
    expect([window.lut[1], window.lut[257], window.lut[513]]).not.toEqual([255, 255, 255]);
  });
});

describe("Interpolate ROIs", () => {
  it("puts a selection on each slice between two", async () => {
    const { error, log } = await runMacro(
      `newImage("a", "8-bit", 40, 30, 5);
       setSlice(1); makeRectangle(4, 4, 8, 8); roiManager("add");
       setSlice(5); makeRectangle(4, 4, 24, 8); roiManager("add");
       run("Interpolate ROIs");
       for (i = 0; i < roiManager("count"); i++) {
         roiManager("select", i);
         getSelectionBounds(x, y, w, h);
         wide = w > 7 && w < 25; print(getSliceNumber(), x, y, h, wide);
       }`,
    );
    expect(error).toBeNull();
    expect(log).toEqual([1, 2, 3, 4, 5].map((slice) => `${slice} 4 4 8 1`));
  });
});
