/** What scripts/goldens/Imagej.java prints about a file. Values are raw: not through a calibration function. */
export interface SeenByImagej {
  readonly type: "8-bit" | "16-bit" | "32-bit" | "RGB";
  readonly composite: boolean;
  readonly dimensions: {
    readonly width: number;
    readonly height: number;
    readonly channels: number;
    readonly slices: number;
    readonly frames: number;
  };
  readonly calibration: {
    readonly unit: string;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly interval: number;
    readonly timeUnit: string;
  };
  readonly planes: readonly {
    readonly label: string | null;
    readonly sum: number;
    readonly first: number | number[];
    readonly last: number | number[];
  }[];
  readonly ranges: readonly (readonly [number, number])[];
  readonly lastColours: readonly (readonly [number, number, number])[];
}
