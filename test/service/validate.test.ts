import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { readImage, writePng } from "../../src/image/index.ts";
import type { ServiceParts } from "../../src/service/parts.ts";
import { createService } from "../../src/service/service.ts";
import { validate } from "../../src/validate/index.ts";

/** `validate` through the service: the forms of its arguments, pairing, progress, cancel, jobs, errors. The numbers are
 * those of src/validate, tested there. */

const limits = { pieceBytes: 24, jobsKept: 4, jobMinutes: 10, engineIdleMinutes: 10 };

function setup() {
  const never = async () => {
    throw new Error("validate needs no model");
  };
  const parts = {
    openModel: never,
    card: () => never,
    readImage,
    runModel: never,
    testModel: never,
    createEngine: () => {
      throw new Error("validate needs no engine");
    },
    bundled: {},
  } as unknown as ServiceParts; // none of these is reached
  return createService(parts, limits);
}

const labels = (...values: number[]) => ({
  _rtype: "ndarray",
  _rvalue: Uint16Array.from(values).buffer,
  _rshape: [4, 4],
  _rdtype: "uint16",
});
const one = [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 0, 0, 2, 2];
const other = [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0];
const valuesOf = (answer: { rows: readonly { measure: string; value: unknown }[] }, measure: string) =>
  answer.rows.filter((row) => row.measure === measure).map((row) => row.value);

function png(name: string, values: readonly number[]): File {
  const array = ndarray("uint8", [4, 4], Uint8Array.from(values), ["y", "x"]);
  return new File([writePng({ name, array, rgb: false }).bytes], name);
}

