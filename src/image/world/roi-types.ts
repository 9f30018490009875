export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** ImageJ's selection types, by what `Roi.getType` calls them. */
export type RoiType =
  | "rectangle"
  | "oval"
  | "polygon"
  | "freehand"
  | "traced"
  | "line"
  | "polyline"
  | "freeline"
  | "angle"
  | "composite"
  | "point";

/** A selection. Never changed in place once it belongs to a window, overlay or the ROI manager: replace it.
 *
 * Coordinates are pixels of the image, x to the right, y down; a pixel's own square is [x, x + 1) × [y, y + 1).
 */
export interface Roi {
  readonly type: RoiType;
  /** Float bounds; whole numbers unless `subPixel`. */
  readonly bounds: Rect;
  /** Vertices in image coordinates: polygons, lines, points. Empty for rectangle, oval and composite. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly subPixel: boolean;
  /** "composite" only: closed polygons whose even-odd union is the area. */
  readonly paths?: readonly { readonly xs: readonly number[]; readonly ys: readonly number[] }[];
  /** Rectangle only: corner arc in pixels. */
  readonly arcSize?: number;
  readonly name: string | null;
  /** 0 = every position. `position` is the stack index of a plain stack. */
  readonly position: number;
  readonly channel: number;
  readonly slice: number;
  readonly frame: number;
  readonly strokeColor: string | null;
  readonly fillColor: string | null;
  readonly strokeWidth: number;
  readonly group: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Points only: counter of each point, and the stack position each was placed at. */
  readonly counters?: readonly number[];
  readonly pointPositions?: readonly number[];
  /** What ImageJ has a class of its own for. */
  readonly kind?: "ellipse" | "rotated rectangle" | "arrow" | "text" | "image";
  /** Whole-number bounding box as ImageJ keeps it beside the float bounds; read it with `roiBounds`. */
  readonly box?: Rect;
  /** Spline fitted: the nodes; `xs` and `ys` are then the curve. */
  readonly anchors?: { readonly xs: readonly number[]; readonly ys: readonly number[] };
  /** Positions are channel, slice and frame (ImageJ's hyperstack position), even if all are 0. */
  readonly hyperstackPosition?: boolean;
  /** Text, image and arrow selections keep what only they have here. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
