/** Level 8: the Build tool. From weights and sample images to a model package: what the network tells, what the person
 * states, what is tried and found. Runs in browsers and Node; imports levels 1–6. See docs/build.md. */
export { build, tryBuild } from "./build.ts";
export type * from "./build-types.ts";
export { probeNetwork } from "./probe/index.ts";
export type * from "./proposal-types.ts";
export { requestFrom } from "./request-from.ts";
export { readBuildSpec } from "./spec-file.ts";
