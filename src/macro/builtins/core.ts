import type { Builtin } from "../builtin.ts";

export const coreBuiltins: readonly Builtin[] = [];
