import type { LinePlan } from "../gaussian-plan.ts";
import { type GaussianCall, gaussianModule } from "./gaussian-module.ts";
import type { VectorMachine } from "./module.ts";

/** Columns copied together: one cache line of float32. */
const COLUMNS = 16;

/** Byte addresses of the tables and work buffers. */
type Layout = Readonly<
  Record<
    "values" | "rest" | "down" | "up" | "line" | "padded" | "before" | "after" | "result" | "block",
    number
  >
>;

/** Blurs lines four at a time with vectors; the same float32 arithmetic as one line at a time. */
export class VectorLines {
  readonly #machine: VectorMachine<GaussianCall>;
  readonly #plan: LinePlan;
  readonly #at: Layout;
  readonly #pitch: number;

  private constructor(machine: VectorMachine<GaussianCall>, plan: LinePlan, at: Layout, pitch: number) {
    this.#machine = machine;
    this.#plan = plan;
    this.#at = at;
    this.#pitch = pitch;
  }

  /** @returns null where this engine has no vectors. */
  static for(plan: LinePlan): VectorLines | null {
    const { kernel, length, coarse, unit, down, up } = plan;
    const pitch = (length + 8) * 4;
    let end = 64;
    const place = (bytes: number) => {
      const start = end;
      end += Math.ceil((bytes + 64) / 64) * 64;
      return start;
    };
    const at = {
      values: place(kernel.values.length * 4),
      rest: place(kernel.rest.length * 4),
      down: place(down ? down.length * 4 : 0),
      up: place(up ? up.length * 4 : 0),
      line: place((length + 8) * 16),
      padded: place(down ? ((coarse + 2) * unit + 8) * 16 : 0),
      before: place((coarse + 8) * 16) + 32,
      after: place((coarse + 8) * 16) + 32,
      result: place((length + 8) * 16),
      block: place(Math.max(4 * pitch, COLUMNS * 4 * (length + 4))),
    };
    const machine = gaussianModule.machine(end);
    if (machine === null) return null;
    machine.floats.set(kernel.values, at.values / 4);
    machine.floats.set(kernel.rest, at.rest / 4);
    if (down) machine.floats.set(down, at.down / 4);
    if (up) machine.floats.set(up, at.up / 4);
    return new VectorLines(machine, plan, at, pitch);
  }

  /** One past the last point that is written: beyond `to`, ImageJ goes on to the kernel's radius near the beginning of a line. */
  get #end(): number {
    const { from, to, kernel, length, down } = this.#plan;
    const radius = Math.min(kernel.values.length, length);
    return down === null && from < radius ? Math.max(to, radius) : to;
  }

  /** Rows `y` … at most four of them, in place. */
  rows(pixels: Float32Array, width: number, y: number, count: number): void {
    const { floats, call } = this.#machine;
    const { block, line } = this.#at;
    const { from, length } = this.#plan;
    const pitch = this.#pitch;
    for (let r = 0; r < count; r++)
      floats.set(pixels.subarray((y + r) * width, (y + r) * width + length), (block + r * pitch) / 4);
    call.gather(block, pitch, line, 16, (length + 3) >> 2);
    const points = this.#end - from;
    call.scatter(this.#blur(), 16, block, pitch, (points + 3) >> 2);
    for (let r = 0; r < count; r++) {
      const start = (block + r * pitch) / 4;
      pixels.set(floats.subarray(start, start + points), (y + r) * width + from);
    }
  }

  /** Columns `x` … at most sixteen of them, in place. */
  columns(pixels: Float32Array, width: number, x: number, count: number): void {
    const { floats, call } = this.#machine;
    const { block, line } = this.#at;
    const { from, length } = this.#plan;
    const pitch = 4 * COLUMNS;
    const start = block / 4;
    for (let y = 0, p = x, q = start; y < length; y++, p += width, q += COLUMNS)
      for (let c = 0; c < count; c++) floats[q + c] = pixels[p + c]!;
    const points = this.#end - from;
    for (let group = 0; group < count; group += 4) {
      call.copy(block + 4 * group, pitch, line, 16, length);
      call.copy(this.#blur(), 16, block + 4 * group, pitch, points);
    }
    for (let y = 0, p = from * width + x, q = start; y < points; y++, p += width, q += COLUMNS)
      for (let c = 0; c < count; c++) pixels[p + c] = floats[q + c]!;
  }

  /** Blur the four lines in the line buffer; gives the address of point `from`. */
  #blur(): number {
    const { from, to, unit, first, coarse, length, readFrom, readTo, down } = this.#plan;
    const { call, floats } = this.#machine;
    const { line, padded, before, after, result } = this.#at;
    if (down === null) {
      if (readFrom > 0) floats.fill(0, line / 4, line / 4 + 4 * readFrom);
      if (readTo < length) floats.fill(0, line / 4 + 4 * readTo, line / 4 + 4 * length);
      this.#convolve(line, length, from, to, result);
      return result + 16 * from;
    }
    const begin = first - Math.trunc((unit * 3) / 2);
    const count = (coarse + 2) * unit;
    const left = Math.max(0, -begin);
    const inner = Math.max(0, Math.min(length, begin + count) - Math.max(0, begin));
    call.copy(line, 0, padded, 16, left);
    call.copy(line + 16 * Math.max(0, begin), 16, padded + 16 * left, 16, inner);
    call.copy(
      line + 16 * (length - 1),
      0,
      padded + 16 * (left + inner),
      16,
      Math.max(0, count - left - inner),
    );
    call.down(padded, before, this.#at.down, 4 * unit, 16 * coarse);
    this.#convolve(before, coarse, 1, coarse - 1, after);
    const offset = from - first + unit - 1;
    const start = after + 16 * Math.trunc(offset / unit);
    call.up(start, result, this.#at.up, 4 * unit, 4 * (offset % unit), result + 16 * (to - from));
    return result;
  }

  #convolve(input: number, length: number, from: number, to: number, out: number): void {
    const { call } = this.#machine;
    const { values, rest } = this.#at;
    const radius = this.#plan.kernel.values.length;
    const firstPart = Math.min(radius, length);
    let i = from;
    if (i < firstPart) {
      call.edge(input, out, values, rest, radius, length, i, firstPart, 0);
      i = firstPart;
    }
    const inside = Math.min(length - radius, to);
    if (i < inside) {
      call.inside(input, out, values, radius, i, inside);
      i = inside;
    }
    if (i < to) call.edge(input, out, values, rest, radius, length, i, to, 1);
  }
}
