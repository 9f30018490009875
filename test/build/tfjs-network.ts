import JSZip from "jszip";

const float = { type: "DT_FLOAT" };
const shape = [-1, -1, -1, 1].map((size) => ({ size: String(size) }));
const constant = (name: string) => ({ name, op: "Const", attr: { dtype: float } });
const binary = (name: string, op: string, a: string, b: string) => ({
  name,
  op,
  input: [a, b],
  attr: { T: float },
});

/** GraphModel y = 2x + 1 over images with the channel last. */
const modelJson = JSON.stringify({
  format: "graph-model",
  generatedBy: "2.11.0",
  modelTopology: {
    node: [
      { name: "x", op: "Placeholder", attr: { dtype: float, shape: { shape: { dim: shape } } } },
      constant("two"),
      constant("one"),
      binary("d", "Mul", "x", "two"),
      binary("y", "AddV2", "d", "one"),
    ],
    versions: {},
  },
  weightsManifest: [
    {
      paths: ["group1-shard1of1.bin"],
      weights: ["two", "one"].map((name) => ({ name, shape: [], dtype: "float32" })),
    },
  ],
});

export const tfjsFiles: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  "model.json": new TextEncoder().encode(modelJson),
  "group1-shard1of1.bin": new Uint8Array(new Float32Array([2, 1]).buffer),
};

const zip = new JSZip();
for (const [name, bytes] of Object.entries(tfjsFiles)) zip.file(name, bytes, { date: new Date(0) });
export const tfjsZip = new Uint8Array(await zip.generateAsync({ type: "uint8array" }));
