import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type NdArray, ndarray, sizeOf } from "../../src/array/index.ts";
import type { BuildRequest } from "../../src/build/build-types.ts";
import type { NetworkProposal } from "../../src/build/proposal-types.ts";
import { generator } from "../../src/build/samples.ts";
import { type FakeInput, type FakeOutput, fakeProposal } from "./fake-proposal.ts";
import { tfjsZip } from "./tfjs-network.ts";

const folder = resolve(import.meta.dirname, "../goldens");

export function network(name: string, topic = "build") {
  return goldenFile(topic, `${name}.onnx`);
}

function goldenFile(topic: string, path: string) {
  return { path, content: new Uint8Array(readFileSync(resolve(folder, topic, path))) };
}

/** Blobs on a gradient, the same every time, 0 … 255. */
export function blobs(
  shape: readonly number[],
  axes: readonly string[],
  dtype: "uint8" | "float32" = "uint8",
) {
  const next = generator(sizeOf(shape));
  const values = Array.from({ length: sizeOf(shape) }, (_, i) =>
    Math.floor((i / sizeOf(shape)) * 100 + next() * 155),
  );
  const data = dtype === "uint8" ? Uint8Array.from(values) : Float32Array.from(values, (v) => v / 255);
  return ndarray(dtype, shape, data as never, axes) as NdArray;
}

export interface Case {
  readonly request: BuildRequest;
  readonly proposal: NetworkProposal;
}

const image = (shape: number[], axes: string[], dtype?: "uint8" | "float32") => ({
  array: blobs(shape, axes, dtype),
  name: "cells.tif",
});
const gray = image([50, 44], ["y", "x"]);
const fields = {
  authors: [{ name: "A. Author", affiliation: "Somewhere" }],
  description: "A network for tests.",
  license: "MIT",
  cite: [{ text: "A paper", doi: "10.1234/abcd" }],
} as const;
const zmuv = [{ id: "zero_mean_unit_variance", kwargs: { axes: ["channel", "y", "x"] } }] as const;

const plainIn = (name = "raw", y = "4+1", x = "4+1"): FakeInput => ({
  name,
  axes: ["batch=*", "channel=1", `y=${y}`, `x=${x}`],
});
const plainOut = (name: string, channels: number, y: string, x: string): FakeOutput => ({
  name,
  axes: ["batch=*", `channel=${channels}`, `y=${y}`, `x=${x}`],
});

