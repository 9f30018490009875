import { describe, expect, it } from "vitest";
import { World } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";

/** Two round objects, one of them reported by two neighbouring pixels, and one at the border. */
function twoObjects(): World {
  const world = new World();
  const [width, height, rays] = [40, 30, 16];
  const prob = new Float32Array(width * height);
  const dist = Array.from({ length: rays }, () => new Float32Array(width * height));
  const put = (x: number, y: number, p: number, r: number): void => {
    prob[y * width + x] = p;
    for (const plane of dist) plane[y * width + x] = r;
  };
  put(10, 12, 0.9, 6);
  put(11, 12, 0.8, 6);
  put(28, 15, 0.7, 8);
  put(1, 1, 0.99, 5);
  world.open({ title: "scores", type: "32-bit", width, height, planes: [prob] });
  world.open({ title: "distances", type: "32-bit", width, height, planes: dist, channels: rays, slices: 1 });
  return world;
}

const macro = (args: string) =>
  `run("Command From Macro", "command=[de.csbdresden.stardist.StarDist2DNMS], args=[${args}], process=[false]");`;

describe("Command From Macro", () => {
  it("opens the label image and fills the ROI manager", async () => {
    const world = twoObjects();
    const { error } = await runMacro(
      macro(
        "'prob':'scores', 'dist':'distances', 'probThresh':'0.5', 'nmsThresh':'0.4', 'outputType':'Both', 'excludeBoundary':'2', 'roiPosition':'Stack', 'verbose':'false'",
      ),
      { world },
    );
    expect(error).toBeNull();
    const labels = world.current;
    expect(labels?.title).toBe("Label Image");
    expect(labels?.type).toBe("16-bit");
    expect([labels?.min, labels?.max]).toEqual([0, 2]);
    const at = (x: number, y: number) => labels?.planes[0]?.[y * 40 + x];
    expect([at(10, 12), at(28, 15), at(1, 1), at(20, 12)]).toEqual([1, 2, 0, 0]);
    // A regular polygon of 16 corners.
    const area = [...(labels?.planes[0] ?? [])].filter((v) => v === 2).length;
    expect(Math.abs(area - 8 * 8 * 8 * Math.sin(Math.PI / 8))).toBeLessThan(8);
    expect(world.roiManager?.rois.map(({ name }) => name)).toEqual(["0012-0010", "0015-0028"]);
    expect(world.roiManager?.rois[0]?.xs.length).toBe(16);
    expect(Math.max(...(world.roiManager?.rois[0]?.xs ?? []))).toBe(16.5);
  });

  it("either output alone; double quotes and plain numbers; rays as slices", async () => {
    const world = twoObjects();
    const distances = world.byTitle("distances");
    if (distances) Object.assign(distances, { channels: 1, slices: 16 });
    await runMacro(macro(`'prob':'scores','dist':'distances','probThresh':0.75,'outputType':'ROI Manager'`), {
      world,
    });
    expect(world.roiManager?.rois.length).toBe(1);
    expect(world.byTitle("Label Image")).toBeUndefined();
    const other = twoObjects();
    const result = await runMacro(
      `run("Command From Macro", 'command=[de.csbdresden.stardist.StarDist2DNMS], args=["prob":"scores", "dist":"distances", "outputType":"Label Image"], process=[false]');`,
      { world: other },
    );
    expect(result.error).toBeNull();
    expect(other.roiManager).toBeNull();
    expect(other.byTitle("Label Image")?.max).toBe(2);
  });

  it("frames one after the other, labels going on, selections at their frames", async () => {
    const world = twoObjects();
    const [scores, distances] = [world.byTitle("scores"), world.byTitle("distances")];
    if (!scores || !distances) throw new Error("not open");
    scores.planes.push(scores.planes[0]!.slice());
    Object.assign(scores, { frames: 2, slices: 1 });
    distances.planes.push(...distances.planes.map((plane) => plane.slice()));
    Object.assign(distances, { frames: 2 });
    const { error } = await runMacro(macro("'prob':'scores','dist':'distances','outputType':'Both'"), {
      world,
    });
    expect(error).toBeNull();
    const labels = world.byTitle("Label Image");
    expect(labels?.frames).toBe(2);
    expect([...new Set(labels?.planes[1])].sort()).toEqual([0, 3, 4]);
    expect(world.roiManager?.rois.map(({ position }) => position)).toEqual([1, 1, 2, 2]);
  });

  it.each([
    [macro("'prob':'nothing','dist':'distances'"), 'no image "nothing"'],
    [macro("'prob':'distances','dist':'scores'"), "Number of frames"],
    [macro("'prob':'scores','dist':'scores'"), "at least three channels"],
    [macro("'prob':'scores','dist':'distances','nmsThresh':'2'"), "between 0 and 1"],
    [macro("'prob':'scores','dist':'distances','outputType':'All'"), "one of ROI Manager"],
    [macro("'prob' 'scores'"), "cannot be read"],
    [
      'run("Command From Macro", "command=[de.csbdresden.stardist.StarDist2D], args=[], process=[false]");',
      "DeepImageJ Run",
    ],
    ['run("Command From Macro", "command=[other.Plugin], args=[], process=[false]");', "not known here"],
    ['run("DeepImageJ StarDist", "model=x prob_thresh=0.5");', "DeepImageJ Run"],
  ])("%s is refused with its reason", async (text, reason) => {
    expect((await runMacro(text, { world: twoObjects() })).error?.message).toContain(reason);
  });
});
