import { describe, expect, it } from "vitest";
import { isHostContext, parseDescribe, parseRun, parseTest } from "../../src/service/request.ts";

const array = { _rtype: "ndarray", _rvalue: new ArrayBuffer(4), _rshape: [2, 2], _rdtype: "uint8" };

describe("parseRun", () => {
  it("takes one object, inputs and options, or both together", () => {
    expect(parseRun("run", { model: "nuclei", inputs: array, axes: "yx" }, undefined)).toEqual({
      model: "nuclei",
      inputs: array,
      axes: "yx",
    });
    expect(parseRun("run", array, { model: "nuclei" })).toEqual({ model: "nuclei", inputs: array });
    expect(parseRun("run", { model: "nuclei", inputs: array }, { tile: { y: 64 } })).toEqual({
      model: "nuclei",
      inputs: array,
      tile: { y: 64 },
    });
    expect(parseRun("run", { raw: array }, { model: "nuclei" })).toEqual({
      model: "nuclei",
      inputs: { raw: array },
    });
  });

  it("drops what imjoy-rpc adds, and empty options", () => {
    const request = { model: "m", inputs: array, _rkwargs: true, tile: null, halo: undefined };
    expect(parseRun("run", request, undefined)).toEqual({ model: "m", inputs: array });
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty object", {}],
    ["imjoy-core's context", { _variables: {}, _op: "__op__", _workflow_id: "w", config: {}, data: {} }],
    ["hypha-core's context", { data: null, config: {} }],
  ])("answers a host's own call (%s) with null", (_name, context) => {
    expect(isHostContext(context)).toBe(true);
    expect(parseRun("run", context, undefined)).toBeNull();
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ["an unknown key", { model: "m", inputs: array, tiles: 3 }, undefined, /`tiles` is not known/],
    ["no model", { inputs: array }, undefined, /`model` is missing/],
    ["no inputs", { model: "m" }, undefined, /`inputs` is missing/],
    [
      "a wrong engine",
      { model: "m", inputs: array, engine: "cuda" },
      undefined,
      /`engine` is "cuda".*"wasm"/,
    ],
    ["a wrong tile", { model: "m", inputs: array, tile: { y: -1 } }, undefined, /`tile`/],
    ["a negative halo", { model: "m", inputs: array, halo: -1 }, undefined, /`halo` is -1/],
    ["memory as text", { model: "m", inputs: array, memory: "2 GB" }, undefined, /`memory` is "2 GB"/],
    ["axes as a number", { model: "m", inputs: array, axes: 3 }, undefined, /`axes`/],
    ["options that are no object", array, "nuclei", /last argument/],
    ["only options", { tile: { y: 64 } }, undefined, /`model` is missing/],
  ])("refuses %s by name", (_name, first, second, message) => {
    expect(() => parseRun("run", first, second)).toThrow(message);
    expect(() => parseRun("run", first, second)).toThrow(/^\[service\/request\] /);
  });
});

describe("parseDescribe", () => {
  it("takes a model in any form, and knows its keys", () => {
    expect(parseDescribe("nuclei")).toEqual({ model: "nuclei", ignoreHash: false });
    expect(parseDescribe({ rdf: "name: x" })).toEqual({ model: { rdf: "name: x" }, ignoreHash: false });
    expect(parseDescribe({ model: "nuclei", ignoreHash: true })).toEqual({
      model: "nuclei",
      ignoreHash: true,
    });
    expect(() => parseDescribe({ model: "nuclei", ignoreHashes: true })).toThrow(
      /describe: `ignoreHashes` is not known/,
    );
  });
});

describe("parseTest", () => {
  it("takes a model alone or with options", () => {
    expect(parseTest("test", "nuclei", undefined)).toEqual({ model: "nuclei" });
    expect(parseTest("test", { model: "nuclei", weights: "all" }, undefined)).toEqual({
      model: "nuclei",
      weights: "all",
    });
    expect(parseTest("test", { handle: "model-1" }, { engine: "wasm" })).toEqual({
      model: { handle: "model-1" },
      engine: "wasm",
    });
    expect(() => parseTest("test", undefined, undefined)).toThrow(/`model` is missing/);
    expect(() => parseTest("test", "nuclei", { weights: "caffe" })).toThrow(/`weights` is "caffe"/);
  });
});
