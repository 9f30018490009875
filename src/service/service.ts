import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { Progress, TestReport } from "../predict/index.ts";
import { toAnswer } from "./answer.ts";
import type { DescribeAnswer, JobStatus, RunAnswer, WireArray } from "./contract.ts";
import { resolveInputs } from "./inputs.ts";
import { type JobContext, Jobs } from "./jobs.ts";
import { Models } from "./models.ts";
import type { ServiceParts } from "./parts.ts";
import type { Limits } from "./plugin-config.ts";
import { Queue } from "./queue.ts";
import { isPlain, parseDescribe, parseRun, parseTest, type RunCall, type TestCall } from "./request.ts";

/** What comes with a call besides its arguments. */
export interface CallHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The functions behind every door. Arguments are those of the host, without functions; see docs/rpc.md for the forms.
 * Inputs given as arrays belong to the service afterwards. */
export interface Service {
  describe(model: unknown, hooks?: CallHooks): Promise<DescribeAnswer>;
  run(args: readonly unknown[], hooks?: CallHooks): Promise<RunAnswer | undefined>;
  test(args: readonly unknown[], hooks?: CallHooks): Promise<TestReport>;
  submit(args: readonly unknown[]): string;
  status(id: string): JobStatus;
  cancel(id: string): JobStatus;
  output(id: string, name: string, start?: number, length?: number): WireArray;
  /** End engine workers. The service can be used again. */
  release(): Promise<void>;
}

/** Make the service. One inference runs at a time; calls that come meanwhile wait their turn. */
export function createService(parts: ServiceParts, limits: Limits): Service {
  const models = new Models(parts.openModel, parts.bundled);
  const jobs = new Jobs(limits);
  const queue = new Queue();
  const engine = new IdleEngine(parts.createEngine, limits.engineIdleMinutes * 60_000);

  const inTurn = async <T>(what: string, context: JobContext, work: (engine: Engine) => Promise<T>) => {
    const { done, position } = queue.add(
      async () => {
        context.onStart();
        return await engine.use(work);
      },
      context.signal,
      what,
    );
    context.onQueued(position);
    return await done;
  };

  const doRun = (call: RunCall, context: JobContext, hooks: CallHooks) =>
    inTurn("run", context, async (engine) => {
      const { model: given, inputs: wire, id: _id, name, ...options } = call;
      const { signal } = context;
      const onProgress = both(context.onProgress, hooks.onProgress);
      const opened = await models.open(given, { ignoreHash: call.ignoreHash ?? false, signal });
      const ids = opened.model.description.inputs.map((input) => input.id);
      const { inputs, notes } = await resolveInputs(wire, ids, parts.readImage, { name, signal });
      return toAnswer(
        await parts.runModel(opened.model, inputs, engine, { ...options, onProgress, signal }),
        notes,
      );
    });

  const doTest = (call: TestCall, context: JobContext, hooks: CallHooks) =>
    inTurn("test", context, async (engine) => {
      const { model: given, id: _id, ...options } = call;
      const { signal } = context;
      const onProgress = both(context.onProgress, hooks.onProgress);
      const opened = await models.open(given, { ignoreHash: call.ignoreHash ?? false, signal });
      return await parts.testModel(opened.model, engine, { ...options, onProgress, signal });
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

    submit(args) {
      const [first, second] = args;
      const { kind, request } = takeKind(first);
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

/** `call` names what a job does: "run" (default) or "test". */
function takeKind(first: unknown): { kind: "run" | "test"; request: unknown } {
  if (!isPlain(first) || "_rtype" in first || !("call" in first)) return { kind: "run", request: first };
  const { call: kind, ...request } = first;
  if (kind === "run" || kind === "test") return { kind, request };
  throw fail("service/request", {
    call: "submit",
    reason: `\`call\` is ${JSON.stringify(kind)}`,
    expected: '"run" or "test"',
  });
}

function both(
  first: (progress: Progress) => void,
  second: ((progress: Progress) => void) | undefined,
): (progress: Progress) => void {
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
