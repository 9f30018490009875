import { describe, expect, it } from "vitest";
import { planTiles, type TilePlan } from "../../src/tiling/index.ts";
import { any, axis, fixed, input, param, ref, request } from "./describe.ts";
import { down2, ramp, runLines, runPlan, sameConvolution, up4 } from "./models.ts";

const starts = (plan: TilePlan, tensor: number, axisIndex: number) => [
  ...new Set(plan.tiles.map((t) => t.inputs[tensor]!.start[axisIndex]!)),
];

describe("axes that go together", () => {
  it("batch passes, channels are copied, the axes' order does not matter", () => {
    const plan = planTiles(
      request(
        [
          input(
            "in",
            [axis("batch", any), axis("y", param(8, 8)), axis("x", param(8, 8)), axis("channel", fixed(3))],
            [2, 50, 20, 3],
          ),
        ],
        [
          {
            id: "out",
            axes: [
              axis("batch", any),
              axis("channel", fixed(5)),
              axis("y", ref("in", "y"), { halo: 4 }),
              axis("x", ref("in", "x"), { halo: 4 }),
            ],
          },
        ],
        { tile: { y: 24 } },
      ),
    );
    expect(plan.inputs[0]!.tileShape).toEqual([2, 24, 24, 3]);
    expect(plan.outputs[0]).toEqual({ id: "out", shape: [2, 5, 50, 20], tileShape: [2, 5, 24, 24] });
    expect(starts(plan, 0, 1)).toEqual([0, 16, 32]);
    expect(plan.inputs[0]!.axes.map((a) => [a.axis, a.imageSize, a.tile, a.halo, a.count])).toEqual([
      ["batch", 2, 2, 0, 1],
      ["y", 50, 24, 4, 3],
      ["x", 20, 24, 4, 1],
      ["channel", 3, 3, 0, 1],
    ]);
    expect(plan.tiles[1]!.outputs[0]).toEqual({
      from: [0, 0, 4, 0],
      to: [0, 0, 20, 0],
      size: [2, 5, 16, 20],
    });
    expect(plan.computedPerNeeded).toBeCloseTo((3 * 24 * 24) / (50 * 20), 12);
  });

  it("two inputs of the same size and two outputs run on one grid, with the larger halo", () => {
    const y = axis("y", param(4, 4));
    const req = request(
      [input("a", [y], [37]), input("b", [y], [37])],
      [
        { id: "sum", axes: [axis("y", ref("a", "y"), { halo: 2 })] },
        { id: "half", axes: [axis("y", ref("b", "y"), { halo: 3, scale: 2 })] },
      ],
      { tile: { y: 24 } },
    );
    const plan = planTiles(req);
    expect(plan.inputs.map((i) => i.axes[0]!.halo)).toEqual([6, 6]);
    expect(starts(plan, 0, 0)).toEqual([0, 12, 16]);
    expect(starts(plan, 1, 0)).toEqual([0, 12, 16]);
    const [a, b] = [ramp([37]), ramp([37])];
    b.data.reverse();
    const [sum, half] = runPlan(plan, [a, b], ([x, z]) => [
      runLines(sameConvolution, x!),
      runLines(down2, z!),
    ]);
    const whole = planTiles({ ...req, tile: {}, whole: true });
    const expected = runPlan(whole, [a, b], ([x, z]) => [runLines(sameConvolution, x!), runLines(down2, z!)]);
    expect(sum!.data).toEqual(expected[0]!.data);
    expect(half!.data).toEqual(expected[1]!.data);
    expect(half!.shape).toEqual([18]);
  });

  it("an input that refers to another follows by scale and offset, and so does an output of that one", () => {
    const req = request(
      [
        input("fine", [axis("y", param(8, 8))], [40]),
        // Half the sampling and four samples more context.
        input("coarse", [axis("y", ref("fine", "y", 4), { scale: 2 })], [24]),
      ],
      [{ id: "out", axes: [axis("y", ref("coarse", "y", -4), { scale: 1 / 2, halo: 16 })] }],
      { tile: { "coarse.y": 16 } },
    );
    const plan = planTiles(req);
    expect(plan.inputs.map((i) => i.tileShape)).toEqual([[24], [16]]);
    expect(starts(plan, 0, 0)).toEqual([0, 8, 16]);
    expect(starts(plan, 1, 0)).toEqual([0, 4, 8]);
    // Output = 4·(fine/2 + 4) − 4 = 2·fine + 12, six samples more on each side than the image.
    expect(plan.outputs[0]!.tileShape).toEqual([60]);
    expect(plan.outputs[0]!.shape).toEqual([92]);
    expect(plan.inputs[0]!.axes[0]!.halo).toBe((16 - 6) / 2);
  });

  it("refuses images that do not go together", () => {
    const y = axis("y", param(4, 4));
    const two = (second: number, size = ref("a", "y")) =>
      planTiles(request([input("a", [y], [40]), input("b", [axis("y", size)], [second])], []));
    expect(() => two(30)).toThrow(/tiling\/size.*b: axis y has 30 samples, expected 40 \(a\.y has 40\)/);
    expect(() => two(30, param(2, 2))).toThrow(/tiling\/size.*goes with the 40 of a/);
    expect(() => two(40, param(3, 4))).toThrow(/tiling\/size.*suits a \(4 \+ k·4\) and b \(3 \+ k·4\)/);
    expect(two(40, param(6, 6)).inputs[0]!.tileShape).toEqual([48]);
    expect(two(40, fixed(48)).inputs[1]!.tileShape).toEqual([48]);
  });
});