/** Every kind of network that the issue names. */
export const cases: Readonly<Record<string, Case>> = {
  "2D U-Net": {
    request: {
      ...fields,
      name: "Tiny U-Net 2D",
      weights: network("unet2d"),
      inputs: [
        {
          ...gray,
          calibration: { y: { scale: 0.25, unit: "micrometer" }, x: { scale: 0.25, unit: "micrometer" } },
        },
      ],
      preprocessing: zmuv,
      postprocessing: [{ id: "sigmoid" }],
    },
    proposal: fakeProposal([plainIn("raw", "4+2", "4+2")], [plainOut("scores", 1, "0.y~6", "0.x~6")]),
  },
  "3D": {
    request: {
      ...fields,
      name: "Tiny 3D filter",
      weights: network("conv3d"),
      inputs: [image([7, 20, 18], ["z", "y", "x"], "float32")],
    },
    proposal: fakeProposal(
      [{ name: "volume", axes: ["batch=*", "channel=1", "z=3+1", "y=3+1", "x=3+1"] }],
      [{ name: "filtered", axes: ["batch=*", "channel=2", "z=0.z~1", "y=0.y~1", "x=0.x~1"] }],
    ),
  },
  "two inputs, two outputs": {
    request: {
      ...fields,
      name: "Two in and two out",
      weights: network("two_in_two_out"),
      inputs: { first: gray, second: image([50, 44], ["y", "x"], "float32") },
    },
    proposal: fakeProposal(
      [plainIn("first"), { name: "second", axes: ["batch=*", "channel=1", "y=4+1", "x=4+1"] }],
      [plainOut("mixed", 2, "0.y~1", "0.x~1"), plainOut("difference", 1, "0.y", "0.x")],
    ),
  },
  "table output": {
    request: {
      ...fields,
      name: "Tiny classifier",
      weights: network("table"),
      inputs: [image([2, 24, 24], ["channel", "y", "x"])],
      tensors: { outputs: [{ channel_names: ["round", "long", "other"] }] },
      postprocessing: [{ id: "softmax", kwargs: { axis: "channel" } }],
    },
    proposal: fakeProposal(
      [{ name: "patch", axes: ["batch=*", "channel=2", "y=1+1", "x=1+1"] }],
      [{ name: "classes", axes: ["batch=*", "channel=3"], isTable: true }],
    ),
  },
  "half resolution": {
    request: { ...fields, name: "Half resolution", weights: network("half"), inputs: [gray] },
    proposal: fakeProposal([plainIn("raw", "2+2", "2+2")], [plainOut("half", 1, "0.y/2", "0.x/2")]),
  },
  "double resolution": {
    request: { ...fields, name: "Double resolution", weights: network("double"), inputs: [gray] },
    proposal: fakeProposal([plainIn("raw", "1+1", "1+1")], [plainOut("double", 1, "0.y*2", "0.x*2")]),
  },
  "valid convolution": {
    request: { ...fields, name: "Valid convolution", weights: network("valid"), inputs: [gray] },
    proposal: fakeProposal([plainIn("raw", "5+1", "5+1")], [plainOut("inner", 1, "0.y-4", "0.x-4")]),
  },
  RGB: {
    request: {
      ...fields,
      name: "Colours to grey",
      weights: network("rgb"),
      inputs: [{ ...image([30, 40, 3], ["y", "x", "channel"]), rgb: true }],
      tensors: { inputs: [{ channel_names: ["red", "green", "blue"] }] },
      preprocessing: [{ id: "scale_linear", kwargs: { gain: 1 / 255 } }],
    },
    proposal: fakeProposal(
      [{ name: "colours", axes: ["batch=*", "channel=3", "y=3+1", "x=3+1"] }],
      [plainOut("grey", 1, "0.y~1", "0.x~1")],
    ),
  },
  "fixed size": {
    request: { ...fields, name: "One size only", weights: network("fixed"), inputs: [gray] },
    proposal: fakeProposal(
      [{ name: "raw", axes: ["batch=1", "channel=1", "y=32", "x=32"] }],
      [{ name: "filtered", axes: ["batch=1", "channel=1", "y=0.y~1", "x=0.x~1"] }],
    ),
  },
  "channel last": {
    request: {
      ...fields,
      name: "Channels last",
      weights: network("channel_last"),
      inputs: [gray],
      postprocessing: [{ id: "binarize", kwargs: { threshold: 0.1 } }],
    },
    proposal: fakeProposal(
      [{ name: "raw", axes: ["batch=*", "y=3+1", "x=3+1", "channel=1"] }],
      [{ name: "filtered", axes: ["batch=*", "y=0.y~1", "x=0.x~1", "channel=2"] }],
    ),
  },
  "weights in two files": {
    request: {
      ...fields,
      name: "External data",
      weights: [network("external", "onnx"), goldenFile("onnx", "external.data")],
      inputs: [gray],
    },
    proposal: fakeProposal([plainIn("x", "3+1", "3+1")], [plainOut("y", 2, "0.y~1", "0.x~1")]),
  },
  "y and x alone": {
    request: { ...fields, name: "No batch", weights: network("affine", "onnx"), inputs: [gray] },
    proposal: fakeProposal(
      [{ name: "x", axes: ["y=1+1", "x=1+1"] }],
      [{ name: "y", axes: ["y=0.y", "x=0.x"] }],
    ),
  },
  tensorflow_js: {
    request: {
      ...fields,
      name: "Affine in tensorflow_js",
      weights: { path: "affine.zip", content: tfjsZip },
      inputs: [gray],
    },
    proposal: fakeProposal(
      [{ name: "x", axes: ["batch=*", "y=1+1", "x=1+1", "channel=1"] }],
      [{ name: "y", axes: ["batch=*", "y=0.y", "x=0.x", "channel=1"] }],
      { format: "tensorflow_js" },
    ),
  },
};
