import { catalogue } from "../../errors/index.ts";
import type { Described } from "./describe.ts";

/** The message of a macro that stopped: the catalogue's text for its codes, the error's own for all others. */
export function messageOf(described: Described, file: string): string {
  const { code, message, line, column, shown, stack } = described;
  if (code === "macro/limit")
    return catalogue[code]({ file, line: line ?? 0, column: column ?? 0, message, shown, stack });
  return catalogue["macro/runtime"]({ file, line: line ?? 0, column: column ?? 0, message, shown, stack });
}
