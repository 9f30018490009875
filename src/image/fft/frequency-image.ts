import type { ImageWindow, Lut, PixelType } from "../world/index.ts";

/** The Hartley transform behind a power spectrum, and what the image was before: ImageJ's FHT as an image property. */
export interface FrequencyImage {
  readonly hartley: Float32Array;
  readonly size: number;
  /** Before padding; null = not padded. */
  readonly original: { readonly width: number; readonly height: number } | null;
  readonly type: PixelType | null;
  readonly lut: Lut | null;
  /** RGB pixels whose brightness was transformed. */
  readonly rgb: { readonly pixels: Int32Array; readonly width: number; readonly height: number } | null;
  readonly meanOfSpectrum: number;
  /** The inverse transform has its origin in the corner. */
  readonly swapNeeded: boolean;
}

const images = new WeakMap<ImageWindow, FrequencyImage>();

/** undefined: the window is no power spectrum (`is("FFT")` is false). */
export function frequencyImage(window: ImageWindow): FrequencyImage | undefined {
  return images.get(window);
}

/** The window holds something else now. */
export function forgetFrequencyImage(window: ImageWindow): void {
  images.delete(window);
}

export function setFrequencyImage(window: ImageWindow, image: FrequencyImage): void {
  images.set(window, image);
}
