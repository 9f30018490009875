import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import JSZip from "jszip";
import { ndarray, writeNpy } from "../../src/array/index.ts";
import { tinyRdf } from "./tiny-model.ts";

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A pair of model and image of which one is bad, and the refusal that every door must give. */
export interface BadInput {
  readonly what: string;
  readonly model: NamedBytes;
  readonly image: NamedBytes;
  readonly code: string;
  readonly text: RegExp;
  /** Where the page, which shows an image before it is run, refuses it earlier. */
  readonly pageCode?: string;
}

const identity = new Uint8Array(readFileSync(resolve(import.meta.dirname, "../goldens/onnx/identity.onnx")));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A sound model and image, and everything that issue reports call bad input. */
export async function badInputs(): Promise<{ model: NamedBytes; image: NamedBytes; cases: BadInput[] }> {
  const image = npy(
    "good.npy",
    [8, 8],
    new Float32Array(64).map((_, i) => i),
  );
  const model = await package_("good.zip", {}, { "weights.onnx": identity });
  const withWeights = (entry: Record<string, unknown>) => ({ weights: entry });
  const bad = (
    what: string,
    code: string,
    text: RegExp,
    change: { model?: NamedBytes; image?: NamedBytes },
  ) => ({
    what,
    code,
    text,
    model: change.model ?? model,
    image: change.image ?? image,
  });
  const evil = await package_("evil.zip", {}, { "weights.onnx": identity, AAAAAAAAAAA: utf8("x") });
  const cases = [
    bad("a truncated zip", "package/not-a-package", /truncated/, {
      model: { name: "truncated.zip", bytes: model.bytes.slice(0, model.bytes.length - 200) },
    }),
    bad("a wrong hash", "package/checksum", /weights\.onnx.*(--ignore-hash|ignore)/s, {
      model: await package_(
        "hash.zip",
        withWeights({ onnx: { source: "weights.onnx", opset_version: 17, sha256: "0".repeat(64) } }),
        { "weights.onnx": identity },
      ),
    }),
    bad("missing weights", "package/missing-file", /weights\.onnx/, {
      model: await package_("missing.zip", {}, {}),
    }),
    bad("weights that are no network", "engine/malformed-weights", /weights\.onnx/, {
      model: await package_("garbage.zip", {}, { "weights.onnx": utf8("no network") }),
    }),
    bad("weights of a format that is not run", "engine/unsupported-format", /torchscript.*onnx/s, {
      model: await package_(
        "torch.zip",
        withWeights({ torchscript: { source: "weights.pt", pytorch_version: "1.13" } }),
        { "weights.pt": identity },
      ),
    }),
    bad("an unknown op", "processing/unsupported-op", /wavelet_magic/, {
      model: await package_("op.zip", withStep({ id: "wavelet_magic", kwargs: {} }), {
        "weights.onnx": identity,
      }),
    }),
    bad("wrong channels", "predict/channels", /1.*3/s, {
      model: await package_("channels.zip", threeChannels(), { "weights.onnx": identity }),
    }),
    bad("text instead of TIFF", "image/malformed", /text\.tif/, {
      image: { name: "text.tif", bytes: utf8("this is not an image\n".repeat(20)) },
    }),
    bad("a NaN image", "predict/nan-input", /NaN/, {
      model: await package_(
        "zmuv.zip",
        withStep({ id: "zero_mean_unit_variance", kwargs: { axes: ["y", "x"] } }),
        { "weights.onnx": identity },
      ),
      image: npy("nan.npy", [8, 8], new Float32Array(64).fill(Number.NaN)),
    }),
    {
      ...bad("an image of size 0", "predict/empty", /0/, {
        image: npy("empty.npy", [0, 8], new Float32Array(0)),
      }),
      pageCode: "image/malformed",
    },
    bad("an unsupported dtype", "array/dtype", /complex/, {
      image: { name: "complex.npy", bytes: complexNpy() },
    }),
    bad("an rdf that is not YAML", "rdf/not-yaml", /rdf\.yaml/, {
      model: { name: "yaml.zip", bytes: await zipOf({ "rdf.yaml": utf8("name: [unclosed\n\t- x") }) },
    }),
    bad("a zip bomb", "package/too-large", /zip bomb/, {
      model: await package_("bomb.zip", {}, { "weights.onnx": new Uint8Array(80 * 1024 * 1024) }),
    }),
    bad("../ in a zip", "package/unsafe-path", /\.\.\/evil\.txt/, {
      model: { name: "evil.zip", bytes: renamed(evil.bytes, "AAAAAAAAAAA", "../evil.txt") },
    }),
  ];
  return { model, image, cases };
}

/** tinyRdf whose tensors have three channels. */
function threeChannels(): Record<string, unknown> {
  const three = (tensor: Record<string, unknown>) => ({
    ...tensor,
    axes: (tensor.axes as Record<string, unknown>[]).map((axis) =>
      axis.type === "channel" ? { type: "channel", channel_names: ["a", "b", "c"] } : axis,
    ),
  });
  const { inputs, outputs } = tinyRdf() as Record<"inputs" | "outputs", Record<string, unknown>[]>;
  return { inputs: inputs.map(three), outputs: outputs.map(three) };
}

/** tinyRdf whose input has one step of preprocessing. */
function withStep(step: unknown): Record<string, unknown> {
  const [input] = tinyRdf().inputs as Record<string, unknown>[];
  return { inputs: [{ ...input, preprocessing: [step] }] };
}

function npy(name: string, shape: readonly number[], data: Float32Array<ArrayBuffer>): NamedBytes {
  return { name, bytes: writeNpy(ndarray("float32", shape, data)) };
}

async function package_(
  name: string,
  change: Record<string, unknown>,
  files: Record<string, Uint8Array>,
): Promise<NamedBytes> {
  return { name, bytes: await zipOf({ "rdf.yaml": utf8(JSON.stringify(tinyRdf(change))), ...files }) };
}

async function zipOf(files: Record<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  const bytes = await zip.generateAsync({ type: "arraybuffer", compression: "DEFLATE" });
  return new Uint8Array(bytes);
}

/** Rename an entry inside the bytes, as a hostile tool would; same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString("latin1").replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, "latin1"));
}

function complexNpy(): Uint8Array<ArrayBuffer> {
  const header = "{'descr': '<c8', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117) + "\n";
  const start = Buffer.from("\x93NUMPY\x01\x00v\x00", "latin1");
  return new Uint8Array(Buffer.concat([start, Buffer.from(header), Buffer.alloc(32)]));
}
