import { type ImageWindow, type NewWindow, newWindow, type WindowCalibration } from "./image-window.ts";
import type { Lut } from "./lut.ts";
import type { PixelType, PlanePixels } from "./pixels.ts";
import { newTable, type ResultsTable } from "./results-table.ts";
import type { Roi } from "./roi-types.ts";
import type { TextWindow } from "./text-window.ts";
import { defaultOptions, type WorldOptions } from "./world-options.ts";

/** Everything that a macro can see and change: ImageJ's windows and static state. One per macro run; mutable.
 *
 * Nothing here opens a real window: showing, batch mode and positions on screen have no effect on numbers.
 */
export class World {
  /** In order of opening. */
  readonly windows: ImageWindow[] = [];
  #current: ImageWindow | null = null;
  /** Windows in the order in which they became current, the latest last. */
  #activations: ImageWindow[] = [];
  /** Windows of text, by title, in order; tables and the log have their own fields. */
  readonly textWindows = new Map<string, TextWindow>();
  /** Tables by title, Results apart. */
  readonly tables = new Map<string, ResultsTable>();
  /** ImageJ's system results table; `results.panel` is its window. */
  results: ResultsTable = newTable("Results");
  #activeTable: string | null = null;
  /** Titles of windows that are no images in the order of opening; some may be closed by now. */
  readonly opened: string[] = [];
  /** The table that was in front last, if it is still open (ImageJ's getActiveTable). */
  frontTable: string | null = null;
  /** Lines of the Log window; null = it is not open. */
  log: string[] | null = null;
  /** null = the manager is not open. */
  roiManager: RoiManagerState | null = null;
  readonly options: WorldOptions = defaultOptions();
  /** What Copy or Cut took. */
  clipboard: Clipboard | null = null;
  /** The selection that Restore Selection brings back. */
  previousRoi: Roi | null = null;
  #batchMode = false;
  /** As #activations, since batch mode began; without those that have been given a window since. */
  #batchActivations: ImageWindow[] = [];
  #sharedScale: WindowScale | null = null;
  /** Scales that images have of their own while there is a shared one. */
  readonly #ownScales = new WeakMap<ImageWindow, WindowScale>();
  /** The first image of an ImageJ session has -2. */
  #nextId = -2;
  /** Bytes that all open images may take together; newImage and every command that makes one asks `claim`. */
  readonly memory: { limitBytes: number };

  constructor(limits: { readonly bytes?: number } = {}) {
    this.memory = { limitBytes: limits.bytes ?? 4 * 1024 ** 3 };
  }