describe("fixed sizes", () => {
  const model = (inSize: number, outSize: number, image: number, more: object = {}, outAxis: object = {}) =>
    planTiles(
      request(
        [input("in", [axis("y", fixed(inSize))], [image])],
        [{ id: "out", axes: [axis("y", fixed(outSize), outAxis)] }],
        more,
      ),
    );

  it("an output of fixed size follows the input of that name, and is stitched", () => {
    const plan = model(64, 64, 150, {}, { halo: 8 });
    expect(plan.outputs[0]).toEqual({ id: "out", shape: [150], tileShape: [64] });
    // 64 − 16 keeps 48; starts are multiples of 16, the largest power of two ≤ 48 that divides 64 is 32.
    expect(starts(plan, 0, 0)).toEqual([0, 32, 64, 96]);
    expect(plan.assumptions.join()).toMatch(/fixed axis y \(64\) follows the input axis of 64 by 1/);
    expect(plan.assumptions.join()).toMatch(/multiples of 32/);
    const image = ramp([150]);
    const [got] = runPlan(plan, [image], ([x]) => [runLines(sameConvolution, x!)]);
    const half = sameConvolution.run(image.data);
    expect(got!.data.subarray(0, 140)).toEqual(half.subarray(0, 140));
  });

  it("by their ratio, either way, or by what the network trims", () => {
    const relation = (inSize: number, outSize: number) =>
      model(inSize, outSize, 2 * inSize).outputs[0]!.shape;
    expect(relation(64, 32)).toEqual([64]);
    expect(relation(64, 256)).toEqual([512]);
    expect(relation(64, 96)).toEqual([192]);
    expect(relation(572, 388)).toEqual([2 * 572 - 184]);
    // Described scales win over a guess.
    expect(model(100, 46, 200, {}, { scale: 2 }).outputs[0]!.shape).toEqual([96]);
  });

  it("or not at all, where the sizes have nothing to do with each other", () => {
    const plan = model(800, 28, 500);
    expect(plan.tiles).toHaveLength(1);
    expect(plan.outputs[0]!.shape).toEqual([28]);
    expect(plan.assumptions.join()).toMatch(/whole image only: out has no axis that follows in\.y/);
    expect(() => model(800, 28, 900)).toThrow(/tiling\/one-tile/);
    // Both scales 1.0 stated, 1235 in, 244 out.
    expect(model(1235, 244, 1235).outputs[0]!.shape).toEqual([244]);
  });

  it("half size and four times the size are put together exactly", () => {
    for (const line of [down2, up4]) {
      const plan = model(32, 32 * line.scale, 101, {}, { halo: 2 });
      const image = ramp([101]);
      const [got] = runPlan(plan, [image], ([x]) => [runLines(line, x!)]);
      expect(plan.tiles.length).toBeGreaterThan(3);
      expect(got!.data).toEqual(line.run(image.data).subarray(0, got!.data.length));
      expect(got!.shape).toEqual([Math.floor(101 * line.scale)]);
    }
  });

  it("an image smaller than the model is one tile, and cropped", () => {
    const plan = model(64, 64, 1, {}, { halo: 40 });
    expect(plan.tiles).toHaveLength(1);
    expect(plan.outputs[0]!.shape).toEqual([1]);
    expect(plan.computedPerNeeded).toBe(64);
  });

  it("a halo that leaves nothing of a fixed tile says so", () => {
    expect(() => model(64, 64, 100, {}, { halo: 32 })).toThrow(
      /tiling\/halo-too-large.*keeps 0.*Set a smaller halo/,
    );
    expect(model(64, 64, 100, { halo: { y: 8 } }, { halo: 32 }).tiles).toHaveLength(3);
  });

  it("an input that does not grow with the image is given whole to every tile", () => {
    const y = axis("y", fixed(32));
    const out = [{ id: "out", axes: [axis("y", fixed(32))] }];
    for (const order of [0, 1]) {
      const pair = [input("image", [y], [96]), input("constant", [y], [32])];
      const plan = planTiles(request(order === 0 ? pair : pair.reverse(), out));
      expect(plan.tiles).toHaveLength(3);
      expect(starts(plan, order, 0)).toEqual([0, 32, 64]);
      expect(starts(plan, 1 - order, 0)).toEqual([0]);
      expect(plan.assumptions.join()).toMatch(/constant: axis y \(32\) .* every tile gets it whole/);
      expect(plan.outputs[0]!.shape).toEqual([96]);
    }
    const half = axis("y", fixed(16));
    const ratio = planTiles(request([input("image", [y], [96]), input("half", [half], [48])], out));
    expect(starts(ratio, 1, 0)).toEqual([0, 16, 32]);
    expect(() => planTiles(request([input("image", [y], [96]), input("half", [half], [40])], out))).toThrow(
      /tiling\/size.*half: axis y has 40 samples/,
    );
  });
});

