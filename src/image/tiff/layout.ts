import type { Calibration, ImagejExtras } from "../image-types.ts";

export type StackAxis = "time" | "z" | "channel";

/** Which page of the file each plane of the image is, and what is known beside the pixels. */
export interface StackLayout {
  readonly sizes: Readonly<Record<StackAxis, number>>;
  /** Indices into the pages, one per plane; time slowest, channel fastest. */
  readonly planes: readonly number[];
  readonly calibration: Calibration;
  readonly labels: readonly string[];
  readonly displayRanges: readonly (readonly [number, number])[];
  readonly luts: readonly Uint8Array[];
  readonly imagej?: ImagejExtras;
}

/** Planes in our order from pages that run through `dims`, slowest first. Axes that are absent have size 1.
 * @example orderPlanes([{ axis: "channel", size: 2 }, { axis: "z", size: 3 }]).planes // [0, 3, 1, 4, 2, 5] */
export function orderPlanes(
  dims: readonly { readonly axis: StackAxis; readonly size: number }[],
): Pick<StackLayout, "sizes" | "planes"> {
  const sizes = { time: 1, z: 1, channel: 1 };
  const strides = { time: 0, z: 0, channel: 0 };
  let stride = 1;
  for (const { axis, size } of [...dims].reverse()) {
    sizes[axis] = size;
    strides[axis] = stride;
    stride *= size;
  }
  const planes: number[] = [];
  for (let t = 0; t < sizes.time; t++) {
    for (let z = 0; z < sizes.z; z++) {
      for (let c = 0; c < sizes.channel; c++) {
        planes.push(t * strides.time + z * strides.z + c * strides.channel);
      }
    }
  }
  return { sizes, planes };
}
