import {
  endComposite,
  isHyperstack,
  planeAt,
  positionOf,
  roundRange,
  setPlane,
  setPosition,
  showChannel,
} from "../../image/display/index.ts";
import { insertPixels, resizePlane } from "../../image/geometry/index.ts";
import { makeLike, setDimensions } from "../../image/stacks/index.ts";
import {
  bitDepthOf,
  greyLut,
  type ImageWindow,
  isInvertingLut,
  type Lut,
  newPixels,
  type PlanePixels,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { tools } from "./stack-tools.ts";

const menu = "Image>Stacks";

const addSlice = command("Add Slice", { menu, options: ["add", "prepend"] }, (host, options) => {
  const window = host.image();
  const blank = () => newPixels(window.type, window.width * window.height);
  if (!isHyperstack(window) && window.composite === null) {
    window.planes.splice(window.plane + 1, 0, blank());
    window.labels.splice(window.plane + 1, 0, null);
    const frames = window.frames > 1;
    setDimensions(window, 1, frames ? 1 : window.planes.length, frames ? window.planes.length : 1);
    window.plane += 1;
    return;
  }
  const { channels, slices, frames } = window;
  const choices = ["channel", "slice", "frame"] as const;
  const standard = frames > 1 && slices === 1 ? "frame" : slices > 1 ? "slice" : "channel";
  const what = options.choice("add", choices, standard);
  const prepend = options.flag("prepend");
  const now = positionOf(window);
  const insertAt = (index: number, count: number) => {
    window.planes.splice(index, 0, ...Array.from({ length: count }, blank));
    window.labels.splice(index, 0, ...new Array<null>(count).fill(null));
  };
  if (what === "frame")
    insertAt(
      prepend ? 0 : planeAt(window, { channel: channels, slice: slices, frame: now.frame }) + 1,
      channels * slices,
    );
  else if (what === "slice")
    for (let t = frames; t >= 1; t--)
      insertAt(
        prepend
          ? (t - 1) * channels * slices
          : planeAt(window, { channel: channels, slice: now.slice, frame: t }) + 1,
        channels,
      );
  else for (let i = slices * frames - 1; i >= 0; i--) insertAt(i * channels + (prepend ? 0 : now.channel), 1);
  setDimensions(
    window,
    channels + Number(what === "channel"),
    slices + Number(what === "slice"),
    frames + Number(what === "frame"),
  );
  if (what === "channel" && window.composite !== null)
    window.channelDisplay.splice(prepend ? 0 : now.channel, 0, {
      lut: greyLut(),
      min: 0,
      max: 0,
      active: true,
    });
  if (prepend) window.plane = 0;
});

const deleteSlice = command("Delete Slice", { menu, options: ["delete"] }, (host, options) => {
  const window = host.image();
  const { channels, slices, frames } = window;
  const size = window.planes.length;
  if (size < 2) host.error('"Delete Slice" requires a stack');
  if (!isHyperstack(window) && !(window.composite !== null && size === channels)) {
    const at = window.plane;
    window.planes.splice(at, 1);
    window.labels.splice(at, 1);
    setDimensions(window, 1, frames > 1 ? 1 : size - 1, frames > 1 ? size - 1 : 1);
    window.plane = Math.max(0, Math.min(at, size - 2) - (at > 0 && at <= size - 2 ? 1 : 0));
    window.snapshot = null;
    return;
  }
  const choices = (["channel", "slice", "frame"] as const).filter(
    (name) => ({ channel: channels, slice: slices, frame: frames })[name] > 1,
  );
  let what: "channel" | "slice" | "frame" = choices[0] ?? "channel";
  if (frames > 1 && slices === 1) what = "frame";
  else if (slices > 1) what = "slice";
  if (options.absent) {
    if (window.composite !== null && size === channels) what = "channel";
  } else if (options.has("delete")) what = options.choice("delete", choices, what);
  else what = options.text.includes("delete") ? "frame" : "slice";
  const now = positionOf(window);
  const keep = window.planes
    .map((_, i) => i)
    .filter((i) => {
      const position = {
        channel: i % channels,
        slice: Math.floor(i / channels) % slices,
        frame: Math.floor(i / (channels * slices)),
      };
      return position[what] !== now[what] - 1;
    });
  window.planes = keep.map((i) => window.planes[i] as PlanePixels);
  window.labels = keep.map((i) => window.labels[i] ?? null);
  setDimensions(
    window,
    channels - Number(what === "channel"),
    slices - Number(what === "slice"),
    frames - Number(what === "frame"),
  );
  if (what === "channel" && window.composite !== null) window.channelDisplay.splice(now.channel - 1, 1);
  window.plane = 0;
  if (window.composite !== null) showChannel(window);
  const [first] = window.channelDisplay;
  if (what === "channel" && first) {
    // In grey mode too the processor has the channel's own table then.
    window.lut = first.lut;
    if (window.planes.length === 1) endComposite(window);
  }
  window.snapshot = null;
});

/** Title without the part after the first blank or the extension. */
function shortTitle(title: string): string {
  const blank = title.indexOf(" ");
  const short = blank > -1 ? title.slice(0, blank) : title;
  const dot = short.lastIndexOf(".");
  return dot > 0 ? short.slice(0, dot) : short;
}

/** The table that planes of the stack have by themselves, apart from the channels of a composite. */
export function planeLut(window: ImageWindow): Lut {
  return window.composite === "grayscale" ? greyLut() : window.lut;
}

/** An image as ImageJ names it in messages. */
function imageInWords(window: ImageWindow): string {
  const { title, id, width, height, channels, slices, frames } = window;
  const sizes = [width, height, channels, slices, frames].join("x");
  return `img["${title}" (${id}), ${bitDepthOf[window.type]}-bit, ${sizes}]`;
}

const stackToImages = command("Stack to Images", { menu }, (host) => {
  const window = host.image();
  if (window.planes.length < 2)
    host.error(`"Convert Stack to Images" requires a stack\n${imageInWords(window)}`);
  const perChannel = window.composite !== null && window.channels === window.planes.length;
  const made = window.planes.map((pixels, i) => {
    const full = window.labels[i] ?? null;
    const line = full === null ? "" : (full.split("\n")[0] ?? "");
    const label = /[/\\:]/.test(line) ? "" : line;
    const title = label !== "" ? label : `${shortTitle(window.title)}-${String(i + 1).padStart(4, "0")}`;
    const single = makeLike(host.world, window, { title, planes: [pixels] });
    single.info = full !== null && full !== label ? full : "";
    single.properties = new Map();
    const shown = perChannel
      ? window.channelDisplay[i]
      : (window.channelDisplay[window.plane % window.channels] ?? window);
    if (shown) {
      single.lut = perChannel ? shown.lut : planeLut(window);
      single.min = shown.min;
      single.max = shown.max;
      roundRange(single);
    }
    return single;
  });
  for (const single of made) host.world.show(single);
  const last = made[made.length - 1];
  host.world.close(window);
  if (last) host.world.show(last);
});

const imagesToStack = command(
  "Images to Stack",
  { menu, options: ["method", "name", "title", "fill", "bicubic", "use", "keep"] },
  (host, options) => {
    const single = host.world.windows.filter((window) => window.planes.length === 1);
    if (single.length < 2) host.error("At least two open 2D images required.");
    const filter = options.string("title", "");
    const images = filter === "" || filter === "*" ? single : single.filter((w) => w.title.includes(filter));
    if (images.length === 0) host.error(`None of the images have a title containing "${filter}"`);
    convertToStack(host, images, options);
  },
);

const stackMethods = ["Copy (center)", "Copy (top-left)", "Scale (smallest)", "Scale (largest)"] as const;

function convertToStack(host: MacroHost, images: ImageWindow[], options: CommandOptions): void {
  const sorted = [...images].sort((a, b) => a.width * a.height - b.width * b.height);
  const smallest = sorted[0] as ImageWindow;
  const largest = images.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  let width = Math.max(...images.map((i) => i.width));
  let height = Math.max(...images.map((i) => i.height));
  const differ = width !== smallest.width || height !== smallest.height;
  if (options.absent && differ) host.error("Images are not all the same size");
  const method = differ ? options.choice("method", stackMethods, "Copy (center)") : "Copy (center)";
  if (method === "Scale (smallest)") ({ width, height } = smallest);
  if (method === "Scale (largest)") ({ width, height } = largest);
  const depth = Math.max(...images.map((i) => (i.type === "RGB" ? 33 : bitDepthOf[i.type])));
  const type: ImageWindow["type"] =
    depth === 33 ? "RGB" : depth === 32 ? "32-bit" : depth === 16 ? "16-bit" : "8-bit";
  const keep = options.flag("keep");
  const labelled = options.absent || options.flag("use");
  const interpolation = options.flag("bicubic") ? "Bicubic" : "Bilinear";
  const allInverting = images.every((image) => isInvertingLut(image.lut) && image.type !== "RGB");
  host.claim(width * height * 4 * images.length, "Images to Stack");
  const planes = images.map((image) => {
    let pixels = convertTo(type, image);
    if (isInvertingLut(image.lut) && !allInverting && type === "8-bit")
      pixels = pixels.map((v) => 255 - v) as PlanePixels;
    if (image.width === width && image.height === height)
      return keep && pixels === image.planes[0] ? pixels.slice() : pixels;
    const whole = { x: 0, y: 0, width: image.width, height: image.height };
    const view = { type, pixels, width: image.width, height: image.height, rect: whole };
    if (method.startsWith("Scale")) return resizePlane(view, width, height, interpolation, false);
    const out = newPixels(type, width * height);
    const middle = method === "Copy (center)";
    const x = middle ? Math.trunc((width - image.width) / 2) : 0;
    const y = middle ? Math.trunc((height - image.height) / 2) : 0;
    insertPixels({ pixels: out, width, height }, view, x, y);
    return out;
  });
  const first = images[0] as ImageWindow;
  const made = makeLike(host.world, first, {
    title: options.string("name", "Stack"),
    planes,
    type,
    width,
    height,
    labels: images.map((image) => (labelled ? image.title + (image.info ? `\n${image.info}` : "") : null)),
    lut:
      isInvertingLut(first.lut) && !allInverting
        ? host.world.make({ title: "", type: "8-bit", width: 1, height: 1 }).lut
        : first.lut,
  });
  made.info = "";
  made.properties = new Map();
  if (type === "16-bit" || type === "32-bit") {
    made.min = Math.min(...images.map((i) => i.min));
    made.max = Math.max(...images.map((i) => i.max));
  }
  if (!images.every((image) => sameCalibration(image, first)))
    made.calibration = { ...host.world.make({ title: "", type: "8-bit", width: 1, height: 1 }).calibration };
  if (!keep) for (const image of images) host.world.close(image);
  host.world.show(made);
}

function sameCalibration(a: ImageWindow, b: ImageWindow): boolean {
  return JSON.stringify(a.calibration) === JSON.stringify(b.calibration);
}

/** Values without scaling (RGB from grey through the look-up table and display range). */
function convertTo(type: ImageWindow["type"], image: ImageWindow): PlanePixels {
  const pixels = image.planes[0] ?? newPixels(image.type, 0);
  if (type === image.type) return pixels;
  if (type !== "RGB") {
    const out = newPixels(type, pixels.length);
    out.set(pixels);
    return out;
  }
  const { lut, min, max } = image;
  return Int32Array.from(pixels as Float32Array, (value) => {
    const scaled =
      image.type === "8-bit" && min === 0 && max === 255 ? value : ((value - min) * 256) / (max - min + 1);
    const i = Math.max(0, Math.min(255, Math.trunc(scaled)));
    return ((lut[i] ?? 0) << 16) | ((lut[256 + i] ?? 0) << 8) | (lut[512 + i] ?? 0);
  });
}

const oneOn = (host: MacroHost, by: 1 | -1) => {
  const window = host.image();
  if (window.planes.length === 1) host.error("Stack required.");
  setSlice(host, window.plane + by);
};

const setSlice = (host: MacroHost, plane: number) => {
  const window = host.image();
  setPlane(window, Math.max(0, Math.min(window.planes.length - 1, plane)));
};

/** A slice that is not there changes nothing; of a hyperstack on screen the nearest position is shown.
 * @see ImageJ 1.54p, ij.plugin.Animator.setSlice */
function goTo(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (isHyperstack(window) && !window.hidden) {
    const now = positionOf(window);
    const whole = (key: "channel" | "slice" | "frame") => Math.trunc(options.number(key, now[key]));
    setPosition(window, { channel: whole("channel"), slice: whole("slice"), frame: whole("frame") });
    return;
  }
  const slice = Math.trunc(options.number("slice", window.plane + 1));
  if (slice >= 1 && slice <= window.planes.length) setPlane(window, slice - 1);
}

export const stackCommands: readonly Command[] = [
  addSlice,
  deleteSlice,
  stackToImages,
  imagesToStack,
  command("Next Slice [>]", { menu }, (host) => oneOn(host, 1)),
  command("Previous Slice [<]", { menu }, (host) => oneOn(host, -1)),
  command("Set Slice...", { menu, options: ["slice", "channel", "frame"] }, goTo),
  command("Remove Slice Labels", { menu: tools }, (host) => {
    host.image().labels.fill(null);
  }),
  command("Set Label...", { menu: tools, options: ["label"] }, (host, options) => {
    const window = host.image();
    window.labels[window.plane] = options.string("label", "");
  }),
];
