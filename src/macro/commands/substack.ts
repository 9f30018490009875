import { isHyperstack, planeAt, setPosition } from "../../image/display/index.ts";
import { cropPixels } from "../../image/geometry/index.ts";
import { javaRound } from "../../image/numbers/index.ts";
import { selectedProcessor } from "../../image/roi/index.ts";
import {
  compositeLike,
  makeLike,
  planeList,
  replacePlanes,
  setDimensions,
} from "../../image/stacks/index.ts";
import {
  greyLut,
  type ImageWindow,
  newPixels,
  type PlanePixels,
  uniqueTitle,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { tools } from "./stack-tools.ts";

const substack = command(
  "Make Substack...",
  { menu: tools, options: ["slices", "channels", "frames", "delete", "do_not"] },
  (host, options) => makeSubstack(host, options),
);

function makeSubstack(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (isHyperstack(window) || window.composite !== null) {
    makeSubset(host, options, window);
    return;
  }
  // ImageJ 1.54 replaces "channels=" and "frames=" by "slices=", and the second undoes the first.
  const wanted = options.string(options.has("slices") ? "slices" : "frames", "");
  const list = planeList(wanted, window.planes.length);
  if (list === null) host.error(`Invalid input string:  \n \n  "${wanted}"`);
  const remove = options.flag("delete") || options.flag("do_not");
  const { rect } = selectedProcessor(window);
  const { type, width, height, labels } = window;
  if (!options.flag("do_not")) {
    const planes = list.map((n) =>
      cropPixels({ type, width, height, pixels: window.planes[n - 1] ?? newPixels(type, 0) }, rect),
    );
    const made = makeLike(host.world, window, {
      title: substackTitle(wanted),
      planes,
      labels: list.map((n) => labels[n - 1] ?? null),
      width: rect.width,
      height: rect.height,
    });
    if (window.frames === window.planes.length) setDimensions(made, 1, 1, planes.length);
    if (remove) dropPlanes(window, list);
    host.world.show(made);
  } else dropPlanes(window, list);
}

function dropPlanes(window: ImageWindow, list: readonly number[]): void {
  const gone = new Set(list);
  const keep = window.planes.map((_, i) => i).filter((i) => !gone.has(i + 1));
  if (keep.length === 0) return;
  const planes = keep.map((i) => window.planes[i] as PlanePixels);
  const labels = keep.map((i) => window.labels[i] ?? null);
  replacePlanes(window, planes, labels);
  setDimensions(window, 1, window.frames > 1 ? 1 : planes.length, window.frames > 1 ? planes.length : 1);
}

/** Long lists are shortened in the title. */
function substackTitle(text: string): string {
  const title = `Substack (${text})`;
  if (title.length <= 25) return title;
  const first = title.indexOf(",", 18);
  const last = title.lastIndexOf(",");
  return first >= 1 && last >= 1 ? `${title.slice(0, first)}, ... ${title.slice(last + 1)}` : title;
}

function makeSubset(host: MacroHost, options: CommandOptions, window: ImageWindow): void {
  if (window.planes.length === 1) host.error("Image is not a stack.");
  const listOf = (key: "channels" | "slices" | "frames"): number[] => {
    const count = window[key];
    if (count === 1) return [1];
    const text = options.string(key, `1-${count}`);
    return planeList(text, count) ?? host.error(`Invalid range: ${text}`);
  };
  const channels = listOf("channels");
  const slices = listOf("slices");
  const frames = listOf("frames");
  const indices = frames.flatMap((t) =>
    slices.flatMap((z) => channels.map((c) => planeAt(window, { channel: c, slice: z, frame: t }))),
  );
  const made = makeLike(host.world, window, {
    title: uniqueTitle(host.world, window.title),
    planes: indices.map((i) => window.planes[i]?.slice() ?? newPixels(window.type, 0)),
    labels: indices.map((i) => window.labels[i] ?? null),
    channels: channels.length,
    slices: slices.length,
    frames: frames.length,
    ...(window.composite === "composite" && { lut: greyLut() }),
  });
  made.hyperstack = true;
  if (window.composite !== null) {
    const display = channels.map(
      (c) => window.channelDisplay[c - 1] as ImageWindow["channelDisplay"][number],
    );
    compositeLike(made, window.composite, display);
    const [first] = made.channelDisplay;
    if (first && channels.length === 1 && made.type !== "32-bit")
      [first.min, first.max] = [javaRound(first.min), javaRound(first.max)];
    // ImageJ leaves both images at the last channel taken.
    setPosition(window, { channel: channels.at(-1) ?? 1, slice: 1, frame: 1 });
    setPosition(made, { channel: channels.length, slice: 1, frame: 1 });
  }
  host.world.show(made);
}

export const substackCommands: readonly Command[] = [
  substack,
  command(
    "Make Subset...",
    { menu: "Image>Hyperstacks", options: ["channels", "slices", "frames"] },
    makeSubstack,
  ),
];
