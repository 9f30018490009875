import { sizeOf } from "../../array/index.ts";
import type { RunFigure } from "../proposal-types.ts";
import { type GridAxis, validSize } from "./grid-axis.ts";
import { Refusal, type Subject } from "./subject.ts";

/** Runs that would last longer than this are not made. */
const MAX_MS = 250;
const MAX_BYTES = 1e9;
const SIZES: Readonly<Record<number, readonly number[]>> = {
  1: [256, 1024, 4096],
  2: [64, 128, 256, 512],
  3: [16, 32, 64, 128],
};

/** Time and memory for images of several sizes, the second of two runs each. */
export async function measureRuns(subject: Subject, axes: readonly GridAxis[]): Promise<RunFigure[]> {
  const figures: RunFigure[] = [];
  const cut = axes.filter(({ step }) => step > 0).length;
  const wanted = cut === 0 ? [0] : (SIZES[Math.min(3, cut)] ?? []);
  const done = new Set<string>();
  for (const size of wanted) {
    const sizes = Object.fromEntries(axes.map((axis) => [axis.id, validSize(axis, size)]));
    const shapes = subject.shapes(sizes);
    const key = JSON.stringify(shapes);
    if (done.has(key)) continue;
    done.add(key);
    const last = figures.at(-1);
    const grown = last ? elementsOf(shapes) / elementsOf(last.shapes) : 1;
    if (last && (last.ms * grown > MAX_MS || last.peakBytes * grown > MAX_BYTES)) break;
    const inputs = subject.inputs(sizes, 900);
    if ((await subject.run(inputs)) instanceof Refusal) break;
    const start = performance.now();
    if ((await subject.run(inputs)) instanceof Refusal) break;
    const ms = Math.round((performance.now() - start) * 10) / 10;
    figures.push({ shapes, ms, peakBytes: subject.session.memory().peakBytes });
  }
  return figures;
}

function elementsOf(shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
}