describe("outputs that cannot be cut", () => {
  const y = axis("y", param(16, 16));

  it("sizes known only after the run: one tile, the whole result", () => {
    const outputs = [
      {
        id: "points",
        axes: [axis("index", { kind: "dynamic", min: 0, max: null }), axis("channel", fixed(4))],
      },
      { id: "mask", axes: [axis("y", ref("in", "y"))] },
    ];
    const plan = planTiles(request([input("in", [y], [50])], outputs));
    expect(plan.tiles).toEqual([
      { inputs: [{ start: [0] }], outputs: [null, { from: [0], to: [0], size: [50] }] },
    ]);
    expect(plan.outputs[0]).toEqual({ id: "points", shape: null, tileShape: [null, 4] });
    expect(plan.assumptions.join()).toMatch(/whole image only: points: the size of axis index/);
    expect(() => planTiles(request([input("in", [y], [50])], outputs, { tile: { y: 32 } }))).toThrow(
      /tiling\/one-tile.*50 samples.*only known after the run.*takes 32/,
    );
  });

  it("an output without the axis allows one tile along it", () => {
    const outputs = [
      { id: "score", axes: [axis("batch", any), axis("channel", fixed(2)), axis("x", ref("in", "x"))] },
    ];
    const both = [y, axis("x", param(16, 16))];
    const plan = planTiles(request([input("in", both, [50, 100])], outputs, { tile: { x: 32 } }));
    expect(plan.inputs[0]!.axes.map((a) => a.count)).toEqual([1, 4]);
    expect(plan.outputs[0]!.shape).toEqual([1, 2, 100]);
    expect(plan.assumptions.join()).toMatch(/score has no axis that follows in\.y/);
    const fixedInput = [input("in", [axis("y", fixed(16)), axis("x", fixed(16))], [50, 16])];
    expect(() => planTiles(request(fixedInput, outputs))).toThrow(
      /tiling\/one-tile.*Crop or resize the image to 16/,
    );
  });

  it("new axes and fixed axes of another name are copied whole", () => {
    const axes = [axis("z", fixed(7)), axis("y", ref("in", "y"))];
    const plan = planTiles(request([input("in", [y], [50])], [{ id: "out", axes }], { tile: { y: 16 } }));
    expect(plan.tiles.length).toBe(4);
    expect(plan.tiles[1]!.outputs[0]).toEqual({ from: [0, 0], to: [0, 16], size: [7, 16] });
  });

  it("scales without a common grid allow one tile", () => {
    const axes = [axis("y", ref("in", "y"), { scale: Math.SQRT2 })];
    const plan = planTiles(request([input("in", [y], [50])], [{ id: "out", axes }]));
    expect(plan.tiles).toHaveLength(1);
    expect(plan.outputs[0]!.shape).toEqual([Math.trunc(50 / Math.SQRT2)]);
    const third = [axis("y", ref("in", "y"), { scale: 0.3 / 0.1 })];
    const tiled = planTiles(
      request([input("in", [y], [300])], [{ id: "out", axes: third }], { tile: { y: 96 } }),
    );
    expect(starts(tiled, 0, 0)).toEqual([0, 96, 192, 240]);
  });

  it("an output may follow another output", () => {
    const outputs = [
      { id: "half", axes: [axis("y", ref("in", "y"), { scale: 2, halo: 2 })] },
      { id: "quarter", axes: [axis("y", ref("half", "y"), { scale: 4, halo: 2 })] },
    ];
    const plan = planTiles(request([input("in", [y], [80])], outputs, { tile: { y: 48 } }));
    expect(plan.outputs.map((o) => o.shape)).toEqual([[40], [20]]);
    expect(plan.inputs[0]!.axes[0]!.halo).toBe(8);
    expect(plan.tiles.map((t) => t.outputs[1]!.to[0])).toEqual([0, 10]);
  });
});
