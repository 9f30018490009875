import { positionOf, roundRange, setPlane, setPosition } from "../display/index.ts";
import { cropPixels } from "../geometry/crop.ts";
import { clippedRoi, croppedRoi, roiBounds, selectedProcessor, translateRoi } from "../roi/index.ts";
import { type ImageWindow, newPixels, type Rect, type Roi, type World } from "../world/index.ts";

export interface DuplicateRange {
  readonly channels: readonly [first: number, last: number];
  readonly slices: readonly [first: number, last: number];
  readonly frames: readonly [first: number, last: number];
}

/** A copy of planes of a window, cut to its area selection; not shown. Display, calibration, info and properties go along.
 * @param planes - indices of the planes, in order.
 * @see ImageJ 1.54p, ij.plugin.Duplicator */
function copyOf(
  world: World,
  window: ImageWindow,
  title: string,
  planes: readonly number[],
  dimensions: readonly [channels: number, slices: number, frames: number],
  rect: Rect = selectedProcessor(window).rect,
): ImageWindow {
  const { type, width, height } = window;
  const copy = world.make({
    title,
    type,
    width: rect.width,
    height: rect.height,
    planes: planes.map((i) =>
      cropPixels({ type, width, height, pixels: window.planes[i] ?? newPixels(type, 0) }, rect),
    ),
    labels: planes.map((i) => window.labels[i] ?? null),
    channels: dimensions[0],
    slices: dimensions[1],
    frames: dimensions[2],
    lut: window.lut,
    calibration: { ...window.calibration },
  });
  [copy.min, copy.max] = window.type === "RGB" ? [0, 255] : [window.min, window.max];
  copy.rangeUnused = window.rangeUnused ?? false;
  copy.fixedRange = window.type !== "8-bit" && window.type !== "RGB";
  copy.indexed = window.indexed;
  copy.dimensionsSet = planes.length > 1;
  copy.info = window.info;
  copy.properties = new Map(window.properties);
  copy.fileLuts = window.fileLuts;
  copy.hidden = world.batchMode;
  const { roi } = window;
  if (roi && (copy.calibration.xOrigin !== 0 || copy.calibration.yOrigin !== 0)) {
    const bounds = roiBounds(roi);
    copy.calibration.xOrigin -= bounds.x;
    copy.calibration.yOrigin -= bounds.y;
  }
  copy.roi = irregular(roi) ? croppedRoi(roi, window.width, window.height) : null;
  copy.overlay = croppedOverlay(window, rect, planes);
  return copy;
}

/** The current plane only (all channels of the current slice and frame for a hyperstack in composite mode), or the whole image. */
export function duplicatePlane(world: World, window: ImageWindow, title: string): ImageWindow {
  if (window.channels > 1 && window.composite === "composite") {
    const { slice, frame } = positionOf(window);
    return duplicateRange(world, window, title, {
      channels: [1, window.channels],
      slices: [slice, slice],
      frames: [frame, frame],
    });
  }
  const copy = copyOf(world, window, title, [window.plane], [1, 1, 1]);
  const channel =
    window.composite === null ? undefined : window.channelDisplay[window.plane % window.channels];
  if (channel && window.composite !== "grayscale") copy.lut = channel.lut;
  return copy;
}

/** All planes, or those from `first` to `last` (from 1) of a plain stack. */
export function duplicateStack(
  world: World,
  window: ImageWindow,
  title: string,
  first = 1,
  last = window.planes.length,
): ImageWindow {
  const whole = first <= 1 && last >= window.planes.length;
  const planes = Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
  const series = window.frames === window.planes.length;
  const dimensions = whole
    ? ([window.channels, window.slices, window.frames] as const)
    : series
      ? ([1, 1, planes.length] as const)
      : ([1, planes.length, 1] as const);
  const copy = copyOf(world, window, title, planes, dimensions, whole ? wholeRect(window) : undefined);
  if (!whole) return copy;
  copy.hyperstack = window.hyperstack;
  if (window.composite !== null) {
    copy.composite = window.composite;
    copy.channelDisplay = window.channelDisplay.map((channel) => ({ ...channel }));
  }
  setPlane(copy, window.plane);
  return copy;
}

/** Ranges of channels, slices and frames (from 1, both ends included) of a hyperstack or composite. */
export function duplicateRange(
  world: World,
  window: ImageWindow,
  title: string,
  range: DuplicateRange,
): ImageWindow {
  const planes: number[] = [];
  for (let t = range.frames[0]; t <= range.frames[1]; t++)
    for (let z = range.slices[0]; z <= range.slices[1]; z++)
      for (let c = range.channels[0]; c <= range.channels[1]; c++)
        planes.push(((t - 1) * window.slices + z - 1) * window.channels + c - 1);
  const length = ([first, last]: readonly [number, number]) => last - first + 1;
  const channels = length(range.channels);
  const copy = copyOf(world, window, title, planes, [channels, length(range.slices), length(range.frames)]);
  copy.hyperstack = true;
  if (window.composite !== null) {
    const shown = window.channelDisplay
      .slice(range.channels[0] - 1, range.channels[1])
      .map((channel) => ({ ...channel }));
    const [one] = shown;
    if (channels > 1) {
      copy.composite = window.composite;
      copy.channelDisplay = shown;
      if (channels !== window.channels && window.composite === "composite")
        for (const channel of shown) channel.active = true;
      if (one && window.composite !== "composite")
        copy.lut = window.composite === "grayscale" ? window.lut : one.lut;
      if (one) [copy.min, copy.max] = [one.min, one.max];
    } else if (one) {
      if (window.composite !== "grayscale") copy.lut = one.lut;
      [copy.min, copy.max] = [one.min, one.max];
      roundRange(copy);
    }
  }
  const { channel, slice, frame } = positionOf(window);
  setPosition(copy, { channel, slice, frame });
  return copy;
}

/** What a copy of a whole stack is cut to: the box of the clipped selection, which can be less than its clipped box. */
function wholeRect(window: ImageWindow): Rect | undefined {
  const { roi, width, height } = window;
  return irregular(roi) ? roiBounds(clippedRoi(roi, width, height)) : undefined;
}

function irregular(roi: Roi | null): roi is Roi {
  return roi !== null && !["rectangle", "line", "polyline", "freeline", "angle", "point"].includes(roi.type);
}

/** Elements that touch the rectangle, moved with it; of a single plane only those shown on it. */
function croppedOverlay(window: ImageWindow, rect: Rect, planes: readonly number[]): Roi[] | null {
  if (window.overlay === null) return null;
  const inside = (roi: Roi) => {
    const bounds = roiBounds(roi);
    return (
      bounds.x < rect.x + rect.width &&
      bounds.y < rect.y + rect.height &&
      bounds.x + Math.max(1, bounds.width) > rect.x &&
      bounds.y + Math.max(1, bounds.height) > rect.y
    );
  };
  const kept = window.overlay
    .filter(inside)
    .map((roi) => (rect.x === 0 && rect.y === 0 ? roi : translateRoi(roi, -rect.x, -rect.y)));
  if (planes.length === window.planes.length) return kept;
  const first = (planes[0] ?? 0) + 1;
  const last = (planes.at(-1) ?? 0) + 1;
  return kept
    .filter((roi) => roi.position === 0 || (roi.position >= first && roi.position <= last))
    .map((roi) =>
      roi.position === 0 || first === 1
        ? roi
        : { ...roi, position: planes.length === 1 ? 0 : roi.position - first + 1 },
    );
}
