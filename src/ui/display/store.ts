import { type NdArray, withAxes } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import { type ImageFile, imageFormats, writeImage } from "../../image/index.ts";
import type {
  OpenArray,
  Position,
  ProbeRequest,
  RenderRequest,
  SaveRequest,
  View,
} from "./display-request.ts";
import { levelsOf } from "./levels.ts";
import { guessAxes, type Plane, planeAt } from "./plane.ts";
import { renderPart } from "./render.ts";

interface Shown {
  readonly view: View;
  readonly array: NdArray;
}

/** The arrays on show, by id. Runs in the display worker; no DOM. */
export class DisplayStore {
  readonly #shown = new Map<string, Shown>();

  openImage(id: string, image: ImageFile): View {
    return this.#put(id, image.name, image.array, image.array.axes, {
      calibration: image.calibration,
      labels: false,
      rgb: image.rgb,
      notes: image.notes,
    });
  }

  openArray(input: OpenArray): View {
    const { id, name, array, calibration, labels, rgb = false } = input;
    return this.#put(id, name, array, array.axes, { calibration, labels, rgb, notes: [] });
  }

  /** The array with the axes as they are shown, not copied. */
  read(id: string): OpenArray {
    const { view, array } = this.#get(id);
    const { name, calibration, labels, rgb } = view;
    return { id, name, array: withAxes(array, view.axes), calibration, labels, rgb };
  }

  setAxes(id: string, axes: readonly string[]): View {
    const { view, array } = this.#get(id);
    const { calibration, labels, rgb, notes } = view;
    const stillRgb = rgb && axes.includes("channel") && array.shape[axes.indexOf("channel")] === 3;
    return this.#put(id, view.name, array, axes, { calibration, labels, rgb: stillRgb, notes });
  }

  /** RGBA bytes, width × height. */
  render(request: RenderRequest): Uint8ClampedArray<ArrayBuffer> {
    const shown = this.#get(request.id);
    return renderPart(
      planesOf(shown, request.position),
      request.part,
      request,
      request.range,
      request.palette,
    );
  }

  /** Value, or red, green, blue, at a sample; empty outside. */
  probe(request: ProbeRequest): number[] {
    const { x, y } = request;
    return planesOf(this.#get(request.id), request.position).flatMap((plane) => {
      if (x < 0 || y < 0 || x >= plane.width || y >= plane.height) return [];
      return [Number(plane.data[plane.offset + y * plane.strideY + x * plane.strideX])];
    });
  }

  /** The whole array as TIFF, or one plane as it is shown as PNG. */
  save(request: SaveRequest): { bytes: Uint8Array<ArrayBuffer>; extension: string } {
    const { view, array } = this.#get(request.id);
    if (request.format === "tiff") {
      const named = withAxes(array, view.axes);
      const file = { name: view.name, array: named, calibration: view.calibration, rgb: view.rgb };
      return { bytes: writeImage(file, "tiff").bytes, extension: imageFormats.tiff.extension };
    }
    const { width, height } = view;
    const pixels = this.render({ ...request, part: { x: 0, y: 0, width, height }, width, height });
    const picture: NdArray<"uint8"> = {
      dtype: "uint8",
      shape: [height, width, 3],
      axes: ["y", "x", "channel"],
      data: onBlack(pixels),
    };
    const file = { name: view.name, array: picture, calibration: view.calibration, rgb: true };
    return { bytes: writeImage(file, "png").bytes, extension: imageFormats.png.extension };
  }

  close(id: string): void {
    this.#shown.delete(id);
  }

  #put(
    id: string,
    name: string,
    array: NdArray,
    axes: readonly string[] | null,
    more: Pick<View, "calibration" | "labels" | "rgb" | "notes">,
  ): View {
    if (array.data.length === 0) {
      throw fail("image/malformed", {
        file: name,
        reason: `it has no samples (shape ${array.shape.join(" × ")})`,
      });
    }
    const named = axes ?? guessAxes(array.shape);
    const { width, height } = planeAt(array, named, {});
    const sliders = named
      .map((axis, d) => ({ axis, length: array.shape[d] ?? 1 }))
      .filter(({ axis, length }) => axis !== "y" && axis !== "x" && length > 1)
      .filter(({ axis }) => !(more.rgb && axis === "channel"));
    const view: View = {
      id,
      name,
      dtype: array.dtype,
      shape: array.shape,
      axes: named,
      axesKnown: axes !== null,
      width,
      height,
      sliders,
      ...levelsOf(array),
      ...more,
    };
    this.#shown.set(id, { view, array });
    return view;
  }

  #get(id: string): Shown {
    const shown = this.#shown.get(id);
    if (!shown) throw new Error(`nothing is shown under ${id}`);
    return shown;
  }
}

function planesOf({ view, array }: Shown, position: Position): Plane[] {
  if (!view.rgb) return [planeAt(array, view.axes, position)];
  return [0, 1, 2].map((channel) => planeAt(array, view.axes, { ...position, channel }));
}

/** RGBA → RGB over black. */
function onBlack(pixels: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((pixels.length / 4) * 3);
  for (let i = 0, j = 0; i < pixels.length; i += 4, j += 3) {
    const alpha = (pixels[i + 3] as number) / 255;
    for (let k = 0; k < 3; k++) out[j + k] = Math.round((pixels[i + k] as number) * alpha);
  }
  return out;
}
