import { describe, expect, it } from "vitest";
import { ParticleAnalysis, ParticleError, type ParticleOptions } from "../../../src/image/particles/index.ts";
import { type ImageWindow, World } from "../../../src/image/world/index.ts";

const plain: ParticleOptions = {
  minSize: 0,
  maxSize: Number.POSITIVE_INFINITY,
  minCircularity: 0,
  maxCircularity: 1,
  show: "Nothing",
  display: false,
  exclude: false,
  clear: false,
  includeHoles: false,
  summarize: false,
  overlay: false,
  addToManager: false,
  composite: false,
  recordStarts: false,
  inSitu: false,
  fourConnected: false,
  stack: false,
};

function binary(world: World, ...rows: string[]): ImageWindow {
  const pixels = Uint8Array.from(rows.join(""), (char) => (char === "#" ? 255 : 0));
  return world.open({
    title: "a",
    type: "8-bit",
    width: rows[0]?.length ?? 0,
    height: rows.length,
    planes: [pixels],
  });
}

const areas = (world: World) => world.results.columns[0]?.values?.slice(0, world.results.size);

describe("Analyze Particles", () => {
  it("leaves the image as it was and its selection where it was", () => {
    const world = new World();
    const window = binary(world, "##..#", "##..#", ".....", "#...#");
    const before = window.planes[0]?.slice();
    new ParticleAnalysis(world, window, plain).run();
    expect(window.planes[0]).toEqual(before);
    expect(areas(world)).toEqual([4, 2, 1, 1]);
    expect(world.results.panel).toBeNull();
  });

  it("numbers the objects of a count mask by table row", () => {
    const world = new World();
    const window = binary(world, "##.#", "...#");
    new ParticleAnalysis(world, window, { ...plain, show: "Count Masks" }).run();
    expect(world.current?.title).toBe("Count Masks of a");
    expect([...(world.current?.planes[0] ?? [])]).toEqual([1, 1, 0, 2, 0, 0, 0, 2]);
  });

  it("keeps sizes and leaves out what touches the border", () => {
    const world = new World();
    const window = binary(world, "#....", ".....", "..##.", "..##.", ".....");
    new ParticleAnalysis(world, window, { ...plain, exclude: true, minSize: 2 }).run();
    expect(areas(world)).toEqual([4]);
  });

  it("asks for a threshold where there is none", () => {
    const world = new World();
    const window = world.open({ title: "g", type: "16-bit", width: 3, height: 3 });
    expect(() => new ParticleAnalysis(world, window, plain).run()).toThrow(ParticleError);
    const colour = world.open({ title: "c", type: "RGB", width: 3, height: 3 });
    expect(() => new ParticleAnalysis(world, colour, plain).run()).toThrow("RGB images must be thresholded");
  });

  it("stops when its caller stops", () => {
    const world = new World();
    const window = binary(world, "#.#", "...", "#.#");
    let rows = 0;
    const tick = () => {
      if (++rows === 3) throw new Error("enough");
    };
    expect(() => new ParticleAnalysis(world, window, plain, { tick }).run()).toThrow("enough");
  });

  it("measures 32-bit planes and passes over NaN", () => {
    const world = new World();
    const planes = [Float32Array.of(1, Number.NaN, 2, 0, 0, 0, 5, 5, 0)];
    const window = world.open({ title: "f", type: "32-bit", width: 3, height: 3, planes });
    window.threshold = { lower: 1, upper: 10, mode: "red" };
    new ParticleAnalysis(world, window, plain).run();
    expect(areas(world)).toEqual([1, 1, 2]);
  });
});
