import type { BuildProgress } from "../build/index.ts";
import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { TestReport } from "../predict/index.ts";
import { toAnswer, toBuildAnswer } from "./answer.ts";
import { type BuildCall, parseBuild, toBuildRequest } from "./build-request.ts";
import { compareImages } from "./compare-images.ts";
import type {
  AnyProgress,
  BuildAnswer,
  DescribeAnswer,
  JobStatus,
  LongCall,
  MacroAnswer,
  MacroRequest,
  RunAnswer,
  ValidateAnswer,
  WireArray,
} from "./contract.ts";
import { resolveInputs } from "./inputs.ts";
import { type JobContext, Jobs } from "./jobs.ts";
import { Models } from "./models.ts";
import type { ServiceParts } from "./parts.ts";
import type { Limits } from "./plugin-config.ts";
import { Queue } from "./queue.ts";
import {
  isPlain,
  parseDescribe,
  parseMacro,
  parseRun,
  parseTest,
  parseValidate,
  type RunCall,
  type TestCall,
  type ValidateCall,
} from "./request.ts";

/** What comes with a call besides its arguments. */
export interface CallHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AnyProgress) => void;
}

/** The functions behind every door. Arguments are those of the host, without functions; see docs/rpc.md for the forms.
 * Inputs given as arrays belong to the service afterwards. */
export interface Service {
  describe(model: unknown, hooks?: CallHooks): Promise<DescribeAnswer>;
  run(args: readonly unknown[], hooks?: CallHooks): Promise<RunAnswer | undefined>;
  test(args: readonly unknown[], hooks?: CallHooks): Promise<TestReport>;
  validate(args: readonly unknown[], hooks?: CallHooks): Promise<ValidateAnswer>;
  build(args: readonly unknown[], hooks?: CallHooks): Promise<BuildAnswer>;
  macro(args: readonly unknown[], hooks?: CallHooks): Promise<MacroAnswer>;
  submit(args: readonly unknown[]): string;
  status(id: string): JobStatus;
  cancel(id: string): JobStatus;
  output(id: string, name: string, start?: number, length?: number): WireArray;
  /** End engine workers. The service can be used again. */
  release(): Promise<void>;
}

