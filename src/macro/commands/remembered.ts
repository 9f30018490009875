import type { MacroHost } from "../host.ts";

/** Values that a dialog of ImageJ keeps from one run of a command to the next, also in macros. */
export function remembered<T extends object>(host: MacroHost, command: string, defaults: T): T {
  const key = `remembered ${command}`;
  const kept = host.state.get(key);
  if (kept !== undefined) return kept as T;
  const fresh = { ...defaults };
  host.state.set(key, fresh);
  return fresh;
}
