import type { ReadingLog } from "./reading-log.ts";

export type Json = Readonly<Record<string, unknown>>;

/** What a wrong type means: a "problem" makes the file unusable, a "warning" leaves the field out. */
export type Severity = "problem" | "warning";

/** A value of the description together with its path, so that every message can say where. Null counts as absent. */
export class Cursor {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly log: ReadingLog,
  ) {}

  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** The field of a map; absent when this is no map or has no such own key. */
  get(key: string): Cursor {
    const path = this.path === "" ? key : `${this.path}.${key}`;
    return new Cursor(
      isMap(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined,
      path,
      this.log,
    );
  }

  /** Elements of a list; a single value where a list is meant is read as a list of one, with a warning. */
  list(severity: Severity = "warning"): Cursor[] {
    if (this.absent) return [];
    if (!Array.isArray(this.value)) {
      if (isMap(this.value) || severity === "problem") {
        this.report(severity, `must be a list, got ${kindOf(this.value)}`);
        return [];
      }
      this.warn("a single value where a list is expected");
      return [this];
    }
    return this.value.map((v, i) => new Cursor(v, `${this.path}[${i}]`, this.log));
  }

  map(severity: Severity = "warning"): Json | null {
    if (this.absent) return null;
    if (isMap(this.value)) return this.value;
    this.report(severity, `must be a map, got ${kindOf(this.value)}`);
    return null;
  }

  /** Text; numbers and booleans become text (versions, ids). Surrounding blanks go, empty text is absent. */
  text(severity: Severity = "warning"): string | null {
    if (this.absent) return null;
    const v = this.value;
    if (typeof v === "string") return v.trim() === "" ? null : v.trim();
    if (typeof v === "number" || typeof v === "boolean") return String(v);
    this.report(severity, `must be text, got ${kindOf(v)}`);
    return null;
  }

  /** A number, also from text such as "256" (with a warning). Infinity only where `infinite`; NaN never. */
  number(severity: Severity = "problem", options: { infinite?: boolean } = {}): number | null {
    if (this.absent) return null;
    const n = typeof this.value === "string" ? parseNumber(this.value) : this.value;
    if (typeof n !== "number" || Number.isNaN(n) || (!options.infinite && !Number.isFinite(n))) {
      this.report(severity, `must be a number, got ${shown(this.value)}`);
      return null;
    }
    if (typeof this.value === "string") this.warn(`the number ${n} is written as text`);
    return n;
  }

  integer(severity: Severity = "problem"): number | null {
    const n = this.number(severity);
    if (n === null || Number.isSafeInteger(n)) return n;
    this.report(severity, `must be a whole number, got ${n}`);
    return null;
  }

  boolean(): boolean | null {
    if (this.absent) return null;
    if (typeof this.value === "boolean") return this.value;
    this.warn(`must be true or false, got ${shown(this.value)}`);
    return null;
  }

  problem(message: string): void {
    this.log.problem(this.path, message);
  }

  warn(message: string): void {
    this.log.warn(this.path, message);
  }

  report(severity: Severity, message: string): void {
    if (severity === "problem") this.problem(message);
    else this.warn(message);
  }
}

export function isMap(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it may stand in a message: short, one line. */
export function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "a map";
  return shown(value);
}

/** Numbers written as text: plain JSON numbers and the words for the infinities. */
function parseNumber(text: string): number {
  const t = text.trim().toLowerCase();
  if (/^[-+]?(\.?inf|infinity)$/.test(t)) return t.startsWith("-") ? -Infinity : Infinity;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(t) ? Number(t) : Number.NaN;
}