  /** Open a window; it becomes the current one. */
  open(from: NewWindow): ImageWindow {
    const window = newWindow(this.#nextId--, from);
    window.hidden = this.batchMode;
    this.windows.push(window);
    this.#scaleAsShared(window);
    this.#toFront(window);
    return window;
  }

  /** A window with the next id that is not open: for results that are shown later or never. Ids are used up as ImageJ does. */
  make(from: NewWindow): ImageWindow {
    return newWindow(this.#nextId--, from);
  }

  /** ImageJ gives an id also to images that nobody sees: the plain one that a composite is made from. */
  skipId(): void {
    this.#nextId--;
  }

  show(window: ImageWindow): void {
    if (!this.windows.includes(window)) {
      this.windows.push(window);
      this.#scaleAsShared(window);
    }
    this.#toFront(window);
  }

  /** Title of the front window if it is a table or text ("Log" too); null when an image or nothing is in front. */
  get activeTable(): string | null {
    return this.#activeTable;
  }

  set activeTable(title: string | null) {
    this.#activeTable = title;
    if (title !== null) this.noteOpened(title);
  }

  /** A window that is no image opens, or is open already. */
  noteOpened(title: string): void {
    if (!this.opened.includes(title)) this.opened.push(title);
  }

  noteClosed(title: string): void {
    const at = this.opened.indexOf(title);
    if (at >= 0) this.opened.splice(at, 1);
  }

  /** The image that commands act on; null = none is open. Leaving an image keeps its selection for Restore Selection and forgets its snapshot. */
  get current(): ImageWindow | null {
    return this.#current;
  }

  set current(window: ImageWindow | null) {
    const before = this.#current;
    this.#current = window;
    if (window === before) return;
    if (before !== null) {
      before.snapshot = null;
      const bounds = before.roi?.bounds;
      if (bounds && (bounds.width > 0 || bounds.height > 0)) this.previousRoi = before.roi;
    }
    if (window === null) return;
    this.#activations = this.#activations.filter((other) => other !== window);
    this.#activations.push(window);
    if (!this.#batchMode) return;
    this.#batchActivations = this.#batchActivations.filter((other) => other !== window);
    this.#batchActivations.push(window);
  }

  get batchMode(): boolean {
    return this.#batchMode;
  }

  set batchMode(on: boolean) {
    if (on && !this.#batchMode) this.#batchActivations = [];
    this.#batchMode = on;
  }

  /** Give a hidden image its window, after those that have one. */
  reveal(window: ImageWindow): void {
    const index = this.windows.indexOf(window);
    if (index < 0 || !window.hidden) return;
    window.hidden = false;
    this.renewWindow(window);
    this.#batchActivations = this.#batchActivations.filter((other) => other !== window);
  }

  /** ImageJ puts the image into a window of another kind, which is the last in its list. No effect on hidden ones. */
  renewWindow(window: ImageWindow): void {
    const index = this.windows.indexOf(window);
    if (index < 0 || window.hidden) return;
    this.windows.splice(index, 1);
    const hidden = this.windows.findIndex((other) => other.hidden);
    this.windows.splice(hidden < 0 ? this.windows.length : hidden, 0, window);
  }

  /** One scale for all images, also for those opened later; null: every image has its own again. */
  shareScale(scale: WindowScale | null): void {
    const shared = scale === null ? null : { ...scale };
    if (shared === null && this.#sharedScale !== null)
      for (const window of this.windows) Object.assign(window.calibration, this.#ownScales.get(window));
    this.#sharedScale = shared;
    for (const window of this.windows) this.#scaleAsShared(window);
  }

  #scaleAsShared(window: ImageWindow): void {
    if (this.#sharedScale === null) return;
    const { pixelWidth, pixelHeight, pixelDepth, unit } = window.calibration;
    if (!this.#ownScales.has(window))
      this.#ownScales.set(window, { pixelWidth, pixelHeight, pixelDepth, unit });
    Object.assign(window.calibration, this.#sharedScale);
  }

  #toFront(window: ImageWindow): void {
    this.current = window;
    if (!this.batchMode) this.activeTable = null;
  }

  /** Close; of those left, the one that was current last becomes current (a hidden one after a hidden one, where there is any).
   * @see ImageJ 1.54p, WindowManager.removeImageWindow, Interpreter.removeBatchModeImage */
  close(window: ImageWindow): void {
    const index = this.windows.indexOf(window);
    if (index < 0) return;
    this.windows.splice(index, 1);
    if (!window.hidden) this.activeTable = null;
    this.#activations = this.#activations.filter((other) => other !== window);
    if (this.#current !== window) return;
    this.#batchActivations = this.#batchActivations.filter((other) => this.windows.includes(other));
    const visible = this.#activations.filter((other) => !other.hidden);
    const latest = window.hidden ? this.#batchActivations.at(-1) : visible.at(-1);
    this.current = latest ?? visible.at(-1) ?? this.#activations.at(-1) ?? this.windows.at(-1) ?? null;
  }

  byTitle(title: string): ImageWindow | undefined {
    return this.windows.find((window) => window.title === title);
  }

  byId(id: number): ImageWindow | undefined {
    return this.windows.find((window) => window.id === id);
  }
}

/** What a shared scale is. */
export type WindowScale = Pick<WindowCalibration, "pixelWidth" | "pixelHeight" | "pixelDepth" | "unit">;

export interface Clipboard {
  readonly type: PixelType;
  readonly width: number;
  readonly height: number;
  readonly pixels: PlanePixels;
  readonly lut: Lut | null;
  /** Display range it was copied with; default 0…255. */
  readonly min?: number;
  readonly max?: number;
  /** The selection it was cut from; its mask applies when pasting. */
  readonly roi: Roi | null;
}

export interface RoiManagerState {
  rois: Roi[];
  /** Indices of selected entries, ascending. */
  selected: number[];
  showAll: boolean;
  labels: boolean;
  /** Made in batch mode, without a window: gone when batch mode ends. */
  readonly batch?: boolean;
}
