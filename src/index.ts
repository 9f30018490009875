/** The library for Node: what the command line is made of. In a browser call the plugin over imjoy-rpc (docs/rpc.md). */
export * from "./array/index.ts";
export { type BuildRequest, type BuildResult, build, probeNetwork } from "./build/index.ts";
export type { Engine, EngineOptions, Session } from "./engine/index.ts";
export { createNodeEngine, type NodeEngineOptions } from "./engine/node.ts";
export { type ErrorCode, Failure, isFailure } from "./errors/index.ts";
export {
  type Calibration,
  type ImageFile,
  labelObjects,
  objectTable,
  overlayPicture,
  readImage,
  type Table,
  tableToCsv,
  writeImage,
} from "./image/index.ts";
export { openImageFile, windowToImageFile } from "./image/windows/index.ts";
export { type ImageWindow, World } from "./image/world/index.ts";
export { checkMacro, type MacroError, type MacroOptions, type MacroResult, runMacro } from "./macro/index.ts";
export { collectWeights, type ModelPackage, type ModelSource, openModel } from "./package/index.ts";
export { openModelFromDisk } from "./package/node.ts";
export {
  deepImageJCommands,
  type OutputImage,
  type PredictInput,
  type Progress,
  type RunOptions,
  type RunRecord,
  type RunResult,
  replay,
  runModel,
  type TestReport,
  testModel,
} from "./predict/index.ts";
export { describeModel, type ModelDescription, readDescription } from "./rdf/index.ts";
export { validate, validateCommands, validatePairs } from "./validate/index.ts";
