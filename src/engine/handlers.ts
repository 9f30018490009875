import { fail } from "../errors/index.ts";
import { type Handled, handle, withTransfer } from "../worker/index.ts";
import { type Loaded, type LoadInput, loadNetwork, runTile } from "./requests.ts";
import type { Runner } from "./runner.ts";
import { watchRuntimeMemory } from "./runtime-memory.ts";

/** Files of a network by path; the main one is named in the request. */
export type NetworkFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Makes the runner that the request asks for; loads the runtime on the way. */
export type CreateRunner = (
  input: LoadInput,
  files: NetworkFiles,
  memoryBytes: () => number,
) => Promise<Runner>;

/** What an engine worker answers: one network, loaded once, run tile by tile. */
export function engineHandlers(createRunner: CreateRunner): Handled[] {
  const memoryBytes = watchRuntimeMemory();
  let runner: Runner | null = null;

  return [
    handle(loadNetwork, async (input): Promise<Loaded> => {
      const files = new Map<string, Uint8Array<ArrayBuffer>>();
      for (const [path, blob] of Object.entries(input.files)) {
        files.set(path, new Uint8Array(await blob.arrayBuffer()));
      }
      runner = await createRunner(input, files, memoryBytes);
      const { runtime, version, notes, inputs, outputs } = runner;
      return { runtime, version, notes, inputs, outputs, memoryBytes: runner.memoryBytes() };
    }),
    handle(runTile, async ({ inputs }) => {
      if (!runner) throw fail("engine/closed", { what: "A worker without a network" });
      const notes: string[] = [];
      const outputs = await runner.run(inputs, (text) => notes.push(text));
      const buffers = new Set(outputs.map((array) => array.data.buffer));
      return withTransfer({ outputs, notes, memoryBytes: runner.memoryBytes() }, [...buffers]);
    }),
  ];
}
