import type { MacroOptions, MacroResult } from "./macro-types.ts";

export declare function runMacro(text: string, options?: MacroOptions): Promise<MacroResult>;
