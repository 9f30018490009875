/** Traced outline of an area of pixels. Vertices are corners between pixels. */
export interface Traced {
  readonly xs: number[];
  readonly ys: number[];
}

export type Connectivity = 4 | 8;
export type Selects = (x: number, y: number) => boolean;

/** Walk along the border between (x − 1, y) and (x, y), one of which is selected, until it is closed, selected pixels at the right-hand side.
 * @param selects - must be false outside the image.
 * @returns the outline; `hole` when it goes around pixels that are not selected.
 * @see ImageJ 1.54p ij.gui.Wand.traceEdge: same start, same vertices */
export function traceEdge(
  selects: Selects,
  startX: number,
  startY: number,
  connectivity: Connectivity,
): Traced & { readonly hole: boolean } {
  const xs: number[] = [];
  const ys: number[] = [];
  // Directions: 0 right, 1 up, 2 left, 3 down. Pixel d is the one between directions d and d − 1.
  const pixel = (px: number, py: number, direction: number): boolean => {
    switch (direction & 3) {
      case 0:
        return selects(px, py);
      case 1:
        return selects(px, py - 1);
      case 2:
        return selects(px - 1, py - 1);
      default:
        return selects(px - 1, py);
    }
  };
  const upwards = selects(startX, startY);
  const firstDirection = upwards ? 1 : 3;
  const firstY = upwards ? startY : startY + 1;
  let x = startX;
  let y = firstY;
  let direction = firstDirection;
  do {
    let next: number;
    if (connectivity === 4) {
      next = direction;
      while (next < direction + 2 && pixel(x, y, next)) next++;
      next--;
    } else {
      next = direction + 1;
      while (next >= direction && !pixel(x, y, next)) next--;
    }
    if (next !== direction) {
      xs.push(x);
      ys.push(y);
    }
    switch (next & 3) {
      case 0:
        x++;
        break;
      case 1:
        y--;
        break;
      case 2:
        x--;
        break;
      default:
        y++;
    }
    direction = next;
  } while (x !== startX || y !== firstY || (direction & 3) !== firstDirection);
  if (xs[0] !== x) {
    xs.push(x);
    ys.push(y);
  }
  return { xs, ys, hole: direction > 0 };
}

/** First outline found going right from (x, y), whatever it encloses: what ImageJ's Wand does in its legacy mode with a threshold. */
export function traceMask(mask: Uint8Array, width: number, height: number, x: number, y: number): Traced {
  const selects: Selects = (px, py) =>
    px >= 0 && py >= 0 && px < width && py < height && mask[py * width + px] === 255;
  if (x < 0 || x >= width || y < 0 || y >= height) return { xs: [], ys: [] };
  let at = x;
  if (selects(at, y)) while (selects(at, y)) at++;
  else {
    do {
      at++;
      if (at >= width) return { xs: [], ys: [] };
    } while (!selects(at, y));
  }
  return traceEdge(selects, at, y, 8);
}
