/** Marks of a data set. "line" and "filled" go up to the frame, the others want room around them. */
export type PlotShape = "line" | "filled" | "bar" | "separated bar" | "dot" | "symbol";

export interface PlotItem {
  readonly kind: "data" | "arrows" | "other";
  shape: PlotShape;
  xs: Float32Array;
  ys: Float32Array;
  /** Error bars; for arrows their ends. */
  xEnds: Float32Array | null;
  yEnds: Float32Array | null;
  label: string | null;
  hidden: boolean;
}

export type Limits = [xMin: number, xMax: number, yMin: number, yMax: number];

/** 0 = as it is, 1 = a little room unless zero lies there, 2 = a little room. */
type Room = 0 | 1 | 2;

const FLOAT_MIN = 1.401298464324817e-45;
/** Smallest ratio of the limits of a logarithmic axis. */
const MIN_LOG_RATIO = 3;

/** The data of a plot and how its axes are chosen, without the drawing.
 * @see ImageJ 1.54p ij.gui.Plot */
export class Plot {
  readonly items: PlotItem[] = [];
  frameWidth = 600;
  frameHeight = 340;
  /** Something in it has a colour: the window is RGB. */
  coloured = false;
  /** Logarithmic axes, where the limits allow them: see `draw`. */
  logX = false;
  logY = false;
  readonly #log: [x: boolean, y: boolean] = [false, false];
  #drawn = false;
  /** NaN until they are known. */
  limits: Limits = [Number.NaN, 0, Number.NaN, 0];
  #defaults: Limits = [Number.NaN, 0, Number.NaN, 0];
  /** Appended pages: true = in colour. */
  readonly pages: boolean[] = [];

  constructor(
    public title: string,
    public xLabel: string,
    public yLabel: string,
  ) {}

  /** The data set that Plot.getValues gives: the first. */
  get mainCurve(): PlotItem | undefined {
    return this.items.find((item) => item.kind === "data");
  }

  get lastCurve(): PlotItem | undefined {
    return this.items.filter((item) => item.kind === "data").at(-1);
  }

