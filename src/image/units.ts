/** Long OME names of length and time units, each with the spellings met in files. The first spelling is what ImageJ
 * writes and understands. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  kilometer: ["km", "kilometers", "kilometre", "kilometres"],
  meter: ["m", "meters", "metre", "metres"],
  centimeter: ["cm", "centimeters", "centimetre", "centimetres"],
  millimeter: ["mm", "millimeters", "millimetre", "millimetres"],
  micrometer: [
    "um",
    "µm",
    "μm",
    "micron",
    "microns",
    "micrometers",
    "micrometre",
    "micrometres",
    "u",
    "µ",
    "μ",
  ],
  nanometer: ["nm", "nanometers", "nanometre", "nanometres"],
  picometer: ["pm", "picometers", "picometre", "picometres"],
  angstrom: ["Å", "Å", "A", "ang", "ångström", "angstroms"],
  inch: ["inch", "in", "inches"],
  day: ["d", "days"],
  hour: ["h", "hr", "hrs", "hours"],
  minute: ["min", "mins", "minutes"],
  second: ["sec", "s", "secs", "seconds"],
  millisecond: ["ms", "msec", "msecs", "milliseconds"],
  microsecond: ["us", "µs", "μs", "usec", "microseconds"],
  nanosecond: ["ns", "nsec", "nanoseconds"],
};

const byName = new Map<string, string>();
for (const [name, list] of Object.entries(spellings)) {
  byName.set(name, name);
  for (const spelling of list) byName.set(spelling, name);
}

/** Words that say "not calibrated". */
const noUnit = new Set([
  "",
  "pixel",
  "pixels",
  "px",
  "voxel",
  "voxels",
  "unit",
  "units",
  "null",
  "none",
  "reference frame",
]);

/** The long OME name of a unit ("µm", "um", "micron" → "micrometer"). Case matters only for one-letter spellings.
 * @returns null when the text means "no unit"; an unknown unit as it is, trimmed, with known = false. */
export function parseUnit(text: string): { readonly unit: string; readonly known: boolean } | null {
  const trimmed = text.trim().normalize("NFC");
  const lower = trimmed.toLowerCase();
  if (noUnit.has(lower)) return null;
  const name = byName.get(trimmed) ?? (trimmed.length > 1 ? byName.get(lower) : undefined);
  return name === undefined ? { unit: trimmed, known: false } : { unit: name, known: true };
}

/** The spelling that ImageJ uses for a long OME name; other units unchanged. */
export function imagejUnit(unit: string): string {
  return spellings[unit]?.[0] ?? unit;
}

/** Short symbol for column heads and scale bars ("µm", "s"); other units unchanged. */
export function unitSymbol(unit: string): string {
  if (unit === "micrometer") return "µm";
  if (unit === "microsecond") return "µs";
  if (unit === "second") return "s";
  return imagejUnit(unit);
}

const secondsPer: Readonly<Record<string, number>> = {
  day: 86_400,
  hour: 3600,
  minute: 60,
  second: 1,
  millisecond: 1e-3,
  microsecond: 1e-6,
  nanosecond: 1e-9,
};

const metersPer: Readonly<Record<string, number>> = {
  kilometer: 1e3,
  meter: 1,
  centimeter: 1e-2,
  millimeter: 1e-3,
  micrometer: 1e-6,
  nanometer: 1e-9,
  picometer: 1e-12,
  angstrom: 1e-10,
  inch: 0.0254,
};

/** How many `to` one `from` is; null when they are not both lengths or both times that are known here. */
export function unitRatio(from: string, to: string): number | null {
  for (const table of [metersPer, secondsPer]) {
    const a = table[from];
    const b = table[to];
    if (a !== undefined && b !== undefined) return a / b;
  }
  return from === to ? 1 : null;
}
