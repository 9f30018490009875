import { readCase, runCase } from "./macro-cases.ts";
import { differences } from "./macro-differences.ts";
import type { RecordedRun } from "./macro-record.ts";

/** One macro, ours against what ImageJ answered; for scripts/goldens/compare-macros.mjs. */
export async function compareCase(source: string, name: string, imagej: RecordedRun, all: boolean) {
  const macro = readCase(source);
  const start = performance.now();
  try {
    const ours = await runCase(macro, name, imagej.inputImages ?? []);
    const milliseconds = Math.round(performance.now() - start);
    const text = all
      ? [
          `ours: windows ${ours.world.windows.map((w) => `"${w.title}" ${w.type} ${w.width}x${w.height} range ${w.min}..${w.max}`).join("; ")}`,
          `ours: log ${JSON.stringify(ours.log)}`,
          `ours: error ${JSON.stringify(ours.error)}`,
          `ImageJ: windows ${imagej.images.map((w) => `"${w.title}" ${w.type} ${w.width}x${w.height} range ${w.min}..${w.max}`).join("; ")}`,
          `ImageJ: log ${JSON.stringify(imagej.log)}`,
          `ImageJ: tables ${imagej.tables.map((t) => `${t.title}\n${t.csv}`).join("\n")}`,
          `ImageJ: dialogs ${JSON.stringify(imagej.dialogs)}`,
          `ImageJ: error ${JSON.stringify(imagej.error)}`,
        ].join("\n")
      : "";
    return { differences: differences(ours, imagej, macro.tolerance), milliseconds, text };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      differences: [`ours throws ${stack}`],
      milliseconds: Math.round(performance.now() - start),
      text: "",
    };
  }
}
