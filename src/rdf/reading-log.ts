import { MAX_LISTED_PROBLEMS } from "./limits.ts";
import type { Problem } from "./model-description.ts";

/** Collects what is found while reading: problems make the description unusable, warnings do not. */
export class ReadingLog {
  private readonly problems: Problem[] = [];
  private readonly noticed: Problem[] = [];

  problem(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  warn(path: string, message: string): void {
    this.noticed.push({ path, message });
  }

  get problemCount(): number {
    return this.problems.length;
  }

  /** All problems; beyond MAX_LISTED_PROBLEMS only their number. */
  get issues(): Problem[] {
    return shortened(this.problems);
  }

  get warnings(): Problem[] {
    return shortened(this.noticed);
  }
}

function shortened(list: readonly Problem[]): Problem[] {
  if (list.length <= MAX_LISTED_PROBLEMS) return [...list];
  const more = { path: "", message: `and ${list.length - MAX_LISTED_PROBLEMS} more` };
  return [...list.slice(0, MAX_LISTED_PROBLEMS), more];
}
