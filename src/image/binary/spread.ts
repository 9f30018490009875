import type { PlanePixels, Processor } from "../world/index.ts";

export interface SpreadOptions {
  /** The value that stands for nothing: 0 or 255. */
  readonly background: number;
  /** Neighbours of the other kind that turn a pixel, 1…8. */
  readonly count: number;
  /** What lies outside is foreground while eroding; it is background otherwise. */
  readonly padEdges: boolean;
}

/** Foreground pixels with at least `count` background neighbours (of 8) become background. In place, inside the rectangle.
 * Where the rectangle ends one pixel before the right or lower border, the border pixels beside it change too, as in ImageJ.
 * @see ImageJ 1.54p ByteProcessor.filter(ERODE) */
export function erodeBinary(processor: Processor, options: SpreadOptions): void {
  spread(processor, options.background, options.count, !options.padEdges);
}

/** Background pixels with at least `count` foreground neighbours (of 8) become foreground; see erodeBinary. */
export function dilateBinary(processor: Processor, options: SpreadOptions): void {
  spread(processor, 255 - options.background, options.count, false);
}

/** Pixels `from` to `to` of one row, none of them at the image's border: the three columns around each are counted once. */
function spreadRow(
  source: PlanePixels,
  target: PlanePixels,
  from: number,
  to: number,
  width: number,
  value: number,
  count: number,
): void {
  const other = 255 - value;
  const column = (i: number): number =>
    (source[i - width] === value ? 1 : 0) +
    (source[i] === value ? 1 : 0) +
    (source[i + width] === value ? 1 : 0);
  let left = column(from - 1);
  let middle = column(from);
  for (let i = from; i < to; i++) {
    const right = column(i + 1);
    // A pixel of the other kind does not count itself.
    target[i] = source[i] === value || left + middle + right >= count ? value : other;
    left = middle;
    middle = right;
  }
}

function spread(processor: Processor, value: number, count: number, outside: boolean): void {
  const { width, height, rect } = processor;
  const target = processor.pixels;
  const source = target.slice();
  const other = 255 - value;
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;

  const atBorder = (x: number, y: number): void => {
    const i = y * width + x;
    if (source[i] === value) {
      target[i] = value;
      return;
    }
    let found = 0;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (dx === 0 && dy === 0) continue;
        const [nx, ny] = [x + dx, y + dy];
        const inside = nx >= 0 && nx < width && ny >= 0 && ny < height;
        if (inside ? source[ny * width + nx] === value : outside) found++;
      }
    target[i] = found >= count ? value : other;
  };

  for (let y = rect.y; y < bottom; y++) {
    if (y === 0 || y === height - 1) {
      for (let x = rect.x; x < right; x++) atBorder(x, y);
      continue;
    }
    if (rect.x === 0) atBorder(0, y);
    const last = Math.min(right, width - 1);
    const first = Math.max(rect.x, 1);
    if (first < last) spreadRow(source, target, y * width + first, y * width + last, width, value, count);
    if (right === width && width > 1) atBorder(width - 1, y);
  }
  if (width > 1 && right === width - 1) for (let y = rect.y; y < bottom; y++) atBorder(width - 1, y);
  if (width > 1 && height > 1 && bottom === height - 1)
    for (let x = rect.x; x < right; x++) atBorder(x, height - 1);
}
