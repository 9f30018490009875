import { javaDouble, numberText } from "../image/numbers/index.ts";
import type { ImageWindow, World } from "../image/world/index.ts";
import { type Budget, bytesOf } from "./budget.ts";
import { logText } from "./builtins/text-windows.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./command-options.ts";
import { resolveCommand } from "./commands/resolve.ts";
import type { Answers, MacroHost } from "./host.ts";
import { JavaRandom } from "./java-random.ts";
import { MacroStop } from "./language/stop.ts";
import { type Vm, visible } from "./language/vm.ts";
import { Snippet } from "./snippet.ts";
import type { Reply, Suspension } from "./suspension.ts";
import type { Value } from "./values.ts";
import type { VirtualFiles } from "./virtual-files.ts";

/** What built-ins ask memory for in small pieces that stay. */
const KEPT: ReadonlySet<string> = new Set(["table row", "list", "text window"]);
const MAX_KEPT = 2 ** 30;
/** A line of the log, besides its characters. */
const BYTES_PER_LINE = 32;

export interface HostParts {
  readonly world: World;
  readonly files: VirtualFiles;
  readonly answers: Answers;
  readonly argument: string;
  readonly commands: ReadonlyMap<string, Command>;
  readonly budget: Budget;
  readonly notices: { title: string; message: string }[];
  readonly progress: { fraction: number | null; status: string };
  /** Runs a macro text inside this one; see runNested in execute.ts. */
  readonly nest: (host: Host, text: string, argument: string, name: string) => Value | undefined | Suspension;
}

/** The host of one running macro text. Macros that it runs itself have hosts of their own over the same parts. */
export class Host implements MacroHost {
  readonly world: World;
  readonly files: VirtualFiles;
  readonly answers: Answers;
  readonly argument: string;
  random: JavaRandom;
  /** Set by the machine that runs on this host. */
  vm: Vm | null = null;

  constructor(
    readonly parts: HostParts,
    readonly state: Map<string, unknown> = new Map(),
    /** Host of the macro that runs this one. */
    readonly parent: Host | null = null,
  ) {
    this.world = parts.world;
    this.files = parts.files;
    this.answers = parts.answers;
    this.argument = parts.argument;
    this.random = parent?.random ?? new JavaRandom();
    // What showStatus and showProgress said is one for all macros inside each other.
    state.set("progress", parts.progress);
  }

  image(): ImageWindow {
    return this.world.current ?? this.error("There are no images open");
  }

  log(line: string): void {
    this.keep(2 * line.length + BYTES_PER_LINE, "log");
    logText(this.world, line);
  }

  error(message: string): never {
    throw new MacroStop(message, null);
  }

  notice(title: string, message: string): void {
    this.parts.notices.push({ title, message });
  }

  run(name: string, options?: string): Reply {
    const command = resolveCommand(this.parts.commands, name);
    if (command === undefined) return this.error(`Unrecognized command: "${name}"`);
    if (command.refuse !== undefined)
      throw new MacroStop(`${command.name} cannot run here: ${command.refuse}`, null, "macro/unsupported");
    if (command.needsImage) this.image();
    return command.run(this, readOptions(this, options));
  }

  variable(name: string): Value | undefined {
    return this.vm === null ? undefined : visible(this.vm, name);
  }

  text(value: Value): string {
    if (typeof value === "number") return numberText(value);
    if (typeof value === "string") return value;
    return value.map((item) => (typeof item === "number" ? javaDouble(item) : item)).join(",");
  }

  tick(steps = 1): void {
    this.parts.budget.spend(steps);
  }

  remaining(): { readonly maxSteps: number; readonly timeoutMs: number } {
    return this.parts.budget.remaining();
  }

  claim(bytes: number, what: string): void {
    const limit = this.world.memory.limitBytes;
    if (KEPT.has(what)) this.keep(bytes, what);
    if (bytes <= 2 ** 20) return;
    const used = bytesOf(this.world);
    if (used + bytes <= limit) return;
    throw new MacroStop(
      `${what} needs ${megabytes(bytes)}; ${megabytes(used)} of ${megabytes(limit)} are taken by open images. Close images, or raise maxBytes`,
      null,
      "macro/limit",
    );
  }

  snippet(text: string, given: ReadonlyMap<string, Value>): Snippet {
    return new Snippet(text, given, this, this.vm?.builtins ?? new Map(), this.vm?.tolerant ?? false);
  }

  /** Small things that pile up: rows, lines, entries. Engines end the whole program when a list of them grows too long. */
  private keep(bytes: number, what: string): void {
    const { budget } = this.parts;
    budget.keptBytes += bytes;
    const limit = Math.min(MAX_KEPT, this.world.memory.limitBytes / 4);
    if (budget.keptBytes > limit)
      throw new MacroStop(
        `${what}: more than ${megabytes(limit)} of rows, lines and entries`,
        null,
        "macro/limit",
      );
  }

  nested(text: string, argument: string, name: string): Value | undefined | Suspension {
    return this.parts.nest(this, text, argument, name);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 24 ? 1 : 0)} MiB`;
}
