import { isHyperstack, planeAt } from "../../image/display/index.ts";
import { cropPixels, insertPixels } from "../../image/geometry/index.ts";
import { centred, makeLike, rangeOf, setDimensions } from "../../image/stacks/index.ts";
import { type ImageWindow, newPixels, type PlanePixels } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { backgroundValue } from "./background-value.ts";

export const tools = "Image>Stacks>Tools";

function titled(host: MacroHost, title: string): ImageWindow {
  const window = host.world.byTitle(title);
  if (window === undefined) host.error(`"${title}" is not an open image`);
  return window;
}

/** `image1=A image2=B …`, or every open image. */
function chosenImages(host: MacroHost, options: CommandOptions): ImageWindow[] {
  const { windows } = host.world;
  if (windows.length < 2) host.error("Two or more windows must be open");
  if (options.flag("all_open")) return [...windows];
  const word = options.has("image1") ? "image" : "stack";
  const out: ImageWindow[] = [];
  for (let i = 1; options.has(`${word}${i}`); i++) {
    const title = options.string(`${word}${i}`, "");
    if (title.includes("None")) break;
    out.push(titled(host, title));
  }
  if (out.length === 0) return windows.slice(0, 2);
  if (out.length < 2) host.error("Please select at least 2 images");
  return out;
}

function concatenateHyperstacks(
  host: MacroHost,
  images: ImageWindow[],
  title: string,
  keep: boolean,
): ImageWindow {
  const first = images[0] as ImageWindow;
  const alongSlices = first.slices > 1 && images.every((image) => image.frames === 1);
  for (const image of images)
    if (
      image.type !== first.type ||
      image.channels !== first.channels ||
      (!alongSlices && image.slices !== first.slices)
    )
      host.error("Images do not all have the same dimensions or type");
  const width = Math.max(...images.map((image) => image.width));
  const height = Math.max(...images.map((image) => image.height));
  const planes = images.flatMap((image) =>
    image.planes.map((plane) => {
      const placed = centred(image, plane, width, height);
      return keep && placed === plane ? plane.slice() : placed;
    }),
  );
  const total = (of: "slices" | "frames") => images.reduce((n, image) => n + image[of], 0);
  const made = makeLike(host.world, first, {
    title,
    planes,
    width,
    height,
    labels: images.flatMap((image) => image.labels),
    channels: first.channels,
    slices: alongSlices ? total("slices") : first.slices,
    frames: alongSlices ? first.frames : total("frames"),
    composite: first.channels > 1 ? (first.composite ?? "color") : null,
  });
  made.hyperstack = made.channels > 1 && made.frames > 1;
  const { pixelWidth, pixelHeight, pixelDepth } = first.calibration;
  const same = images.every(
    ({ calibration: c }) =>
      c.pixelWidth === pixelWidth && c.pixelHeight === pixelHeight && c.pixelDepth === pixelDepth,
  );
  if (!same)
    made.calibration = { ...host.world.make({ title: "", type: "8-bit", width: 1, height: 1 }).calibration };
  return made;
}

const concatenate = command(
  "Concatenate...",
  { menu: tools, options: ["all_open", "title", "image1", "image2", "image3", "keep", "open"] },
  (host, options) => {
    const images = chosenImages(host, options);
    const first = images[0] as ImageWindow;
    const title = options.string("title", "Untitled");
    const keep = options.flag("keep");
    if (first.composite !== null || first.channels > 1) {
      const made = concatenateHyperstacks(host, images, title, keep);
      if (!keep) for (const image of new Set(images)) host.world.close(image);
      host.world.show(made);
      return;
    }
    const depth = first.slices;
    const asHyperstack = options.flag("open") && images.every((image) => image.slices === depth);
    const width = Math.max(...images.filter((i) => i.type === first.type).map((i) => i.width));
    const height = Math.max(...images.filter((i) => i.type === first.type).map((i) => i.height));
    const planes: PlanePixels[] = [];
    const labels: (string | null)[] = [];
    const used = new Set<ImageWindow>();
    images.forEach((image, index) => {
      if (image.type !== first.type) {
        host.log(`Omitting ${image.title} - image type not matched`);
        return;
      }
      const again = images.indexOf(image, index + 1) >= 0;
      image.planes.forEach((plane, i) => {
        const placed = centred(image, plane, width, height);
        planes.push((keep || again) && placed === plane ? plane.slice() : placed);
        labels.push(image.labels[i] ?? null);
      });
      if (!keep && !again) used.add(image);
    });
    const { min, max } = first;
    const made = makeLike(host.world, first, { title, planes, labels, width, height });
    made.properties = new Map();
    made.min = min;
    made.max = max;
    if (asHyperstack) {
      setDimensions(made, 1, depth, planes.length / depth);
      made.hyperstack = true;
    }
    for (const image of used) host.world.close(image);
    host.world.show(made);
  },
);

