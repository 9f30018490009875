import { afterAll, describe, expect, it } from "vitest";
import { build, tryBuild } from "../../src/build/index.ts";
import { readImage } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import type { ServiceParts } from "../../src/service/parts.ts";
import { createService } from "../../src/service/service.ts";
import { encodeArray } from "../../src/service/wire.ts";
import { cases } from "../build/cases.ts";
import { nodeEngine } from "../engine/node-files.ts";

/** `build` through the service: the forms of its arguments, progress, cancel, jobs, errors. What it builds is tested in
 * test/build; the network is not looked at here, its proposal is given. */

const engine = nodeEngine({ keepWarm: 1 });
afterAll(() => engine.dispose());
const limits = { pieceBytes: 1000, jobsKept: 4, jobMinutes: 10, engineIdleMinutes: 10 };

const found = cases["2D U-Net"];
if (!found) throw new Error("no case");
const { proposal } = found;
const { weights, inputs, ...fields } = found.request;
const { content } = weights as { content: Uint8Array<ArrayBuffer> };
const [sample] = inputs as { array: Parameters<typeof encodeArray>[0] }[];
if (!sample) throw new Error("no sample");

function setup() {
  const never = async () => {
    throw new Error("build opens its own model");
  };
  const parts = {
    openModel: never,
    card: never,
    readImage,
    runModel: never,
    testModel: never,
    builder: async () => ({ build, tryBuild }),
    createEngine: () => engine,
    bundled: {},
  } as unknown as ServiceParts; // none of the others is reached
  return createService(parts, limits);
}
const wire = () => ({
  ...encodeArray(sample.array),
  _rvalue: encodeArray(sample.array)._rvalue.slice(0),
  axes: "yx",
});
const file = () => new File([content.slice()], "unet2d.onnx");

describe("build", () => {
  it("makes a package from a File and an array, and says how far it is", async () => {
    const seen: string[] = [];
    const answer = await setup().build([{ weights: file(), inputs: wire(), ...fields }, { proposal }], {
      onProgress: (p) =>
        seen.push(`${p.stage} ${"done" in p && typeof p.done === "number" ? p.done / p.total : ""}`),
    });
    expect(answer.package).toBeInstanceOf(ArrayBuffer);
    const model = await openModel(new Uint8Array(answer.package ?? new ArrayBuffer(0)));
    expect(model.description).toMatchObject({ name: "Tiny U-Net 2D", license: "MIT" });
    expect(answer.rdf.name).toBe("Tiny U-Net 2D");
    expect(answer.report.test?.results[0]?.verdict).toBe("passed");
    expect(JSON.parse(JSON.stringify(answer.report.choices))).toEqual(answer.report.choices);
    expect(seen[0]).toMatch(/^read/);
    expect(seen.at(-1)).toBe("done 1");
  });

  it("takes weights as bytes, in a list, named; and macros and attachments", async () => {
    const until = "draft";
    const same = async (given: unknown) =>
      (await setup().build([{ weights: given, until, proposal }])).rdf.inputs;
    const expected = await same(file());
    expect(await same(content.slice())).toEqual(expected);
    expect(await same(content.slice().buffer)).toEqual(expected);
    expect(await same([file()])).toEqual(expected);
    expect(await same({ path: "unet2d.onnx", content: content.slice() })).toEqual(expected);
    const answer = await setup().build([
      {
        weights: file(),
        proposal,
        macros: { postprocessing: [new File(["run('Invert');"], "invert.ijm")] },
        attachments: [{ path: "notes.txt", content: new Blob(["hello"]) }],
      },
    ]);
    expect(answer.report.files?.map((f) => f.source)).toEqual(
      expect.arrayContaining(["invert.ijm", "notes.txt"]),
    );
  });

  it("stops before it writes, when asked", async () => {
    const answer = await setup().build([{ weights: file(), inputs: [wire()], until: "check", proposal }]);
    expect(answer.package).toBeNull();
    expect(answer.report.checks.length).toBe(3);
    expect(answer.report.files).toBeUndefined();
  });

  it("is cancelled by name and by signal", async () => {
    const service = setup();
    const byName = service.build([{ weights: file(), proposal, job: "mine", id: "model-id" }]);
    service.cancel("mine");
    await expect(byName).rejects.toThrow(/^\[aborted\]/);
    const controller = new AbortController();
    const bySignal = setup().build([{ weights: file(), proposal }], {
      signal: controller.signal,
      onProgress: ({ stage }) => stage === "check" && controller.abort(),
    });
    await expect(bySignal).rejects.toThrow(/^\[aborted\]/);
  });

  it("is a job as well, whose package is read in pieces", async () => {
    const service = setup();
    const id = service.submit([{ call: "build", weights: file(), inputs: wire(), ...fields, proposal }]);
    while (["queued", "running"].includes(service.status(id).state))
      await new Promise((r) => setTimeout(r, 5));
    const status = service.status(id);
    expect(status).toMatchObject({
      call: "build",
      state: "completed",
      result: { rdf: { name: "Tiny U-Net 2D" } },
    });
    expect(Object.keys(status.result ?? {})).toEqual(["rdf", "report"]);
    expect(service.output(id, "package")).toMatchObject({ _rshape: [1000], _rdtype: "uint8" });
    expect([...new Uint8Array(service.output(id, "package", 0, 2)._rvalue)]).toEqual([0x50, 0x4b]);
  });

  it.each<[string, () => unknown[], RegExp]>([
    ["nothing", () => [], /service\/request.*not an object/],
    ["no weights", () => [{ inputs: wire() }], /service\/request.*`weights` is missing/],
    ["weights that are a number", () => [{ weights: 5 }], /service\/wire.*weights.*got number/],
    ["weights that are text", () => [{ weights: new File(["hello"], "a.onnx") }], /build\/weights.*a\.onnx/],
    ["an unknown key", () => [{ weights: file(), autors: [] }], /build\/request.*autors/],
    ["a sample that is none", () => [{ weights: file(), inputs: [5] }], /service\/wire.*inputs\.0/],
    ["an unknown stop", () => [{ weights: file(), until: "write" }], /service\/request.*`until` is "write"/],
    ["a proposal that is none", () => [{ weights: file(), proposal: {} }], /service\/request.*`proposal`/],
    ["a wrong doi", () => [{ weights: file(), cite: [{ text: "a", doi: "x" }] }], /build\/metadata.*doi/],
  ])("refuses %s", async (_name, args, message) => {
    await expect(setup().build(args())).rejects.toThrow(message);
  });
});
