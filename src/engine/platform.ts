import type { SpawnWorker } from "../worker/index.ts";
import type { GpuFacts, OrtBundle } from "./choose-provider.ts";

/** What the engine needs from where it runs; see node.ts and browser.ts. */
export interface EnginePlatform {
  /** An engine worker of this platform. */
  readonly spawn: SpawnWorker;
  /** Logical processors. */
  readonly cores: number;
  /** Memory of the machine in bytes, as far as it tells; null = unknown. */
  readonly memoryBytes: number | null;
  /** Asked once, when the first network is opened. */
  gpu(): Promise<GpuFacts>;
  /** The wasm of a build of onnxruntime-web, compiled. Asked once for each build.
   * @throws engine/assets */
  compile(bundle: OrtBundle): Promise<WebAssembly.Module>;
  /** Folder URL, ending in "/", with the files of onnxruntime-web; null where module resolution finds them. */
  readonly assetBase: string | null;
}

/** Of a machine whose memory is unknown, all workers together may take this much. */
const UNKNOWN_BUDGET = 2 * 2 ** 30;

/** Budget for all workers together when the caller states none: half of the machine. */
export function defaultBudget(memoryBytes: number | null): number {
  return memoryBytes === null ? UNKNOWN_BUDGET : Math.floor(memoryBytes / 2);
}
