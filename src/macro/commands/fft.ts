import { rangeHistogram, saturatedRange } from "../../image/contrast/index.ts";
import {
  calibrationTable,
  dataRange,
  resetProcessorRange,
  setProcessorRange,
} from "../../image/display/index.ts";
import {
  applySpectrumMask,
  complexSpectrum,
  cropSquare,
  type FrequencyImage,
  forgetFrequencyImage,
  frequencyImage,
  HartleyTransform,
  hartleyOfComplex,
  powerSpectrum,
  rawPowerSpectrum,
  setFrequencyImage,
  spectrumMask,
  swapQuadrants,
  transformImage,
  withBrightness,
} from "../../image/fft/index.ts";
import { makeOval, selectedProcessor } from "../../image/roi/index.ts";
import { planeTo8, planeTo16 } from "../../image/types/index.ts";
import {
  bitDepthOf,
  greyLut,
  type ImageWindow,
  noCalibration,
  type PlanePixels,
  uniqueTitle,
  wholeProcessor,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { fftFilterCommands } from "./fft-filters.ts";

const MENU = "Process>FFT";

interface Outputs {
  readonly spectrum: boolean;
  readonly raw: boolean;
  readonly hartley: boolean;
  readonly complex: boolean;
  /** Into an open window of the same title. */
  readonly reuse: boolean;
}

/** @see ImageJ 1.54p, FFT.run, doForwardTransform */
function forward(host: MacroHost, window: ImageWindow, outputs: Outputs): void {
  const { title } = window;
  const processor = selectedProcessor(window);
  const { rect } = processor;
  const longest = Math.max(rect.width, rect.height);
  if (longest > 32768) host.error("Padded image is too large");
  host.claim(32 * longest * longest, "the Fourier transform");
  const table = window.roi === null ? calibrationTable(window) : null;
  const { image, spectrum } = transformImage(processor, rect, table, () => host.tick());
  const { hartley, size } = image;
  const show = (name: string, planes: Float32Array[], labels?: string[]) => {
    const shown = host.world.open({
      title: `${name} of ${title}`,
      type: "32-bit",
      width: size,
      height: size,
      planes,
      ...(labels && { labels }),
    });
    resetProcessorRange(shown);
    const range = saturatedRange("32-bit", rangeHistogram(wholeProcessor(shown)), 0.35);
    if (range !== null) setProcessorRange(shown, ...range);
    return shown;
  };
  const describe = (shown: ImageWindow, what: string) => {
    shown.properties.set(" ", what);
    shown.properties.set("Original width", `${rect.width}`);
    shown.properties.set("Original height", `${rect.height}`);
  };
  if (outputs.raw) {
    const power = rawPowerSpectrum(hartley, size);
    swapQuadrants(power, size);
    show("PS", [power]);
  }
  if (outputs.hartley) {
    const copy = hartley.slice();
    swapQuadrants(copy, size);
    describe(show("FHT", [copy]), "Fast Hartley Transform");
  }
  if (outputs.complex)
    describe(
      show("Complex", complexSpectrum(hartley, size), ["Real", "Imaginary"]),
      "Complex Fourier Transform",
    );
  if (outputs.spectrum || !(outputs.raw || outputs.hartley || outputs.complex))
    showSpectrum(host, window, image, spectrum, outputs.reuse);
}

function showSpectrum(
  host: MacroHost,
  window: ImageWindow,
  image: FrequencyImage,
  spectrum: Uint8Array,
  reuse: boolean,
): void {
  const title = `FFT of ${window.title}`;
  const old = reuse ? host.world.byTitle(title) : undefined;
  const form = { type: "8-bit" as const, width: image.size, height: image.size, planes: [spectrum] };
  if (old) {
    // ImageJ describes its new window, which is not shown, so the old one is no power spectrum any more.
    Object.assign(old, {
      ...form,
      labels: [null],
      channels: 1,
      slices: 1,
      frames: 1,
      plane: 0,
      lut: greyLut(),
      calibration: noCalibration(),
      info: "",
    });
    forgetFrequencyImage(old);
    return;
  }
  const shown = host.world.open({ title, ...form });
  shown.calibration = { ...window.calibration };
  const { original, type } = image;
  shown.info = `Fast Hartley Transform\nwidth: ${original?.width ?? 0}\nheight: ${original?.height ?? 0}\nbitdepth: ${bitDepthOf[type ?? "32-bit"]}\n`;
  setFrequencyImage(shown, image);
}

/** @see ImageJ 1.54p, FFT.doInverseTransform */
function inverse(host: MacroHost, window: ImageWindow, image: FrequencyImage): void {
  const { size, original, rgb } = image;
  window.roi = null;
  const values = image.hartley.slice();
  mask(host, window, image, values);
  new HartleyTransform(size).transform(values, true, () => host.tick());
  if (image.swapNeeded) swapQuadrants(values, size);
  const range = dataRange(values);
  const { width, height } = original ?? { width: size, height: size };
  const cut = original === null ? values : cropSquare(values, size, { x: 0, y: 0, width, height });
  const type = image.type ?? window.type;
  const title = window.title.replace(/^FFT of /, "");
  const pixels: PlanePixels =
    type === "8-bit"
      ? planeTo8(cut, 0, 0, false, null)
      : type === "16-bit"
        ? planeTo16(cut, 0, 0, false, null)
        : type === "32-bit"
          ? cut
          : rgb === null
            ? host.error("Unable to set brightness")
            : withBrightness(rgb.pixels, cut);
  const shown = host.world.open({
    title: `Inverse FFT of ${title}`,
    type,
    width,
    height,
    planes: [pixels],
    calibration: { ...window.calibration },
    ...(type !== "RGB" && image.lut && { lut: image.lut }),
  });
  if (type === "32-bit") setProcessorRange(shown, ...range);
  else resetProcessorRange(shown);
}

function mask(host: MacroHost, window: ImageWindow, image: FrequencyImage, values: Float32Array): void {
  if (window.planes.length > 1 || window.width !== image.size || window.height !== image.size) return;
  const pixels = window.planes[0];
  if (!pixels) return;
  const picture = planeTo8(pixels, 0, 0, false, host.world.options.rgbWeights);
  let sum = 0;
  for (const value of picture) sum += value;
  const unchanged = window.type !== "8-bit" || sum / picture.length === image.meanOfSpectrum;
  const found = spectrumMask(picture, image.size, unchanged);
  if (found.kind === "mask") applySpectrumMask(values, found.values);
  else if (found.kind === "grey")
    host.notice(
      "Inverse FFT",
      "No pixels have been set to 0 (black) or\n255 (white) so filtering will not be done.",
    );
}

/** Of a window "FHT of …", as FFT Options makes it. */
function inverseHartley(host: MacroHost, window: ImageWindow): void {
  const size = window.width;
  const values = Float32Array.from(window.planes[window.plane] ?? []);
  swapQuadrants(values, size);
  new HartleyTransform(size).transform(values, true, () => host.tick());
  showUnpadded(host, window, [values], uniqueTitle(host.world, window.title.slice(7)), null);
}

/** Of a window "Complex of …" with a real and an imaginary plane. */
function inverseComplex(host: MacroHost, window: ImageWindow): void {
  if (window.labels[0] !== "Real") return;
  const size = window.width;
  const [real, imaginary] = window.planes.map((plane) => {
    const copy = Float32Array.from(plane);
    swapQuadrants(copy, size);
    return copy;
  }) as [Float32Array, Float32Array];
  const planes = hartleyOfComplex(real, imaginary, size);
  const transform = new HartleyTransform(size);
  for (const plane of planes) transform.transform(plane, true, () => host.tick());
  const title = uniqueTitle(host.world, window.title.slice(10));
  showUnpadded(host, window, planes, title, ["Real", "Imaginary"]);
}

function showUnpadded(
  host: MacroHost,
  window: ImageWindow,
  planes: Float32Array[],
  title: string,
  labels: string[] | null,
): void {
  const size = window.width;
  const number = (key: string) => Math.trunc(Number(window.properties.get(key) ?? 0)) || 0;
  const width = number("Original width");
  const height = number("Original height");
  const cut = width > 0 && height > 0 && (width !== size || height !== size);
  const rect = { x: 0, y: 0, width, height };
  const range = dataRange(planes[0] ?? new Float32Array(1));
  const shown = host.world.open({
    title: cut ? `DUP_${title}` : title,
    type: "32-bit",
    width: cut ? width : size,
    height: cut ? height : size,
    planes: cut ? planes.map((plane) => cropSquare(plane, size, rect)) : planes,
    ...(labels && { labels }),
  });
  if (cut && labels === null) setProcessorRange(shown, ...range);
  else resetProcessorRange(shown);
}

function needFrequencies(host: MacroHost): FrequencyImage {
  return frequencyImage(host.image()) ?? host.error("Frequency domain image required");
}

const plain: Outputs = { spectrum: true, raw: false, hartley: false, complex: false, reuse: false };

function readOutputs(options: CommandOptions): Outputs {
  return {
    spectrum: options.flag("fft"),
    raw: options.flag("raw"),
    hartley: options.flag("fast"),
    complex: options.flag("complex"),
    reuse: options.flag("reuse"),
  };
}

const REUSE = "reuse FFT window";

/** Process > FFT. */
export const fftCommands: readonly Command[] = [
  command("FFT", { menu: MENU }, (host) => {
    const window = host.image();
    const image = frequencyImage(window);
    if (image) inverse(host, window, image);
    else forward(host, window, { ...plain, reuse: host.state.get(REUSE) === true });
  }),
  command("Inverse FFT", { menu: MENU }, (host) => {
    const window = host.image();
    if (window.title.startsWith("FHT of")) inverseHartley(host, window);
    else if (window.planes.length === 2) inverseComplex(host, window);
    else inverse(host, window, needFrequencies(host));
  }),
  command("Redisplay Power Spectrum", { menu: MENU }, (host) => {
    const window = host.image();
    const { hartley, size } = needFrequencies(host);
    window.planes[window.plane] = powerSpectrum(hartley, size);
    window.lut = greyLut();
    resetProcessorRange(window);
  }),
  command(
    "FFT Options...",
    {
      menu: MENU,
      options: ["fft", "raw", "fast", "complex", "reuse", "do"],
      needsImage: false,
    },
    (host, options) => {
      const outputs = readOutputs(options);
      host.state.set(REUSE, outputs.reuse);
      if (!options.flag("do")) return;
      const window = host.image();
      const image = frequencyImage(window);
      if (image) inverse(host, window, image);
      else forward(host, window, outputs);
    },
  ),
  ...fftFilterCommands,
  command("Swap Quadrants", { menu: MENU }, (host) => {
    const window = host.image();
    if (window.width !== window.height) host.error("Image must be square");
    for (const plane of window.planes) swapQuadrants(plane, window.width);
    window.changed = true;
  }),
  command("Make Circular Selection...", { menu: MENU, options: ["radius"] }, (host, options) => {
    const window = host.image();
    const half = (length: number) => Math.trunc(length / 2);
    const byDefault = Math.min(Math.trunc(window.width / 4), half(window.width), half(window.height));
    const radius = options.number("radius", byDefault);
    window.roi = makeOval(half(window.width) - radius, half(window.height) - radius, 2 * radius, 2 * radius);
  }),
];
