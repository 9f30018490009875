/** What scripts/goldens/macros.py records of a macro run in ImageJ (see MacroOracle.java). */

/** NaN and the infinities are written as text. */
export type RecordedNumber = number | "NaN" | "Infinity" | "-Infinity";

export interface RecordedRoi {
  readonly type: string;
  readonly name: string | null;
  readonly bounds: readonly [number, number, number, number];
  readonly floatBounds: readonly [number, number, number, number];
  readonly position: number | readonly [number, number, number];
  readonly text?: string;
  readonly points?: readonly [readonly number[], readonly number[]];
  readonly strokeWidth: number;
  /** #aarrggbb */
  readonly strokeColor: string | null;
  readonly fillColor: string | null;
  readonly group: number;
  /** Pixels inside, of area selections; `mask` is null for a rectangle, else "WxH sha1" of 0/255 bytes. */
  readonly area?: number;
  readonly mask?: string | null;
}

export interface RecordedImage {
  readonly title: string;
  readonly id: number;
  readonly type: "8-bit" | "16-bit" | "32-bit" | "RGB";
  readonly window: "image" | "plot" | "histogram";
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly slices: number;
  readonly frames: number;
  readonly position: readonly [number, number, number];
  readonly currentSlice: number;
  readonly mode: "none" | "composite" | "color" | "grayscale";
  readonly hyperstack: boolean;
  readonly min: RecordedNumber;
  readonly max: RecordedNumber;
  readonly ranges: readonly (readonly [RecordedNumber, RecordedNumber])[] | null;
  /** sha1 of the 768 bytes of each channel's table. */
  readonly luts: readonly string[] | null;
  /** The tables themselves, in records of inputs. */
  readonly lutBytes?: readonly string[];
  readonly inverting: boolean;
  readonly threshold: readonly [number, number] | null;
  readonly calibration: {
    readonly pixelWidth: number;
    readonly pixelHeight: number;
    readonly pixelDepth: number;
    readonly unit: string;
    readonly origin: readonly [number, number, number];
    readonly frameInterval: number;
    readonly timeUnit: string;
    readonly function: {
      readonly function: number;
      readonly valueUnit: string;
      readonly coefficients: readonly RecordedNumber[] | null;
    } | null;
  };
  readonly roi: RecordedRoi | null;
  readonly overlay: readonly RecordedRoi[];
  readonly labels: readonly (string | null)[] | null;
  readonly info: string | null;
  readonly current: boolean;
  readonly sha1: readonly string[];
  /** base64 of zlib of all planes: little-endian samples, RGB as three bytes. Absent for plots. */
  readonly pixels?: string;
}

export interface RecordedTable {
  readonly title: string;
  readonly shown: boolean;
  readonly rows: number;
  readonly csv: string;
  readonly text: string;
  /** What its window shows; null when there is none. */
  readonly panel: string | null;
}

export interface RecordedError {
  readonly message: string;
  readonly line: number;
  readonly statement: string | null;
  /** Lines that the function was called from, innermost first. */
  readonly calledFrom?: readonly number[];
  /** "macro": with a line in the message; "aborted": by a command or by Cancel; "exception": a Java exception. */
  readonly kind: "macro" | "aborted" | "exception";
}

export interface RecordedRun {
  readonly images: readonly RecordedImage[];
  readonly tables: readonly RecordedTable[];
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly windows: readonly { readonly title: string; readonly class: string }[];
  readonly log: readonly string[];
  readonly roiManager: readonly RecordedRoi[] | null;
  readonly dialogs: readonly {
    readonly title: string;
    readonly text: string;
    readonly class: string;
    readonly answer: string;
  }[];
  readonly error: RecordedError | null;
  readonly returned: string | null;
  readonly timeout: boolean;
  /** Images before the macro; only where asked for. */
  readonly inputImages?: readonly RecordedImage[];
  readonly oracleFailed?: string;
}

export interface Golden extends RecordedRun {
  /** sha256 of the .ijm */
  readonly macro: string;
  /** sha256 of each image or table it opens. */
  readonly inputs: Readonly<Record<string, string>>;
}
