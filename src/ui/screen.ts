import type { WorkerLine } from "../worker/index.ts";
import { type Camera, pan, partOf, zoomAt } from "./camera.ts";
import {
  displayTasks,
  type Palette,
  type Position,
  type Range,
  type View,
} from "./display/display-request.ts";
import { el } from "./dom.ts";

/** One picture over another in a canvas. */
export interface Layer {
  readonly view: View;
  readonly position: Position;
  readonly range: Range;
  readonly palette: Palette;
  readonly opacity: number;
}

interface Drawn {
  readonly bitmap: ImageBitmap;
  /** In fractions of the image. */
  readonly part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly opacity: number;
  readonly smooth: boolean;
}

export interface ScreenEvents {
  onCamera(camera: Camera): void;
  /** Fractions of the image under the pointer; null when it left. */
  onPoint(point: { readonly u: number; readonly v: number } | null): void;
}

const PAN_STEP = 60;
const ZOOM_STEP = 1.3;

/** A canvas that shows layers through a camera. Pictures come from the display worker; until the sharp one is there, the
 * last one is shown stretched, so that moving never waits. */
export class Screen {
  readonly canvas = el("canvas", { tabindex: 0, role: "img" });
  #layers: readonly Layer[] = [];
  #camera: Camera = { u: 0.5, v: 0.5, zoom: 1 };
  #drawn: readonly Drawn[] = [];
  #wanted = 0;
  #busy = false;
  #frame = 0;
  readonly #pointers = new Map<number, { x: number; y: number }>();

  constructor(
    readonly line: WorkerLine,
    readonly events: ScreenEvents,
  ) {
    new ResizeObserver(() => this.#resize()).observe(this.canvas);
    this.#listen();
  }

  show(layers: readonly Layer[], camera: Camera, label: string): void {
    this.#layers = layers;
    this.#camera = camera;
    this.canvas.setAttribute("aria-label", label);
    // A finger scrolls the page over a whole image, and moves a zoomed one.
    this.canvas.style.touchAction = camera.zoom > 1 ? "none" : "pan-y";
    if (layers.length === 0) this.#replace([]);
    this.#redraw();
    void this.#refresh();
  }

  #resize(): void {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.max(1, Math.round(this.canvas.clientWidth * ratio));
    const height = Math.max(1, Math.round(this.canvas.clientHeight * ratio));
    if (width === this.canvas.width && height === this.canvas.height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#paint();
    void this.#refresh();
  }

  /** Ask for pictures of what is wanted now; requests that pile up meanwhile become one. */
  async #refresh(): Promise<void> {
    this.#wanted += 1;
    if (this.#busy) return;
    this.#busy = true;
    try {
      let served = 0;
      while (served !== this.#wanted) {
        served = this.#wanted;
        const drawn = await Promise.all(this.#layers.map((layer) => this.#fetch(layer)));
        this.#replace(drawn.filter((d) => d !== null));
        this.#redraw();
      }
    } finally {
      this.#busy = false;
    }
  }

  async #fetch(layer: Layer): Promise<Drawn | null> {
    const { view, position, range, palette, opacity } = layer;
    const part = partOf(this.#camera, view, this.canvas);
    // Only what lies inside the image is asked for.
    const x = Math.max(0, part.x);
    const y = Math.max(0, part.y);
    const width = Math.min(view.width, part.x + part.width) - x;
    const height = Math.min(view.height, part.y + part.height) - y;
    if (width <= 0 || height <= 0) return null;
    const scale = this.canvas.width / part.width;
    const target = {
      width: Math.max(1, Math.min(this.canvas.width, Math.round(width * scale))),
      height: Math.max(1, Math.min(this.canvas.height, Math.round(height * scale))),
    };
    try {
      const request = { id: view.id, position, range, palette, part: { x, y, width, height }, ...target };
      const bitmap = await this.line.call(displayTasks.render, request);
      const fractions = {
        x: x / view.width,
        y: y / view.height,
        width: width / view.width,
        height: height / view.height,
      };
      return { bitmap, part: fractions, opacity, smooth: false };
    } catch {
      // The array was closed while its picture was on the way; the next picture is already asked for.
      return null;
    }
  }

  #replace(drawn: readonly Drawn[]): void {
    for (const { bitmap } of this.#drawn) bitmap.close();
    this.#drawn = drawn;
  }

  #redraw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const context = this.canvas.getContext("2d");
    const image = this.#layers[0]?.view;
    if (!context) return;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!image) return;
    const part = partOf(this.#camera, image, this.canvas);
    const scale = this.canvas.width / part.width;
    context.imageSmoothingEnabled = false;
    for (const { bitmap, part: p, opacity } of this.#drawn) {
      context.globalAlpha = opacity;
      context.drawImage(
        bitmap,
        (p.x * image.width - part.x) * scale,
        (p.y * image.height - part.y) * scale,
        p.width * image.width * scale,
        p.height * image.height * scale,
      );
    }
    context.globalAlpha = 1;
  }

  #point(event: PointerEvent | WheelEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    const ratio = this.canvas.width / box.width;
    return { x: (event.clientX - box.left) * ratio, y: (event.clientY - box.top) * ratio };
  }

  #move(camera: Camera): void {
    this.events.onCamera(camera);
  }

  #listen(): void {
    const { canvas } = this;
    const image = () => this.#layers[0]?.view;
    canvas.addEventListener(
      "wheel",
      (event) => {
        const size = image();
        if (!size) return;
        event.preventDefault();
        this.#move(zoomAt(this.#camera, Math.exp(-event.deltaY / 400), this.#point(event), size, canvas));
      },
      { passive: false },
    );
    canvas.addEventListener("pointerdown", (event) => {
      if (!image()) return;
      canvas.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, this.#point(event));
    });
    canvas.addEventListener("pointermove", (event) => {
      const size = image();
      if (!size) return;
      const now = this.#point(event);
      const part = partOf(this.#camera, size, canvas);
      this.events.onPoint({
        u: (part.x + (now.x / canvas.width) * part.width) / size.width,
        v: (part.y + (now.y / canvas.height) * part.height) / size.height,
      });
      const before = this.#pointers.get(event.pointerId);
      if (!before) return;
      const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
      this.#pointers.set(event.pointerId, now);
      if (!other) return this.#move(pan(this.#camera, now.x - before.x, now.y - before.y, size, canvas));
      const distance = (p: { x: number; y: number }) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.#move(zoomAt(this.#camera, distance(now) / distance(before), middle, size, canvas));
    });
    const release = (event: PointerEvent) => this.#pointers.delete(event.pointerId);
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", () => this.events.onPoint(null));
    canvas.addEventListener("keydown", (event) => {
      const size = image();
      const camera = size && this.#keyed(event.key, size);
      if (!camera) return;
      event.preventDefault();
      this.#move(camera);
    });
  }

  #keyed(key: string, image: View): Camera | null {
    const { canvas } = this;
    const middle = { x: canvas.width / 2, y: canvas.height / 2 };
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [PAN_STEP, 0],
      ArrowRight: [-PAN_STEP, 0],
      ArrowUp: [0, PAN_STEP],
      ArrowDown: [0, -PAN_STEP],
    };
    const step = steps[key];
    if (step) return pan(this.#camera, step[0], step[1], image, canvas);
    if (key === "+" || key === "=") return zoomAt(this.#camera, ZOOM_STEP, middle, image, canvas);
    if (key === "-") return zoomAt(this.#camera, 1 / ZOOM_STEP, middle, image, canvas);
    if (key === "0") return { u: 0.5, v: 0.5, zoom: 1 };
    return null;
  }
}
