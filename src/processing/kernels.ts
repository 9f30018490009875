import { CHUNK } from "../array/index.ts";
import type { Operand } from "./operand.ts";

/** In-place work on the first `count` values of `x`, which are elements start … of the tensor, as float64. */
export type Kernel = (x: Float64Array, count: number, start: number) => void;

/** (x − a) / b */
export function subtractDivide(a: Operand, b: Operand): Kernel {
  return withOperands(
    a,
    b,
    (x, count, u, v) => {
      for (let i = 0; i < count; i++) x[i] = (x[i]! - u) / v;
    },
    (x, count, u, v) => {
      for (let i = 0; i < count; i++) x[i] = (x[i]! - u[i]!) / v[i]!;
    },
  );
}

/** x · a + b */
export function multiplyAdd(a: Operand, b: Operand): Kernel {
  return withOperands(
    a,
    b,
    (x, count, u, v) => {
      for (let i = 0; i < count; i++) x[i] = x[i]! * u + v;
    },
    (x, count, u, v) => {
      for (let i = 0; i < count; i++) x[i] = x[i]! * u[i]! + v[i]!;
    },
  );
}

/** x · a + b in float32: numpy keeps a float32 array float32 when it meets plain numbers. */
export function multiplyAddFloat32(a: number, b: number): Kernel {
  const u = Math.fround(a);
  const v = Math.fround(b);
  return (x, count) => {
    for (let i = 0; i < count; i++) x[i] = Math.fround(Math.fround(x[i]! * u) + v);
  };
}

/** Lower bounds; NaN becomes the bound (numpy.where(x >= low, x, low)). */
export function raiseTo(low: Operand): Kernel {
  return withOperands(
    low,
    0,
    (x, count, u) => {
      for (let i = 0; i < count; i++) if (!(x[i]! >= u)) x[i] = u;
    },
    (x, count, u) => {
      for (let i = 0; i < count; i++) if (!(x[i]! >= u[i]!)) x[i] = u[i]!;
    },
  );
}

/** Upper bounds; NaN becomes the bound (numpy.where(x <= high, x, high)). */
export function lowerTo(high: Operand): Kernel {
  return withOperands(
    high,
    0,
    (x, count, u) => {
      for (let i = 0; i < count; i++) if (!(x[i]! <= u)) x[i] = u;
    },
    (x, count, u) => {
      for (let i = 0; i < count; i++) if (!(x[i]! <= u[i]!)) x[i] = u[i]!;
    },
  );
}

/** Fixed bounds; NaN stays (numpy.clip). */
export function clamp(low: number, high: number): Kernel {
  return (x, count) => {
    for (let i = 0; i < count; i++) {
      const v = x[i]!;
      if (v < low) x[i] = low;
      else if (v > high) x[i] = high;
    }
  };
}

/** x > threshold as 0 or 1; NaN gives 0. */
export function greaterThan(threshold: Operand): Kernel {
  return withOperands(
    threshold,
    0,
    (x, count, u) => {
      for (let i = 0; i < count; i++) x[i] = x[i]! > u ? 1 : 0;
    },
    (x, count, u) => {
      for (let i = 0; i < count; i++) x[i] = x[i]! > u[i]! ? 1 : 0;
    },
  );
}

/** 1 / (1 + e^−x) */
export function sigmoid(): Kernel {
  return (x, count) => {
    for (let i = 0; i < count; i++) x[i] = 1 / (1 + Math.exp(-x[i]!));
  };
}

export function round32(): Kernel {
  return (x, count) => {
    for (let i = 0; i < count; i++) x[i] = Math.fround(x[i]!);
  };
}

/** A cast to uint64 leaves negative values for the store to wrap; where the chain goes on they are wrapped here. */
export function wrapUint64(): Kernel {
  return (x, count) => {
    for (let i = 0; i < count; i++) if (x[i]! < 0) x[i] = x[i]! + 2 ** 64;
  };
}

type ScalarLoop = (x: Float64Array, count: number, a: number, b: number) => void;
type SpreadLoop = (x: Float64Array, count: number, a: Float64Array, b: Float64Array) => void;

/** Choose the loop per chunk: operands that are the same for all its elements go in as numbers. */
function withOperands(a: Operand, b: Operand, scalar: ScalarLoop, spread: SpreadLoop): Kernel {
  if (typeof a === "number" && typeof b === "number") return (x, count) => scalar(x, count, a, b);
  const fillA = new Float64Array(CHUNK);
  const fillB = new Float64Array(CHUNK);
  return (x, count, start) => {
    const u = typeof a === "number" ? a : a.load(start, count);
    const v = typeof b === "number" ? b : b.load(start, count);
    if (typeof u === "number" && typeof v === "number") scalar(x, count, u, v);
    else spread(x, count, asBuffer(u, fillA, count), asBuffer(v, fillB, count));
  };
}

function asBuffer(value: number | Float64Array, buffer: Float64Array, count: number): Float64Array {
  return typeof value === "number" ? buffer.fill(value, 0, count) : value;
}
