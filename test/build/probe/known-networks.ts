import type { WeightsFiles } from "../../../src/engine/index.ts";
import { goldenBytes, goldenJson } from "../../support/manifest.ts";

export interface KnownAxis {
  readonly axis: string;
  readonly min: number;
  /** 0 = one size only. */
  readonly step: number;
  readonly equation2: number | null;
  /** Per output, [start, end]: border in output samples, worst-phase receptive field in input samples. */
  readonly outputs: readonly {
    readonly up: number;
    readonly down: number;
    readonly offset: number;
    readonly border: readonly [number, number];
    readonly field: readonly [number, number];
  }[];
}

export interface KnownNetwork {
  readonly name: string;
  readonly kind: "tiled" | "global" | "dynamic" | "broken";
  readonly dims: number;
  readonly channelLast: boolean;
  readonly axes: readonly KnownAxis[];
}

/** Networks of scripts/goldens/networks.py with what brute force in Python found about them. */
export const knownNetworks = goldenJson<readonly KnownNetwork[]>("networks", "networks.json");

export function knownNetwork(name: string): KnownNetwork {
  const found = knownNetworks.find((network) => network.name === name);
  if (!found) throw new Error(`no network ${name}`);
  return found;
}

export function networkBytes(name: string): Uint8Array<ArrayBuffer> {
  return goldenBytes("networks", `${name}.onnx`);
}

export function networkWeights(name: string): WeightsFiles {
  const file = `${name}.onnx`;
  return { format: "onnx", main: file, files: { [file]: networkBytes(name) } };
}
