import type { TestReport } from "../predict/index.ts";
import { task } from "../worker/index.ts";
import type {
  AnyProgress,
  BuildAnswer,
  DescribeAnswer,
  JobStatus,
  MacroAnswer,
  RunAnswer,
  ValidateAnswer,
  WireArray,
} from "./contract.ts";

/** The calls between the page and the core worker: the service's own functions, functions taken out of the arguments. */
export const coreTasks = {
  start: task<CoreSettings, void>("start"),
  describe: task<{ readonly model: unknown }, DescribeAnswer>("describe"),
  run: task<{ readonly args: readonly unknown[] }, RunAnswer | undefined, AnyProgress>("run"),
  test: task<{ readonly args: readonly unknown[] }, TestReport, AnyProgress>("test"),
  validate: task<{ readonly args: readonly unknown[] }, ValidateAnswer, AnyProgress>("validate"),
  build: task<{ readonly args: readonly unknown[] }, BuildAnswer, AnyProgress>("build"),
  macro: task<{ readonly args: readonly unknown[] }, MacroAnswer, AnyProgress>("macro"),
  submit: task<{ readonly args: readonly unknown[] }, string>("submit"),
  status: task<{ readonly id: string }, JobStatus>("status"),
  cancel: task<{ readonly id: string }, JobStatus>("cancel"),
  output: task<OutputRequest, WireArray>("output"),
};

/** First call after the worker is up: where our own files are. */
export interface CoreSettings {
  /** Folder of the site, ends in "/". */
  readonly siteUrl: string;
}

export interface OutputRequest {
  readonly id: string;
  readonly name: string;
  readonly start?: number | undefined;
  readonly length?: number | undefined;
}
