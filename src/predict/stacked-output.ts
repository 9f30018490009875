import { type NdArray, sizeOf, zeros } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { OutputTensor } from "../rdf/index.ts";
import { formOutput, type OutputForm, turnSample } from "./output-form.ts";
import type { MatchedInput, SampleGrid } from "./samples.ts";

/** One output of a run, filled sample by sample in any order. */
export class StackedOutput {
  #form: OutputForm | null = null;
  #result: NdArray | null = null;

  constructor(
    readonly tensor: OutputTensor,
    private readonly grid: SampleGrid,
    private readonly inputs: readonly MatchedInput[],
  ) {}

  /** @param sample - with the model's axes; used as it is when it is the only one.
   * @throws predict/output-shape when samples have different sizes (data-dependent outputs) */
  put(number: number, sample: NdArray): void {
    this.#form ??= formOutput(this.tensor, sample.shape, this.grid, this.inputs);
    const form = this.#form;
    const shape = form.order.map((d) => sample.shape[d]);
    if (
      !form.sampleShape.every((size, d) => size === shape[d]) ||
      sizeOf(form.sampleShape) !== sample.data.length
    ) {
      throw fail("predict/output-shape", {
        output: this.tensor.id,
        got: `[${sample.shape.join(", ")}] for entry ${number}`,
        expected: `the same for all entries; the first has [${form.sampleShape.join(", ")}]`,
      });
    }
    const turned = turnSample(sample, form);
    if (this.grid.count === 1) {
      this.#result = { ...turned, shape: form.shape, axes: form.axes };
      return;
    }
    this.#result ??= zeros(sample.dtype, form.shape, form.axes);
    // Same dtype: all samples ran the same steps.
    (this.#result.data as Float32Array).set(turned.data as Float32Array, number * turned.data.length);
  }

  get array(): NdArray {
    if (!this.#result) throw new Error(`output ${this.tensor.id} was not filled`);
    return this.#result;
  }

  get channelNames(): readonly string[] | null {
    return this.#form?.channelNames ?? null;
  }
}
