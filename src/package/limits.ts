const MiB = 1024 * 1024;

/** Limits of what a package may be, each with its reason. They are generous for real models and stop hostile files. */
export const packageLimits = {
  /** Zoo packages hold 5–40 files, unpacked SavedModels some hundreds. */
  maxEntries: 10_000,
  /** A typed array of more than 2 GiB cannot be handed to WebAssembly. */
  maxFileBytes: 2048 * MiB,
  /** Everything of a package together, unpacked. */
  maxTotalBytes: 8192 * MiB,
  /** Weights hardly compress; only blank tensors do, and these are small. Applies above `ratioFreeBytes`. */
  maxRatio: 200,
  ratioFreeBytes: 64 * MiB,
  /** A TensorFlow bundle may be a zip in the package zip, and some are zipped twice. */
  maxZipDepth: 3,
  /** Longest path inside a package, in characters. */
  maxPathLength: 1024,
  /** Largest real description is 60 kB. */
  maxRdfBytes: 4 * MiB,
} as const;

/** 1536 → "1.5 KiB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