describe("validate", () => {
  it("compares two arrays and answers in plain JSON, pictures as ndarrays", async () => {
    const answer = await setup().validate([
      { reference: labels(...one), test: labels(...other), measures: ["SEG", "Hausdorff"] },
      { spacing: [2, 1], axes: "yx" },
    ]);
    const direct = await validate({
      reference: ndarray("uint16", [4, 4], Uint16Array.from(one), ["y", "x"]),
      test: ndarray("uint16", [4, 4], Uint16Array.from(other), ["y", "x"]),
      measures: ["SEG", "Hausdorff"],
      spacing: [2, 1],
    });
    expect(answer.rows).toEqual(direct.rows);
    expect(JSON.parse(JSON.stringify(answer.summary))).toEqual(answer.summary);
    expect(answer.reason).toBe("The measures were asked for by name.");
    expect(answer.tables.map((table) => table.rows.length)).toEqual([2, 2]);
    const [picture] = answer.pictures;
    expect(picture).toMatchObject({
      title: "Objects of reference and test",
      image: { _rtype: "ndarray", _rshape: [4, 4, 3], _rdtype: "uint8" },
    });
    expect(picture?.image._rvalue.byteLength).toBe(48);
  });

  it("pairs files by name, maps by key, and lists without names in order", async () => {
    const service = setup();
    const files = await service.validate([
      {
        reference: [png("a.png", one), png("b.png", other)],
        test: [png("b.png", other), png("a.png", other)],
        measures: "Accuracy",
      },
    ]);
    expect(files.rows.map(({ reference, test }) => [reference, test])).toEqual([
      ["a.png", "a.png"],
      ["b.png", "b.png"],
    ]);
    expect(valuesOf(files, "Accuracy")).toEqual([0.875, 1]);
    expect(files.summary[0]).toMatchObject({ measure: "Accuracy", mean: 0.9375, n: 2 });
    const map = await service.validate([
      {
        reference: { x: labels(...one), y: labels(...other) },
        test: { y: labels(...other), x: labels(...one) },
        measures: ["Accuracy"],
      },
    ]);
    expect(map.rows.map((row) => [row.reference, row.test, row.value])).toEqual([
      ["x", "x", 1],
      ["y", "y", 1],
    ]);
    const list = await service.validate([
      {
        reference: [png("p.png", one), png("q.png", other)],
        test: [labels(...one), labels(...one)],
        measures: ["Accuracy"],
      },
    ]);
    expect(valuesOf(list, "Accuracy")).toEqual([1, 0.875]);
  });

  it("sends numbers that are not finite as text", async () => {
    const { rows } = await setup().validate([
      { reference: labels(...one), test: labels(...one), measures: ["PSNR"], range: 2 },
    ]);
    expect(rows[0]?.value).toBe("Infinity");
  });

  it("reports progress, and stops when asked", async () => {
    const stages: string[] = [];
    await setup().validate([{ reference: labels(...one), test: labels(...other) }], {
      onProgress: (p) => stages.push(`${p.stage} ${"done" in p ? `${p.done}/${p.total} ${p.message}` : ""}`),
    });
    expect(stages[0]).toMatch(/^compare 0\/\d+ reference \(1\/1\): /);
    expect(stages.at(-1)).toMatch(/^done (\d+)\/\1/);
    const controller = new AbortController();
    const stopped = setup().validate([{ reference: labels(...one), test: labels(...other) }], {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toThrow(/^\[aborted\]/);
    const service = setup();
    const byId = service.validate([{ reference: labels(...one), test: labels(...one), id: "mine" }]);
    service.cancel("mine");
    await expect(byId).rejects.toThrow(/^\[aborted\]/);
  });

  it("is a job as well, whose pictures are read in pieces", async () => {
    const service = setup();
    const id = service.submit([
      { call: "validate", reference: labels(...one), test: labels(...other), measures: ["SEG"] },
    ]);
    while (service.status(id).state !== "completed") await new Promise((resolve) => setTimeout(resolve, 1));
    const { result } = service.status(id);
    expect(result).toMatchObject({
      rows: [{ measure: "SEG", value: 0.5 }],
      pictures: [{ legend: expect.any(Array) }],
    });
    expect(JSON.stringify(result)).not.toContain("_rvalue");
    const title = "Objects of reference and test";
    expect(service.output(id, title)._rshape).toEqual([24]);
    expect(service.output(id, title, 24)._rshape).toEqual([24]);
    expect(() => service.output(id, "other")).toThrow(/service\/unknown-output.*Objects of reference/);
  });

  const good = () => ({ reference: labels(...one), test: labels(...one) });
  it.each<[string, () => unknown[], RegExp]>([
    ["nothing", () => [], /service\/request.*not an object/],
    ["no test", () => [{ reference: labels(...one) }], /service\/request.*`test` is missing/],
    ["an unknown key", () => [{ ...good(), treshold: 1 }], /service\/request.*`treshold` is not known/],
    ["a threshold in words", () => [{ ...good(), threshold: "half" }], /`threshold` is "half".*a number/],
    ["an unknown measure", () => [{ ...good(), measures: ["Dicee"] }], /validate\/measure.*Dicee/],
    ["axes that do not fit", () => [{ ...good(), axes: "zyx" }], /service\/request.*zyx.*2 dimensions/],
    ["a number", () => [{ ...good(), test: 5 }], /service\/wire.*test.*got number/],
    ["a file name", () => [{ ...good(), test: "cells.tif" }], /service\/request.*not an address/],
    ["text in a file", () => [{ ...good(), test: new File(["text"], "cells.tif") }], /image\/malformed/],
    [
      "a missing partner",
      () => [{ reference: [png("a.png", one), png("b.png", one)], test: [png("a.png", one)] }],
      /validate\/pairs.*b\.png/,
    ],
    [
      "another size",
      () => [{ ...good(), test: { ...labels(), _rvalue: new ArrayBuffer(18), _rshape: [3, 3] } }],
      /metrics\/shape-mismatch/,
    ],
  ])("refuses %s", async (_name, args, message) => {
    await expect(setup().validate(args())).rejects.toThrow(message);
  });
});
