import { type FailureRecord, fail, isFailure, toFailureRecord } from "../errors/index.ts";
import { arraysOf, withoutArrays } from "./answer.ts";
import type { AnyProgress, JobState, JobStatus, LongAnswer, LongCall, WireArray } from "./contract.ts";
import type { Limits } from "./plugin-config.ts";

interface Job {
  readonly id: string;
  readonly call: LongCall;
  readonly controller: AbortController;
  readonly submittedAt: number;
  /** Kept for `status` and `output`; false for a direct call, known only so that `cancel` finds it. */
  readonly kept: boolean;
  state: JobState;
  startedAt: number | null;
  completedAt: number | null;
  touchedAt: number;
  position: () => number;
  progress: AnyProgress | null;
  answer: LongAnswer | null;
  error: FailureRecord | null;
}

/** Handed to the work of a job. */
export interface JobContext {
  readonly signal: AbortSignal;
  onStart(): void;
  onProgress(progress: AnyProgress): void;
  onQueued(position: () => number): void;
}

type Work = (context: JobContext) => Promise<LongAnswer>;

/** Calls by id: those that run, and finished ones until they are forgotten (too many, or not asked for in a while). */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  #count = 0;

  constructor(
    readonly limits: Limits,
    readonly now: () => number = Date.now,
  ) {}

  /** Run `work` under an id. `kept` jobs swallow their failure (it is in the status).
   * @throws service/request when the id is in use; for direct calls, what `work` throws. */
  start(
    call: LongCall,
    wantedId: string | undefined,
    kept: boolean,
    outer: AbortSignal | undefined,
    work: Work,
  ): { id: string; done: Promise<LongAnswer> } {
    this.#forget();
    const job = this.#add(call, wantedId, kept);
    const abort = () => job.controller.abort();
    if (outer?.aborted) abort();
    outer?.addEventListener("abort", abort, { once: true });
    const done = this.#work(job, work).finally(() => {
      outer?.removeEventListener("abort", abort);
      if (!kept) this.#jobs.delete(job.id);
    });
    if (kept) done.catch(() => {});
    return { id: job.id, done };
  }

  status(id: string): JobStatus {
    this.#forget();
    return statusOf(this.#get(id));
  }

  /** Ask a job to stop; a finished one stays as it is. */
  cancel(id: string): JobStatus {
    const job = this.#get(id);
    if (job.state === "queued" || job.state === "running") {
      job.controller.abort();
      if (job.state === "queued") this.#end(job, "cancelled");
    }
    return statusOf(job);
  }

  /** @throws service/unknown-job, service/unknown-output */
  output(id: string, name: string, start = 0, length = Number.POSITIVE_INFINITY): WireArray {
    const job = this.#get(id);
    if (job.state !== "completed" || !job.answer) {
      throw fail("service/unknown-output", { job: id, output: name, available: `none, it is ${job.state}` });
    }
    const outputs = arraysOf(job.answer);
    const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
    if (!output) {
      const available = Object.keys(outputs).join(", ") || "none";
      throw fail("service/unknown-output", { job: id, output: name, available });
    }
    const total = output._rshape.reduce((n, s) => n * s, 1);
    const width = total === 0 ? 1 : output._rvalue.byteLength / total;
    const most = Math.max(1, Math.floor(this.limits.pieceBytes / width));
    if (!Number.isInteger(start) || start < 0 || start > total || !(length >= 0)) {
      throw fail("service/request", {
        call: "output",
        reason: `start ${start} and length ${length} do not lie in the ${total} elements of ${name}`,
        expected: "output(id, name, start, length) in elements",
      });
    }
    const n = Math.min(Math.floor(Math.min(length, total)), most, total - start);
    return {
      _rtype: "ndarray",
      _rvalue: output._rvalue.slice(start * width, (start + n) * width),
      _rshape: [n],
      _rdtype: output._rdtype,
    };
  }

  async #work(job: Job, work: Work): Promise<LongAnswer> {
    try {
      const answer = await work({
        signal: job.controller.signal,
        onQueued: (position) => {
          job.position = position;
        },
        onStart: () => {
          job.state = "running";
          job.startedAt = this.now() / 1000;
        },
        onProgress: (progress) => {
          job.progress = progress;
        },
      });
      if (job.kept) job.answer = answer;
      this.#end(job, "completed");
      return answer;
    } catch (error) {
      job.error = toFailureRecord(error);
      this.#end(job, isFailure(error, "aborted") ? "cancelled" : "failed");
      throw error;
    }
  }

  #add(call: LongCall, wantedId: string | undefined, kept: boolean): Job {
    const id = wantedId ?? `job-${++this.#count}-${Math.floor(Math.random() * 1e9).toString(36)}`;
    if (this.#jobs.has(id)) {
      throw fail("service/request", {
        call,
        reason: `the id "${id}" is in use`,
        expected: "another id, or none",
      });
    }
    const submittedAt = this.now() / 1000;
    const job: Job = {
      id,
      call,
      kept,
      controller: new AbortController(),
      submittedAt,
      state: "queued",
      startedAt: null,
      completedAt: null,
      touchedAt: this.now(),
      position: () => 0,
      progress: null,
      answer: null,
      error: null,
    };
    this.#jobs.set(id, job);
    return job;
  }

  #get(id: string): Job {
    const job = this.#jobs.get(id);
    if (!job) throw fail("service/unknown-job", { id: String(id), minutes: this.limits.jobMinutes });
    job.touchedAt = this.now();
    return job;
  }

  #end(job: Job, state: JobState): void {
    if (job.completedAt !== null) return;
    job.state = state;
    job.completedAt = this.now() / 1000;
    job.touchedAt = this.now();
  }

  #forget(): void {
    const finished = [...this.#jobs.values()].filter((job) => job.completedAt !== null && job.kept);
    finished.sort((a, b) => b.touchedAt - a.touchedAt);
    const oldest = this.now() - this.limits.jobMinutes * 60_000;
    finished.forEach((job, i) => {
      if (i >= this.limits.jobsKept || job.touchedAt < oldest) this.#jobs.delete(job.id);
    });
  }
}

function statusOf(job: Job): JobStatus {
  return {
    id: job.id,
    call: job.call,
    state: job.state,
    queuePosition: job.state === "queued" ? job.position() : 0,
    submittedAt: job.submittedAt,
    startedAt: job.startedAt,
    completedAt: job.completedAt,
    progress: job.progress,
    result: job.answer ? withoutArrays(job.answer) : null,
    error: job.error,
  };
}
