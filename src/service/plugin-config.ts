import config from "../../imjoy.config.json" with { type: "json" };
import packageFacts from "../../package.json" with { type: "json" };

/** What imjoy.config.json says, compiled into whatever is built. */
export const pluginConfig = config;

export const version: string = packageFacts.version;

export interface Limits {
  /** Largest piece that `output` returns, bytes: notebooks lose messages over 10 MiB. */
  readonly pieceBytes: number;
  /** Finished jobs kept at the same time. */
  readonly jobsKept: number;
  /** Minutes a finished job is kept after it was last asked for. */
  readonly jobMinutes: number;
  /** Minutes without work after which engine workers are ended and their memory returned. */
  readonly engineIdleMinutes: number;
}

export const defaultLimits: Limits = config.limits;
