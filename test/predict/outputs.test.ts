import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { type RunOptions, runModel } from "../../src/predict/index.ts";
import { tableOf } from "../../src/predict/table-output.ts";
import type { InputTensor, OutputTensor } from "../../src/rdf/index.ts";
import { fakeModel, image } from "./fake-model.ts";
import { fakeEngine, fakeSession, identity, type Network, ramp } from "./fake-session.ts";
import { axis, follows, input, output } from "./make-tensor.ts";

const tensor = input("batch,channel,y:4+1,x:4+1");
const probability = output([axis("batch"), axis("channel"), follows("y"), follows("x")]);

async function run(
  array: NdArray,
  options: RunOptions,
  more: {
    inputs?: InputTensor[];
    outputs?: OutputTensor[];
    network?: Network;
    config?: Record<string, unknown>;
    calibration?: object;
  } = {},
) {
  const outputs = more.outputs ?? [probability];
  const model = fakeModel({ inputs: more.inputs ?? [tensor], outputs, more: { config: more.config ?? {} } });
  const signature = { name: "x", dtype: "float32", shape: [] };
  const engine = fakeEngine(fakeSession(more.network ?? identity, { outputs: outputs.map(() => signature) }));
  return runModel(model, [image(array, { calibration: (more.calibration ?? {}) as never })], options, engine);
}

/** Two squares that touch, and a single pixel. */
function squares(): NdArray<"float32"> {
  const array = zeros("float32", [8, 12], ["y", "x"]);
  const fill = (y0: number, x0: number, n: number, v: number) => {
    for (let y = y0; y < y0 + n; y++) for (let x = x0; x < x0 + n; x++) array.data[y * 12 + x] = v;
  };
  fill(1, 1, 4, 0.9);
  fill(1, 5, 4, 0.8);
  array.data[7 * 12 + 11] = 0.7;
  return array;
}

describe("objects", () => {
  it("are labelled when asked for, with a table that holds their pixels' intensities", async () => {
    expect((await run(squares(), {})).outputs).toHaveLength(1);
    const calibration = { x: { scale: 0.5, unit: "micrometer" }, y: { scale: 0.5, unit: "micrometer" } };
    const { outputs, tables, record } = await run(squares(), { objects: true }, { calibration });
    const [, labels] = outputs;
    expect(labels).toMatchObject({ id: "objects", kind: "labels", calibration });
    expect(labels!.array).toMatchObject({ dtype: "uint16", shape: [8, 12], axes: ["y", "x"] });
    expect(tables).toHaveLength(1);
    expect(tables[0]!.rows).toHaveLength(2);
    const column = (name: string) => tables[0]!.rows.map((row) => row[tables[0]!.columns.indexOf(name)]);
    expect(column("area")).toEqual([32, 1]);
    expect(column("area_micrometer2")).toEqual([8, 0.25]);
    expect(column("max")).toEqual([Math.fround(0.9), Math.fround(0.7)]);
    expect(record.outputs.map(({ id }) => id)).toEqual(["out", "objects"]);
    const high = await run(squares(), { objects: 0.85 });
    expect(high.tables[0]!.rows).toHaveLength(1);
    const large = await run(squares(), { objects: { minSize: 2 } });
    expect(large.tables[0]!.rows).toHaveLength(1);
  });

  it("follow the model's recipe without being asked, unless switched off", async () => {
    const two = output([axis("batch"), axis("channel:2"), follows("y"), follows("x")], { id: "maps" });
    const network: Network = ([a]) => {
      const n = a!.data.length;
      const out = zeros("float32", [1, 2, ...a!.shape.slice(2)]);
      out.data.set(a!.data as Float32Array, 0);
      // The interiors: the squares without the columns where they touch.
      for (let i = 0; i < n; i++) out.data[n + i] = i % 12 === 4 || i % 12 === 5 ? 0 : Number(a!.data[i]);
      return [out];
    };
    const config = {
      deepimagej_objects: {
        output: "maps",
        foreground: 0,
        interior: 1,
        foreground_threshold: 0.5,
        interior_threshold: 0.5,
        min_size: 3,
      },
    };
    const { outputs, tables } = await run(squares(), {}, { outputs: [two], network, config });
    expect(outputs.map(({ id }) => id)).toEqual(["maps", "objects"]);
    // Two objects that share all 32 pixels; where exactly the watershed runs is the matter of src/image.
    const areas = tables[0]!.rows.map((row) => Number(row[1]));
    expect(areas).toHaveLength(2);
    expect(areas[0]! + areas[1]!).toBe(32);
    expect(
      (await run(squares(), { objects: false }, { outputs: [two], network, config })).outputs,
    ).toHaveLength(1);
    const bad = { deepimagej_objects: { output: "other" } };
    await expect(run(squares(), {}, { outputs: [two], network, config: bad })).rejects.toSatisfy((e) =>
      isFailure(e, "predict/objects"),
    );
    await expect(
      run(squares(), { objects: { interior: 2 } }, { outputs: [two], network, config }),
    ).rejects.toSatisfy((e) => isFailure(e, "predict/objects"));
  });

  it("are counted plane by plane in a stack, and turned with the image", async () => {
    const one = squares();
    const stack = ndarray("float32", [2, 8, 12], new Float32Array(192), ["z", "y", "x"]);
    stack.data.set(one.data, 96);
    const { outputs, tables } = await run(stack, { objects: true });
    expect(outputs[1]!.array).toMatchObject({ shape: [2, 8, 12], axes: ["z", "y", "x"] });
    expect(tables[0]!.columns.slice(0, 2)).toEqual(["z", "label"]);
    expect(tables[0]!.rows.map((row) => row.slice(0, 3))).toEqual([
      [1, 1, 32],
      [1, 2, 1],
    ]);
    const turned = await run(one, { objects: true, axes: "xy" });
    expect(turned.outputs[1]!.array.axes).toEqual(["x", "y"]);
    expect(turned.outputs[1]!.array.shape).toEqual([8, 12]);
    const own = await run(ndarray("float32", [1, 1, 8, 12], one.data), { objects: true });
    expect(own.outputs[1]!.array).toMatchObject({ shape: [8, 12], axes: ["y", "x"] });
  });
});

