import {
  endComposite,
  isHyperstack,
  makeComposite,
  planeAt,
  positionOf,
  setPosition,
} from "../../image/display/index.ts";
import { compositeLike, makeLike, rangeOf, setDimensions } from "../../image/stacks/index.ts";
import { createImage } from "../../image/windows/index.ts";
import {
  freeTitle,
  greyLut,
  type ImageWindow,
  newPixels,
  type PlanePixels,
  type Roi,
  uniqueTitle,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { montage } from "./montage.ts";
import { remembered } from "./remembered.ts";

const menu = "Image>Hyperstacks";

const orders = ["xyczt(default)", "xyctz", "xyzct", "xyztc", "xytcz", "xytzc"] as const;
const modes = ["Composite", "Color", "Grayscale"] as const;

/** A composite is another image than the stack it is made of, with an id of its own and the last in the list; what is no composite
 * gets another window at least. */
function renewed(host: MacroHost, window: ImageWindow, another: boolean, roi: Roi | null): ImageWindow {
  const { world } = host;
  if (!another) {
    world.renewWindow(window);
    return window;
  }
  const { title, type, width, height, hidden } = window;
  const made = world.make({ title, type, width, height, planes: [] });
  const { id } = made;
  Object.assign(made, window, { id, roi, snapshot: null });
  world.close(window);
  made.hidden = hidden;
  world.show(made);
  return made;
}

/** Puts planes that lie in another order of channels (c), slices (z) and frames (t) into ImageJ's, c fastest. */
function reorder(window: ImageWindow, order: string): void {
  const sizes = { c: window.channels, z: window.slices, t: window.frames };
  const [first, middle, last] = order.slice(2, 5).split("") as ("c" | "z" | "t")[];
  if (first === undefined || middle === undefined || last === undefined) return;
  const from: number[] = [];
  for (let t = 0; t < sizes.t; t++)
    for (let z = 0; z < sizes.z; z++)
      for (let c = 0; c < sizes.c; c++) {
        const at = { c, z, t };
        from.push(at[first] + at[middle] * sizes[first] + at[last] * sizes[first] * sizes[middle]);
      }
  const { planes, labels } = window;
  window.planes = from.map((i) => planes[i] as PlanePixels);
  window.labels = from.map((i) => labels[i] ?? null);
}

const stackToHyperstack = command(
  "Stack to Hyperstack...",
  { menu, options: ["order", "channels", "slices", "frames", "display", "convert"] },
  (host, options) => {
    const old = host.image();
    const size = old.planes.length;
    if (size === 1) host.error("Stack required");
    const order = options.choice("order", orders, "xyczt(default)");
    const channels = Math.trunc(options.number("channels", old.channels));
    const slices = Math.trunc(options.number("slices", old.slices));
    const frames = Math.trunc(options.number("frames", old.frames));
    const mode = options.choice("display", modes, "Color");
    const rgb = old.type === "RGB";
    if (rgb && options.flag("convert"))
      return host.run("Make Composite", `display=${mode === "Composite" ? mode : "Color"}`);
    if (rgb && channels > 1) host.error("RGB stacks are limited to one channel");
    if (channels * slices * frames !== size) host.error("channels x slices x frames <> stack size");
    const window = renewed(host, old, channels > 1 && !rgb, old.roi);
    setDimensions(window, channels, slices, frames);
    reorder(window, order);
    window.plane = 0;
    if (channels > 1 && !rgb) {
      const display = window.composite === null ? [] : window.channelDisplay;
      const wanted = mode === "Composite" ? "composite" : mode === "Color" ? "color" : "grayscale";
      const known = display.length >= channels ? display : [];
      if (known.length > 0) compositeLike(window, wanted, known);
      else makeComposite(window, wanted);
    } else if (window.composite !== null) window.channelDisplay = window.channelDisplay.slice(0, 1);
    window.hyperstack = true;
    return undefined;
  },
);

const hyperstackToStack = command("Hyperstack to Stack", { menu }, (host) => {
  const old = host.image();
  if (!isHyperstack(old) && old.composite === null) return;
  // The new window shows also what was hidden.
  const window = renewed(host, old, old.composite !== null, null);
  host.world.reveal(window);
  if (window.composite !== null) {
    endComposite(window);
    window.lut = greyLut();
    Object.assign(window, rangeOf(window.planes[window.plane]));
  }
  window.hyperstack = false;
});

const reduceDimensionality = command(
  "Reduce Dimensionality...",
  { menu, options: ["channels", "slices", "frames", "keep"] },
  (host, options) => {
    const window = host.image();
    if (!isHyperstack(window) && window.channels === 1) host.error("HyperStack required");
    const now = positionOf(window);
    const keep = options.flag("keep");
    const channels = options.flag("channels") ? window.channels : 1;
    const slices = options.flag("slices") ? window.slices : 1;
    const frames = options.flag("frames") ? window.frames : 1;
    const count = (size: number, present: number) =>
      size === 1 ? [present] : Array.from({ length: size }, (_, i) => i + 1);
    const indices = count(frames, now.frame).flatMap((frame) =>
      count(slices, now.slice).flatMap((slice) =>
        count(channels, now.channel).map((channel) => planeAt(window, { channel, slice, frame })),
      ),
    );
    const made = makeLike(host.world, window, {
      title: keep ? uniqueTitle(host.world, window.title) : window.title,
      planes: indices.map((i) => window.planes[i]?.slice() ?? newPixels(window.type, 0)),
      labels: indices.map((i) => window.labels[i] ?? null),
      channels,
      slices,
      frames,
      hyperstack: true,
      lut: window.channelDisplay[now.channel - 1]?.lut ?? window.lut,
      composite: channels > 1 ? window.composite : null,
    });
    if (made.composite === null) {
      made.min = window.min;
      made.max = window.max;
      if (window.composite === "grayscale") made.lut = greyLut();
    }
    if (!keep) host.world.close(window);
    host.world.show(made);
    setPosition(made, { channel: 1, slice: now.slice, frame: now.frame });
  },
);

const atLeast1 = (value: number) => Math.max(1, Math.trunc(value));

const newTypes = ["8-bit", "16-bit", "32-bit", "RGB"] as const;

const modeNames = { Composite: "composite", Color: "color", Grayscale: "grayscale" } as const;

/** @see ImageJ 1.54p, ij.plugin.HyperStackMaker */
const newHyperstack = (host: MacroHost, options: CommandOptions): void => {
  const type = options.choice("type", newTypes, "8-bit");
  const width = Math.trunc(options.number("width", 400));
  const height = Math.trunc(options.number("height", 300));
  const channels = atLeast1(options.number("channels", 3));
  const slices = atLeast1(options.number("slices", 4));
  const frames = atLeast1(options.number("frames", 5));
  if (width < 1 || height < 1) host.error("Width and height must be >0");
  host.claim(width * height * channels * slices * frames * 4, "New Hyperstack");
  const mode = options.choice("display", modes, "Color");
  const kept = remembered(host, "New Hyperstack", { title: "HyperStack" });
  kept.title = options.string(options.text.includes("title=") ? "title" : "name", kept.title);
  createImage(
    host.world,
    {
      title: freeTitle(host.world, kept.title),
      type,
      fill: "black",
      width,
      height,
      channels,
      slices,
      frames,
      hyperstack: true,
      composite: type === "RGB" ? null : modeNames[mode],
      label: false,
    },
    () => {},
  );
};

const newHyperstackSpec = {
  options: ["title", "name", "type", "display", "width", "height", "channels", "slices", "frames"],
  partly: "slice labels are not drawn into the planes",
  needsImage: false,
};

export const hyperstackCommands: readonly Command[] = [
  stackToHyperstack,
  hyperstackToStack,
  reduceDimensionality,
  command("New Hyperstack...", { menu, ...newHyperstackSpec }, newHyperstack),
  command("Hyperstack...", { menu: "File>New", ...newHyperstackSpec }, newHyperstack),
  montage,
];