/** Make the service. One long call works at a time; those that come meanwhile wait their turn. */
export function createService(parts: ServiceParts, limits: Limits): Service {
  const models = new Models(parts.openModel, parts.bundled);
  const jobs = new Jobs(limits);
  const queue = new Queue();
  const engine = new IdleEngine(parts.createEngine, limits.engineIdleMinutes * 60_000);

  const inTurn = async <T>(what: LongCall, context: JobContext, work: () => Promise<T>) => {
    const { done, position } = queue.add(
      async () => {
        context.onStart();
        return await work();
      },
      context.signal,
      what,
    );
    context.onQueued(position);
    return await done;
  };
  const withEngine = <T>(what: LongCall, context: JobContext, work: (engine: Engine) => Promise<T>) =>
    inTurn(what, context, () => engine.use(work));

  const doRun = (call: RunCall, context: JobContext, hooks: CallHooks) =>
    withEngine("run", context, async (engine) => {
      const { model: given, inputs: wire, id: _id, name, ...options } = call;
      const { signal } = context;
      const onProgress = both(context.onProgress, hooks.onProgress);
      const opened = await models.open(given, { ignoreHash: call.ignoreHash ?? false, signal });
      const ids = opened.model.description.inputs.map((input) => input.id);
      const { inputs, notes } = await resolveInputs(wire, ids, parts.readImage, { name, signal });
      return toAnswer(
        await parts.runModel(opened.model, inputs, engine, {
          ...options,
          onProgress,
          signal,
          openModel: async (model) => (await models.open(model, { ignoreHash: false, signal })).model,
        }),
        notes,
      );
    });

  const doTest = (call: TestCall, context: JobContext, hooks: CallHooks) =>
    withEngine("test", context, async (engine) => {
      const { model: given, id: _id, ...options } = call;
      const { signal } = context;
      const onProgress = both(context.onProgress, hooks.onProgress);
      const opened = await models.open(given, { ignoreHash: call.ignoreHash ?? false, signal });
      return await parts.testModel(opened.model, engine, { ...options, onProgress, signal });
    });

  const doValidate = (call: ValidateCall, context: JobContext, hooks: CallHooks) =>
    inTurn("validate", context, () =>
      compareImages(call, parts.readImage, {
        signal: context.signal,
        onProgress: both(context.onProgress, hooks.onProgress),
      }),
    );

  const doBuild = (call: BuildCall, context: JobContext, hooks: CallHooks) =>
    withEngine("build", context, async (engine) => {
      const { signal } = context;
      const since = performance.now();
      const report = both(context.onProgress, hooks.onProgress);
      const options = {
        signal,
        onProgress: ({ stage, done, total, text }: BuildProgress) =>
          report({ stage, done, total, message: text, elapsedMs: performance.now() - since }),
      };
      const request = await toBuildRequest(call.fields, parts.readImage, signal);
      const { build, tryBuild } = await parts.builder();
      const { until, proposal } = call;
      if (until)
        return toBuildAnswer(
          await tryBuild(request, engine, { ...options, until, ...(proposal ? { proposal } : {}) }),
        );
      const probe = proposal ? { probe: async () => proposal } : {};
      return toBuildAnswer(await build(request, engine, { ...options, ...probe }));
    });

  const doMacro = (call: MacroRequest, context: JobContext, hooks: CallHooks) =>
    withEngine("macro", context, async (engine) => {
      // Loaded on first use: few pages run macros.
      const { answerMacro } = await import("./macro-call.ts");
      return answerMacro(call, {
        engine,
        readImage: parts.readImage,
        signal: context.signal,
        onProgress: both(context.onProgress, hooks.onProgress),
        openModel: async (name, signal) => {
          const model = call.models && Object.hasOwn(call.models, name) ? call.models[name] : name;
          const options = { ignoreHash: call.ignoreHash ?? false, ...(signal ? { signal } : {}) };
          return (await models.open(model, options)).model;
        },
      });
    });

  const service: Service = {
    async describe(model, hooks = {}) {
      const { model: source, ignoreHash } = parseDescribe(model);
      const { signal } = hooks;
      const opened = await models.open(source, { ignoreHash, ...(signal ? { signal } : {}) });
      return describeOpened(parts, opened.handle, opened.model);
    },

    async run(args, hooks = {}) {
      const call = parseRun("run", args[0], args[1]);
      if (!call) return undefined;
      const job = jobs.start("run", call.id, false, hooks.signal, (context) => doRun(call, context, hooks));
      return (await job.done) as RunAnswer; // a job of `run` answers so
    },

    async test(args, hooks = {}) {
      const call = parseTest("test", args[0], args[1]);
      const job = jobs.start("test", call.id, false, hooks.signal, (context) => doTest(call, context, hooks));
      return (await job.done) as TestReport; // a job of `test` answers so
    },

    async validate(args, hooks = {}) {
      const call = parseValidate("validate", args[0], args[1]);
      const job = jobs.start("validate", call.id, false, hooks.signal, (context) =>
        doValidate(call, context, hooks),
      );
      return (await job.done) as ValidateAnswer; // a job of `validate` answers so
    },

    async build(args, hooks = {}) {
      const call = parseBuild("build", args[0], args[1]);
      const job = jobs.start("build", call.job, false, hooks.signal, (context) =>
        doBuild(call, context, hooks),
      );
      return (await job.done) as BuildAnswer; // a job of `build` answers so
    },

    async macro(args, hooks = {}) {
      const call = parseMacro("macro", args[0], args[1], args[2]);
      const job = jobs.start("macro", call.id, false, hooks.signal, (context) =>
        doMacro(call, context, hooks),
      );
      return (await job.done) as MacroAnswer; // a job of `macro` answers so
    },

    submit(args) {
      const [first, second] = args;
      const { kind, request } = takeKind(first);
      if (kind === "macro") {
        const call = parseMacro("submit", request, second, undefined);
        return jobs.start("macro", call.id, true, undefined, (context) => doMacro(call, context, {})).id;
      }
      if (kind === "build") {
        const call = parseBuild("submit", request, second);
        return jobs.start("build", call.job, true, undefined, (context) => doBuild(call, context, {})).id;
      }
      if (kind === "validate") {
        const call = parseValidate("submit", request, second);
        return jobs.start("validate", call.id, true, undefined, (context) => doValidate(call, context, {}))
          .id;
      }
      if (kind === "test") {
        const call = parseTest("submit", request, second);
        return jobs.start("test", call.id, true, undefined, (context) => doTest(call, context, {})).id;
      }
      const call = parseRun("submit", request, second);
      if (!call) {
        const expected = 'submit({model, inputs, …}) or submit({call: "test", model, …})';
        throw fail("service/request", { call: "submit", reason: "nothing was asked for", expected });
      }
      return jobs.start("run", call.id, true, undefined, (context) => doRun(call, context, {})).id;
    },

    status: (id) => jobs.status(id),
    cancel: (id) => jobs.cancel(id),
    output: (id, name, start, length) => jobs.output(id, name, start, length),
    release: () => engine.release(),
  };
  return service;
}

function describeOpened(parts: ServiceParts, handle: string, model: ModelPackage): DescribeAnswer {
  return { ...parts.card(model), handle, hashes: [...model.hashes] };
}

const longCalls: readonly LongCall[] = ["run", "test", "validate", "build", "macro"];

/** `call` names what a job does; "run" is the default. */
function takeKind(first: unknown): { kind: LongCall; request: unknown } {
  if (!isPlain(first) || "_rtype" in first || !("call" in first)) return { kind: "run", request: first };
  const { call: kind, ...request } = first;
  const known = longCalls.find((name) => name === kind);
  if (known) return { kind: known, request };
  throw fail("service/request", {
    call: "submit",
    reason: `\`call\` is ${JSON.stringify(kind)}`,
    expected: longCalls.map((name) => `"${name}"`).join(" or "),
  });
}

function both(
  first: (progress: AnyProgress) => void,
  second: ((progress: AnyProgress) => void) | undefined,
): (progress: AnyProgress) => void {
  return (progress) => {
    first(progress);
    second?.(progress);
  };
}

/** An engine that gives its memory back after a time without work. */
class IdleEngine {
  #engine: Engine | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly create: () => Engine,
    readonly idleMs: number,
  ) {}

  async use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#engine ??= this.create();
    try {
      return await work(this.#engine);
    } finally {
      this.#timer = setTimeout(() => void this.release(), this.idleMs);
      // In Node a waiting timer must not keep the process alive.
      if (typeof this.#timer === "object") this.#timer.unref();
    }
  }

  async release(): Promise<void> {
    clearTimeout(this.#timer);
    const engine = this.#engine;
    this.#engine = null;
    await engine?.dispose();
  }
}
