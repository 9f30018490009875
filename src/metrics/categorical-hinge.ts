import { type NdArray, sizeOf } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { checkSameShape } from "./pairs.ts";

/** Mean over pixels of max(0, 1 + max_c (1 − s) g − Σ_c s g); s is one-hot along one axis.
 * @param reference - one-hot, any real dtype. Pixels in which any class of either image is NaN are left out.
 * @param dim - the dimension of the classes.
 * @see keras 3 losses.categorical_hinge
 * @throws metrics/shape-mismatch, metrics/no-values, metrics/values when s is not one-hot */
export function categoricalHinge(reference: NdArray, test: NdArray, dim: number): number {
  checkSameShape(reference, test);
  const classes = reference.shape[dim] ?? 1;
  const inner = sizeOf(reference.shape.slice(dim + 1));
  const outer = sizeOf(reference.shape.slice(0, dim));
  let sum = 0;
  let pixels = 0;
  for (let o = 0; o < outer; o++) {
    for (let p = 0; p < inner; p++) {
      let positive = 0;
      let negative = -Infinity;
      let hot = 0;
      let nan = false;
      for (let c = 0; c < classes; c++) {
        const at = (o * classes + c) * inner + p;
        const s = Number(reference.data[at]);
        const g = Number(test.data[at]);
        if (Number.isNaN(s) || Number.isNaN(g)) nan = true;
        else if (s !== 0 && s !== 1) throw notOneHot(`the value ${s}`);
        hot += s;
        positive += s * g;
        negative = Math.max(negative, (1 - s) * g);
      }
      if (nan) continue;
      if (hot !== 1) throw notOneHot(`a pixel with ${hot} classes`);
      sum += Math.max(0, 1 + negative - positive);
      pixels++;
    }
  }
  if (pixels === 0) throw fail("metrics/no-values", { reason: "every pixel is NaN in one or both" });
  return sum / pixels;
}

function notOneHot(got: string): Error {
  return fail("metrics/values", {
    measure: "Categorical_Hinge",
    image: "reference",
    got,
    expected: "one-hot classes along the channel axis: one 1, else 0",
  });
}
