import { distanceMap } from "../../image/edm/index.ts";
import { greatest, least } from "../../image/numbers/index.ts";
import {
  moveRoi,
  roiBounds,
  roiMask,
  selectionFromPixels,
  sliceOfName,
  withPosition,
} from "../../image/roi/index.ts";
import type { Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";
import { addToManager, nameOf, openManager } from "./roi-manager-in-use.ts";

/** Between entries at different slices, entries for the slices between them.
 * ImageJ interpolates signed distances of its own approximation; here exact ones are used, so single border pixels can differ. */
export function interpolateEntries(host: MacroHost): void {
  const manager = openManager(host);
  const { rois } = manager;
  if (rois.length < 2) host.error("Please populate the ROI Manager with at least two ROIs");
  const bySlice = new Map<number, Roi[]>();
  for (const roi of rois) {
    const slice = sliceOfName(nameOf(roi));
    bySlice.set(slice, [...(bySlice.get(slice) ?? []), roi]);
  }
  if (bySlice.size < 2) host.error("ROIs are all on the same slice, nothing to interpolate");
  const slices = [...bySlice.keys()].filter((slice) => slice !== 0).sort((a, b) => a - b);
  const boxes = slices.flatMap((slice) => (bySlice.get(slice) ?? []).map(roiBounds));
  const left = least(boxes.map(({ x }) => x));
  const top = least(boxes.map(({ y }) => y));
  const width = greatest(boxes.map((box) => box.x + box.width)) - left + 1;
  const height = greatest(boxes.map((box) => box.y + box.height)) - top + 1;
  host.claim(width * height * 4 * (slices.length + 1), "interpolated selections");
  const fields = new Map(
    slices.map(
      (slice) => [slice, signedDistances(bySlice.get(slice) ?? [], left, top, width, height)] as const,
    ),
  );
  for (let i = 1; i < slices.length; i++) {
    const [from, to] = [slices[i - 1]!, slices[i]!];
    const [a, b] = [fields.get(from)!, fields.get(to)!];
    for (let slice = from + 1; slice < to; slice++) {
      host.tick();
      const share = (slice - from) / (to - from);
      const between = selectionFromPixels(width, height, (x, y) => {
        const at = y * width + x;
        return a[at]! * (1 - share) + b[at]! * share > 0;
      });
      if (between === null) {
        host.error(`Unable to interpolate slice ${slice}. More\nintermediate ROIs needed.`);
        return;
      }
      const box = roiBounds(between);
      addToManager(host, withPosition(moveRoi(between, box.x + left, box.y + top), slice), null, -1);
    }
  }
  host.run("ROI Manager...", "");
  manager.rois = [...manager.rois].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Distance to the border, positive inside. */
function signedDistances(
  rois: readonly Roi[],
  left: number,
  top: number,
  width: number,
  height: number,
): Float32Array {
  const plane = new Uint8Array(width * height);
  for (const roi of rois) {
    const box = roiBounds(roi);
    const mask = roiMask(roi);
    for (let y = 0; y < box.height; y++)
      for (let x = 0; x < box.width; x++)
        if (mask === null || mask[y * box.width + x] !== 0)
          plane[(box.y - top + y) * width + box.x - left + x] = 255;
  }
  const inside = distanceMap(plane, width, height, 0);
  const outside = distanceMap(plane, width, height, 255);
  return inside.map((d, i) => (plane[i] === 255 ? d : -(outside[i] ?? 0)));
}
