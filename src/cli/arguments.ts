import { parseArgs } from "node:util";

/** A wrong call: exit status 2, with the usage of the command. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

type Kind = "string" | "boolean" | "strings";

export type OptionTable = Readonly<Record<string, { readonly kind: Kind; readonly short?: string }>>;

export interface ParsedCall {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

/** Parse a command's arguments by its option table.
 * @throws UsageError for unknown options, missing values, repeated single options */
export function parseCall(args: readonly string[], options: OptionTable): ParsedCall {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { kind, short }]) => [
      name,
      {
        type: kind === "boolean" ? ("boolean" as const) : ("string" as const),
        multiple: kind !== "boolean",
        ...(short ? { short } : {}),
      },
    ]),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split(". ")[0] : String(error));
  }
  const listOf = (name: string) => (parsed.values[name] as string[] | undefined) ?? [];
  for (const [name, { kind }] of Object.entries(options)) {
    if (kind === "string" && listOf(name).length > 1)
      throw new UsageError(`--${name} is given more than once`);
  }
  return {
    positionals: parsed.positionals,
    flag: (name) => parsed.values[name] === true,
    text: (name) => listOf(name)[0],
    texts: listOf,
  };
}

/** One of a few words. */
export function choice<T extends string>(
  value: string | undefined,
  name: string,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    throw new UsageError(`--${name} is ${value}; it must be one of ${allowed.join(", ")}`);
  return found;
}

export function positiveNumber(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw new UsageError(`--${name} is ${value}; it must be a number above 0`);
  }
  return number;
}

export function wholeNumber(value: string | undefined, name: string): number | undefined {
  const number = positiveNumber(value, name);
  if (number === undefined || Number.isInteger(number)) return number;
  throw new UsageError(`--${name} is ${value}; it must be a whole number`);
}

/** "y=256,x=256" → {y: 256, x: 256}; a single number is returned as such. */
export function sizesByAxis(
  value: string | undefined,
  name: string,
): number | Record<string, number> | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const sizes: Record<string, number> = {};
  for (const part of value.split(",")) {
    const match = /^\s*([A-Za-z][\w.]*)\s*=\s*(\d+)\s*$/.exec(part);
    if (!match?.[1]) throw new UsageError(`--${name} is ${value}; write it as y=256,x=256`);
    sizes[match[1]] = Number(match[2]);
  }
  return sizes;
}