describe("calibration and names", () => {
  it("scales where the model scales and keeps what it does not touch", async () => {
    const half = output([
      axis("batch"),
      axis("channel", { channelNames: ["cells"] }),
      follows("y", "raw", { scale: 2 }),
      follows("x", "raw", { scale: 2 }),
    ]);
    const network: Network = ([a]) => [zeros("float32", [1, 1, a!.shape[2]! / 2, a!.shape[3]! / 2])];
    const even = input("batch,channel,y:4+2,x:4+2");
    const calibration = {
      x: { scale: 0.1, unit: "micrometer" },
      y: { scale: 0.2, unit: "micrometer" },
      z: { scale: 1.5, unit: "micrometer" },
    };
    const { outputs } = await run(
      ramp([3, 8, 10], ["z", "y", "x"]),
      {},
      { inputs: [even], outputs: [half], network, calibration },
    );
    expect(outputs[0]!.array.shape).toEqual([3, 1, 4, 5]);
    expect(outputs[0]!.channelNames).toEqual(["cells"]);
    expect(outputs[0]!.calibration).toEqual({
      x: { scale: 0.2, unit: "micrometer" },
      y: { scale: 0.4, unit: "micrometer" },
      z: { scale: 1.5, unit: "micrometer" },
    });
  });
});

describe("tables", () => {
  it("have channels across and index down", () => {
    const array = ndarray("float32", [1, 3, 2], Float32Array.from([1, 2, 3, 4, 5, 6]), [
      "batch",
      "index",
      "channel",
    ]);
    expect(tableOf("t", array, null)).toEqual({
      title: "t",
      columns: ["C1", "C2"],
      rows: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    });
    const across = ndarray("float32", [2, 3], Float32Array.from([1, 2, 3, 4, 5, 6]), ["channel", "index"]);
    expect(tableOf("t", across, ["a", "b"])).toEqual({
      title: "t",
      columns: ["a", "b"],
      rows: [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    });
  });
  it("hold one number, one row, or further axes as columns", () => {
    expect(
      tableOf("t", ndarray("float32", [1, 1], Float32Array.of(7), ["batch", "channel"]), null).rows,
    ).toEqual([[7]]);
    const row = ndarray("float32", [1, 2], Float32Array.of(7, 8), ["batch", "channel"]);
    expect(tableOf("t", row, null).rows).toEqual([[7, 8]]);
    const deep = ndarray("uint8", [2, 2, 1], Uint8Array.of(1, 2, 3, 4), ["time", "index", "channel"]);
    expect(tableOf("t", deep, null)).toMatchObject({
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
    const deeper = ndarray("uint8", [2, 2, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), [
      "z",
      "index",
      "channel",
    ]);
    expect(tableOf("t", deeper, null)).toEqual({
      title: "t",
      columns: ["z", "C1", "C2"],
      rows: [
        [0, 1, 2],
        [0, 3, 4],
        [1, 5, 6],
        [1, 7, 8],
      ],
    });
  });
  it("come from table outputs", async () => {
    const list = output([axis("batch"), axis("index:3"), axis("channel:2")], { isTable: true, id: "list" });
    const network: Network = () => [ramp([1, 3, 2])];
    const { outputs, tables } = await run(
      ramp([8, 8], ["y", "x"]),
      { tile: false },
      { outputs: [list], network },
    );
    expect(outputs[0]).toMatchObject({ kind: "table", id: "list" });
    expect(tables).toEqual([
      {
        title: "list",
        columns: ["C1", "C2"],
        rows: [
          [0, 1],
          [2, 3],
          [4, 5],
        ],
      },
    ]);
  });
});
