/** Level above image: ImageJ's macro language, its built-in functions and commands, over the windows of src/image/world. No DOM, no files. */
export type { Builtin } from "./builtin.ts";
export { builtins } from "./builtins/index.ts";
export { checkMacro, type MacroProblem } from "./check-macro.ts";
export { type Command, type CommandOptions, command, refusedCommand } from "./command.ts";
export { commands } from "./commands/index.ts";
export { decodeText } from "./decode-text.ts";
export type { Answers, MacroHost } from "./host.ts";
export { functionKinds } from "./language/function-kinds.ts";
export type { MacroError, MacroOptions, MacroResult } from "./macro-types.ts";
export { runMacro } from "./run-macro.ts";
export { type Reply, Suspension } from "./suspension.ts";
