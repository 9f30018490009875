/** What Analyze Particles shows. */
export const particleShows = [
  "Nothing",
  "Overlay",
  "Overlay Masks",
  "Outlines",
  "Bare Outlines",
  "Ellipses",
  "Masks",
  "Count Masks",
] as const;
export type ParticleShow = (typeof particleShows)[number];

export interface ParticleOptions {
  /** Pixels, both ends included. */
  readonly minSize: number;
  readonly maxSize: number;
  /** 0 … 1; a maximum above 1 keeps what is rounder than a circle. */
  readonly minCircularity: number;
  readonly maxCircularity: number;
  readonly show: ParticleShow;
  readonly display: boolean;
  readonly exclude: boolean;
  readonly clear: boolean;
  readonly includeHoles: boolean;
  readonly summarize: boolean;
  readonly overlay: boolean;
  readonly addToManager: boolean;
  readonly composite: boolean;
  readonly recordStarts: boolean;
  readonly inSitu: boolean;
  readonly fourConnected: boolean;
  /** All planes; else the current one. */
  readonly stack: boolean;
}

/** What stops Analyze Particles, with ImageJ's message. */
export class ParticleError extends Error {}

/** What particle analysis asks of its caller. */
export interface ParticleHooks {
  /** Once a row and particle: throws to stop. */
  readonly tick?: () => void;
  readonly log?: (line: string) => void;
}
