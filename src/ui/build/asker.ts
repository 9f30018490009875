import { isFailure } from "../../errors/index.ts";
import type { BuildAnswer, DeepImageJ, StepProgress } from "../../service/index.ts";

/** Calls of `build`, one at a time: a newer one stops the one before. */
export class Asker {
  #call: { stopped: boolean } | null = null;

  constructor(readonly service: DeepImageJ) {}

  stop(): void {
    if (this.#call) this.#call.stopped = true;
  }

  /** null: it was stopped.
   * @throws what `build` throws */
  async ask(request: object, onProgress: (progress: StepProgress) => void): Promise<BuildAnswer | null> {
    this.stop();
    const call = { stopped: false };
    this.#call = call;
    try {
      const answer = await this.service.build(request, {
        onProgress: (progress: StepProgress) => {
          if (!call.stopped) onProgress(progress);
        },
        isCancelled: () => call.stopped,
      });
      return call.stopped ? null : answer;
    } catch (error) {
      if (call.stopped || isFailure(error, "aborted")) return null;
      throw error;
    } finally {
      if (this.#call === call) this.#call = null;
    }
  }
}