const combine = command(
  "Combine...",
  { menu: tools, options: ["stack1", "stack2", "combine"] },
  (host, options) => {
    const { windows } = host.world;
    if (windows.length < 2) host.error("This command requires two stacks that are the same data type.");
    const one = titled(host, options.string("stack1", windows[0]?.title ?? ""));
    const two = titled(host, options.string("stack2", windows[0]?.title ?? ""));
    if (one.type !== two.type) host.error("This command requires two stacks that are the same data type.");
    const hyper = isHyperstack(one) || isHyperstack(two);
    if (hyper && (one.channels !== two.channels || one.slices !== two.slices || one.frames !== two.frames))
      host.error("Hyperstacks must have identical CZT dimensions");
    const down = options.flag("combine");
    const width = down ? Math.max(one.width, two.width) : one.width + two.width;
    const height = down ? one.height + two.height : Math.max(one.height, two.height);
    const uneven = down ? one.width !== two.width : one.height !== two.height;
    const fill = uneven ? backgroundValue(host.world, one) : 0;
    const depth = Math.max(one.planes.length, two.planes.length);
    host.claim(width * height * 4 * depth, "Combine");
    const planes = Array.from({ length: depth }, (_, i) => {
      const out = newPixels(one.type, width * height);
      if (fill !== 0) out.fill(fill);
      const target = { pixels: out, width, height };
      const a = one.planes[i];
      const b = two.planes[i];
      if (a) insertPixels(target, { pixels: a, width: one.width, height: one.height }, 0, 0);
      if (b)
        insertPixels(
          target,
          { pixels: b, width: two.width, height: two.height },
          down ? 0 : one.width,
          down ? one.height : 0,
        );
      return out;
    });
    const composite = one.composite === "composite" ? "color" : one.composite;
    const made = makeLike(host.world, one, {
      title: "Combined Stacks",
      planes,
      width,
      height,
      channels: one.channels,
      slices: one.slices,
      frames: one.frames,
      composite,
    });
    for (const [c, display] of made.channelDisplay.entries()) Object.assign(display, rangeOf(made.planes[c]));
    host.world.close(one);
    host.world.close(two);
    host.world.show(made);
  },
);

const insert = command(
  "Insert...",
  { menu: tools, options: ["source", "destination", "x", "y"] },
  (host, options) => {
    if (host.world.windows.length < 2) {
      host.notice("Stack Inserter", "At least two windows must be open.");
      return;
    }
    const first = host.world.windows[0]?.title ?? "";
    const source = titled(host, options.string("source", first));
    const target = titled(host, options.string("destination", first));
    if (source.type !== target.type || source === target) {
      const problem = source === target ? "different" : "the same type";
      host.notice("Stack Inserter", `The source and destination must be ${problem}.`);
      return;
    }
    const x = Math.trunc(options.number("x", 0));
    const y = Math.trunc(options.number("y", 0));
    target.planes.forEach((pixels, i) => {
      const from = source.planes[Math.min(i, source.planes.length - 1)];
      if (from)
        insertPixels(
          { pixels, width: target.width, height: target.height },
          { pixels: from, width: source.width, height: source.height },
          x,
          y,
        );
    });
    target.changed = true;
  },
);

const reduce = command("Reduce...", { menu: tools, options: ["reduction", "reduce"] }, (host, options) => {
  const window = host.image();
  const size = window.planes.length;
  if (size === 1 || (window.channels === size && window.composite !== null))
    host.error("Stack or hyperstack required");
  const factor = Math.trunc(options.number("reduction", 2));
  if (factor < 1) host.error("The reduction factor must be at least 1");
  const { channels, slices, frames, calibration } = window;
  const scaled = calibration.pixelWidth !== 1 || calibration.pixelDepth !== 1 || calibration.unit !== "pixel";
  const hyper = isHyperstack(window);
  const inZ = hyper && (slices > 1 && frames > 1 ? options.flag("reduce") : slices > 1);
  const every = (count: number, by: number) =>
    Array.from({ length: Math.ceil(count / by) }, (_, i) => i * by + 1);
  const zs = hyper ? every(slices, inZ ? factor : 1) : [];
  const ts = hyper ? every(frames, inZ ? 1 : factor) : [];
  const keep = hyper
    ? ts.flatMap((t) =>
        zs.flatMap((z) =>
          Array.from({ length: channels }, (_, c) => planeAt(window, { channel: c + 1, slice: z, frame: t })),
        ),
      )
    : every(size, factor).map((i) => i - 1);
  window.planes = keep.map((i) => window.planes[i] as PlanePixels);
  window.labels = keep.map((i) => window.labels[i] ?? null);
  if (hyper) setDimensions(window, channels, zs.length, ts.length);
  else setDimensions(window, 1, frames > 1 ? 1 : keep.length, frames > 1 ? keep.length : 1);
  if (scaled && (!hyper || inZ)) calibration.pixelDepth *= factor;
  window.plane = Math.min(window.plane, window.planes.length - 1);
});

const montageToStack = command(
  "Montage to Stack...",
  { menu: tools, options: ["columns", "rows", "border"] },
  (host, options) => {
    const window = host.image();
    if (window.planes.length > 1) host.error("This command requires a montage");
    const info = (key: string) => Number(new RegExp(`^${key}=(\\d+)$`, "m").exec(window.info)?.[1] ?? 2);
    const columns = Math.trunc(options.number("columns", info("xMontage")));
    const rows = Math.trunc(options.number("rows", info("yMontage")));
    const border = Math.trunc(options.number("border", 0));
    if (rows < 1 || columns < 1) return;
    const width = Math.trunc(window.width / columns);
    const height = Math.trunc(window.height / rows);
    const inner =
      border > 0
        ? {
            x: border,
            y: border,
            width: width - border - (border >> 1),
            height: height - border - (border >> 1),
          }
        : { x: 0, y: 0, width, height };
    const pixels = window.planes[0] ?? newPixels(window.type, 0);
    const planes: PlanePixels[] = [];
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++)
        planes.push(
          cropPixels(
            { type: window.type, pixels, width: window.width, height: window.height },
            { ...inner, x: x * width + inner.x, y: y * height + inner.y },
          ),
        );
    const made = makeLike(host.world, window, {
      title: "Stack",
      planes,
      width: inner.width,
      height: inner.height,
    });
    made.calibration = { ...host.world.make({ title: "", type: "8-bit", width: 1, height: 1 }).calibration };
    made.info = "";
    host.world.show(made);
  },
);

export const stackToolCommands: readonly Command[] = [concatenate, combine, insert, reduce, montageToStack];
