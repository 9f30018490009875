import type { build, tryBuild } from "../build/index.ts";
import type { Engine } from "../engine/index.ts";
import type { ModelPackage, ModelSource, OpenOptions } from "../package/index.ts";
import type { PredictInput, RunOptions, RunResult, TestOptions, TestReport } from "../predict/index.ts";
import type { ModelCard } from "../rdf/index.ts";
import type { ReadImage } from "./inputs.ts";

/** What the service stands on, given to it so that it runs alike in a worker, in Node and in tests. */
export interface ServiceParts {
  openModel(source: ModelSource, options: OpenOptions): Promise<ModelPackage>;
  card(model: ModelPackage): ModelCard;
  readonly readImage: ReadImage;
  runModel(
    model: ModelPackage,
    inputs: Readonly<Record<string, PredictInput>>,
    engine: Engine,
    options: RunOptions,
  ): Promise<RunResult>;
  testModel(model: ModelPackage, engine: Engine, options: TestOptions): Promise<TestReport>;
  /** Loads the Build tool on first use: few pages need it. */
  readonly builder: () => Promise<{ readonly build: typeof build; readonly tryBuild: typeof tryBuild }>;
  /** Makes the engine on first use, and again after it was released. */
  createEngine(): Engine;
  /** Bundled model name → URL. */
  readonly bundled: Readonly<Record<string, string>>;
}
