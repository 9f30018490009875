import type { GraphNode } from "../../onnx/index.ts";
import { NotFollowed } from "./reads.ts";

/** First and last input sample that outputs lo…hi of a Resize or Upsample take, scale ≠ 1 (onnx.ai, Resize).
 * Samples whose weight is exactly 0 do not count.
 * @throws NotFollowed where the position depends on the size of the tensor */
export function resizeSpan(node: GraphNode, scale: number, lo: number, hi: number): [number, number] {
  const mode = node.texts.mode ?? "nearest";
  const coordinates =
    node.op === "Upsample" ? "asymmetric" : (node.texts.coordinate_transformation_mode ?? "half_pixel");
  if (node.ints.antialias?.[0] === 1) throw new NotFollowed(node.name, "antialiasing is not followed");
  const position = positionIn(node, coordinates, scale);
  const rounding = node.op === "Upsample" ? "floor" : (node.texts.nearest_mode ?? "round_prefer_floor");
  const first = (i: number) => reach(mode, rounding, position(i))[0];
  const last = (i: number) => reach(mode, rounding, position(i))[1];
  // Positions rise with i, and so do the samples taken.
  return [first(lo), last(hi)];
}

function positionIn(node: GraphNode, coordinates: string, scale: number): (i: number) => number {
  switch (coordinates) {
    case "asymmetric":
      return (i) => i / scale;
    case "half_pixel":
    case "half_pixel_symmetric":
    case "pytorch_half_pixel":
      return (i) => (i + 0.5) / scale - 0.5;
    default:
      throw new NotFollowed(node.name, `with ${coordinates} positions depend on the size of the tensor`);
  }
}

function reach(mode: string, rounding: string, x: number): [number, number] {
  if (!Number.isFinite(x)) return [x, x];
  const floor = Math.floor(x + 1e-9);
  const whole = Math.abs(x - Math.round(x)) < 1e-9;
  if (mode === "nearest") {
    const at = nearest(rounding, x, whole);
    return [at, at];
  }
  if (whole) return [floor, floor];
  return mode === "cubic" ? [floor - 1, floor + 2] : [floor, floor + 1];
}

function nearest(rounding: string, x: number, whole: boolean): number {
  if (whole) return Math.round(x);
  switch (rounding) {
    case "floor":
      return Math.floor(x);
    case "ceil":
      return Math.ceil(x);
    case "round_prefer_ceil":
      return Math.floor(x + 0.5);
    default:
      return Math.ceil(x - 0.5);
  }
}
