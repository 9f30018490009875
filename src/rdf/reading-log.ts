import type { Problem } from "./model-description.ts";

/** Collects what is found while reading: problems make the description unusable, warnings do not. */
export class ReadingLog {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];

  problem(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  warn(path: string, message: string): void {
    this.warnings.push({ path, message });
  }
}