  /** What show does before the first drawing: limits that are not set yet come from the first data set alone. */
  findLimits(): void {
    const x = Number.isNaN(this.#defaults[0]);
    const y = Number.isNaN(this.#defaults[2]);
    if (x || y) {
      const { limits, room } = this.#extent(false, x, y);
      this.#defaults = this.#enlarged(limits, room);
    }
    this.limits = [...this.#defaults];
    this.draw();
  }

  /** What drawing does to the limits: very small ranges are widened, and only axes with positive limits far enough apart are logarithmic. */
  draw(): void {
    this.#drawn = true;
    for (const a of [0, 2] as const) {
      let [min, max] = [this.limits[a], this.limits[a + 1] as number];
      const range = max - min;
      const middle = 0.5 * (max + min);
      const relative = Math.abs(range / middle);
      if (range !== 0 && relative < 1e-4) {
        max = middle + (0.5 * range * 1e-4) / relative;
        min = middle - (0.5 * range * 1e-4) / relative;
      }
      const ratio = max / min;
      const positive = min > 10 * FLOAT_MIN && max > 10 * FLOAT_MIN;
      const log =
        (a === 0 ? this.logX : this.logY) && positive && (ratio > MIN_LOG_RATIO || 1 / ratio > MIN_LOG_RATIO);
      this.#log[a / 2] = log;
      // ImageJ keeps the limits as logarithms while it draws.
      this.limits[a] = log ? 10 ** Math.log10(min) : min;
      this.limits[a + 1] = log ? 10 ** Math.log10(max) : max;
    }
  }

  /** NaN = found from all data. */
  setLimits(wanted: Limits): void {
    const chosen: Limits = [...wanted];
    if (chosen.some(Number.isNaN)) {
      if (!this.items.some((item) => item.kind !== "other" && !item.hidden)) return;
      const { limits, room } = this.#extent(true, true, true);
      const auto = chosen.map(Number.isNaN);
      chosen.forEach((value, i) => {
        if (Number.isNaN(value)) chosen[i] = limits[i] as number;
      });
      for (const a of [0, 2]) {
        if (auto[a] === auto[a + 1]) continue;
        const turned = (this.#defaults[a + 1] as number) < (this.#defaults[a] as number);
        const [low, high] = [chosen[a] as number, chosen[a + 1] as number];
        if (turned ? low > high : high > low) continue;
        [auto[a], auto[a + 1]] = [true, true];
        [chosen[a], chosen[a + 1]] = [limits[a] as number, limits[a + 1] as number];
      }
      const used = room.map((value, i): Room => (auto[i] ? value : 0));
      this.limits = this.#enlarged(chosen, used);
    } else this.limits = chosen;
    this.#defaults = [...this.limits];
    if (this.#drawn) this.draw();
  }

  setLimitsToFit(): void {
    const { limits, room } = this.#extent(true, true, true);
    this.limits = this.#enlarged(limits, room);
    if (this.#drawn) this.draw();
  }

  #extent(all: boolean, x: boolean, y: boolean): { limits: Limits; room: Room[] } {
    const big = Number.MAX_VALUE;
    const limits: Limits = [big, -big, big, -big];
    const keep = [x, x, y, y];
    keep.forEach((found, i) => {
      if (!found) limits[i] = this.#defaults[i] as number;
    });
    const room: Room[] = [0, 0, 0, 0];
    for (const item of this.items) {
      if (item.kind === "other" || item.hidden) continue;
      if (x) extendX(limits, room, item);
      if (y) extendY(limits, room, item, this.#log[1]);
      if (!all) break;
    }
    for (const a of [0, 2])
      if (limits[a] === big && limits[a + 1] === -big)
        [limits[a], limits[a + 1]] = [this.#defaults[a] as number, this.#defaults[a + 1] as number];
    return { limits, room };
  }

  /** 1.5 % of the range, where room is wanted. */
  #enlarged(limits: Limits, room: readonly Room[]): Limits {
    const out: Limits = [...limits];
    for (const a of [0, 2] as const) {
      const log = this.#log[a / 2] === true;
      let [min, max] = [out[a] as number, out[a + 1] as number];
      if (log) [min, max] = [Math.log10(min), Math.log10(max)];
      const margin = 0.015 * (max - min);
      // As ImageJ: the upper limit is tried after the lower one was moved, with the old range.
      const lower = min - margin;
      const upper = max + margin;
      if (room[a] === 1 && !log) min = lower * min <= 0 ? 0 : lower;
      else if (room[a] === 2) min = lower;
      if (room[a + 1] === 1 && !log) max = upper * max <= 0 ? 0 : upper;
      else if (room[a + 1] === 2) max = upper;
      if (log) [min, max] = [10 ** min, 10 ** max];
      out[a] = min;
      out[a + 1] = max;
    }
    return out;
  }
}

const goesToFrame = (shape: PlotShape): boolean => shape === "line" || shape === "filled";
const isBar = (shape: PlotShape): boolean => shape === "bar" || shape === "separated bar";

function extendX(limits: Limits, room: Room[], item: PlotItem): void {
  const { xs, xEnds, yEnds, shape } = item;
  if (item.kind === "arrows") {
    extend(limits, room, 2, 0, xs, null);
    if (xEnds !== null) extend(limits, room, 2, 0, xEnds, null);
    return;
  }
  extend(limits, room, !goesToFrame(shape) || yEnds !== null ? 2 : 0, 0, xs, xEnds);
  const n = xs.length;
  if (!isBar(shape) || n < 2) return;
  limits[0] -= 0.5 * Math.abs((xs[1] as number) - (xs[0] as number));
  limits[1] += 0.5 * Math.abs((xs[n - 1] as number) - (xs[n - 2] as number));
}

function extendY(limits: Limits, room: Room[], item: PlotItem, log: boolean): void {
  const { ys, xEnds, yEnds, shape } = item;
  if (item.kind === "arrows") {
    extend(limits, room, 2, 2, ys, null);
    if (yEnds !== null) extend(limits, room, 2, 2, yEnds, null);
    return;
  }
  const wanted = shape === "dot" || xEnds !== null ? 2 : goesToFrame(shape) ? 0 : 1;
  extend(limits, room, wanted, 2, ys, yEnds);
  if (isBar(shape) && limits[2] > 0 && limits[3] / limits[2] >= 2 && !log) limits[2] = 0;
}

function extend(
  limits: Limits,
  room: Room[],
  wanted: Room,
  low: 0 | 2,
  data: Float32Array,
  errors: Float32Array | null,
): void {
  const high = low + 1;
  const n = data.length;
  let atMin = 0;
  let atMax = 0;
  for (let i = 0; i < n; i++) {
    const error = errors !== null && i < errors.length ? (errors[i] as number) : 0;
    const v1 = (data[i] as number) - error;
    const v2 = (data[i] as number) + error;
    const inner: Room = wanted === 0 && ((i > 0 && i < n - 1) || v1 !== v2) ? 1 : wanted;
    const finite = v1 !== Number.POSITIVE_INFINITY && v1 !== Number.NEGATIVE_INFINITY;
    if (v1 < (limits[low] as number) && finite) {
      limits[low] = v1;
      atMin = 1;
      room[low] = inner;
    } else if (v1 === limits[low]) atMin++;
    if (v2 > (limits[high] as number) && finite) {
      limits[high] = v2;
      atMax = 1;
      room[high] = inner;
    } else if (v2 === limits[high]) atMax++;
  }
  for (const [at, count] of [
    [low, atMin],
    [high, atMax],
  ] as const) {
    if (room[at] === 0 && count > 2 && count * 10 > n) room[at] = 1;
    if (count === n) room[at] = 2;
    if (count > 0 && (room[at] as Room) < wanted) room[at] = wanted;
  }
}
