import {
  dataRange,
  isHyperstack,
  makeComposite,
  positionOf,
  resetProcessorRange,
} from "../../image/display/index.ts";
import { type Filter3D, filter3D, gaussianBlur, gaussianBlurZ } from "../../image/filters/index.ts";
import { planeTo8 } from "../../image/types/index.ts";
import { setPlanes } from "../../image/windows/index.ts";
import {
  greyLut,
  type ImageWindow,
  joinColours,
  type PlanePixels,
  splitColours,
  wholeProcessor,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { remembered } from "./remembered.ts";

const MENU = "Process>Filters";

type Triple = [x: number, y: number, z: number];

/** x, y and z of the dialog, which the last use of any command of `family` in this macro sets. */
function readTriple(host: MacroHost, options: CommandOptions, family: string): Triple {
  const kept = remembered(host, family, { x: 2, y: 2, z: 2 });
  kept.x = options.number("x", kept.x);
  kept.y = options.number("y", kept.y);
  kept.z = options.number("z", kept.z);
  return [kept.x, kept.y, kept.z];
}

function refuseComposite(host: MacroHost, { composite, channels, planes }: ImageWindow): void {
  if (composite !== null && channels === planes.length) host.error("Composite color images not supported");
}

function filterPlanes(
  host: MacroHost,
  window: ImageWindow,
  planes: readonly PlanePixels[],
  filter: Filter3D,
  radii: Triple,
): PlanePixels[] {
  const { width, height, type } = window;
  const run = (part: readonly PlanePixels[]) =>
    filter3D({ planes: part, width, height }, filter, radii, () => host.tick());
  host.claim(planes.length * width * height * 4, "the filtered stack");
  if (type !== "RGB") return run(planes);
  const colours = planes.map((pixels) => splitColours(pixels as Int32Array));
  const [red, green, blue] = [0, 1, 2].map((c) => run(colours.map((plane) => plane[c] as PlanePixels))) as [
    PlanePixels[],
    PlanePixels[],
    PlanePixels[],
  ];
  // Variances become 8-bit again, each plane by its own range.
  const byte = (plane: PlanePixels | undefined) =>
    plane instanceof Uint8Array || !plane
      ? (plane ?? new Uint8Array(0))
      : planeTo8(plane, ...dataRange(plane), true, null);
  return red.map((r, i) => joinColours(byte(r), byte(green[i]), byte(blue[i])));
}

/** @see ImageJ 1.54p, Filters3D.run */
function run3D(host: MacroHost, options: CommandOptions, filter: Filter3D): void {
  const window = host.image();
  refuseComposite(host, window);
  const radii = readTriple(host, options, "3D filters");
  const { channels, slices, frames } = window;
  const hyper = isHyperstack(window);
  if (hyper && channels > 1 && slices > 1 && frames > 1)
    host.error("5D hyperstacks are currently not supported");
  const type = filter === "variance" && window.type !== "RGB" ? "32-bit" : window.type;
  const before = window.type;
  if (!hyper || channels === 1)
    setPlanes(window, {
      type,
      planes: filterPlanes(host, window, window.planes, filter, radii),
      labels: window.planes.map(() => null),
    });
  else {
    const planes: PlanePixels[] = [];
    for (let c = 0; c < channels; c++) {
      const part = window.planes.filter((_, i) => i % channels === c);
      for (const [i, plane] of filterPlanes(host, window, part, filter, radii).entries())
        planes[i * channels + c] = plane;
    }
    setPlanes(window, { type, planes, labels: planes.map(() => null) });
    window.plane = 0;
    mergeChannels(window);
    return;
  }
  if (type !== before && window.composite === null) window.lut = greyLut();
  resetProcessorRange(window);
}

/** ImageJ takes the channels apart, filters them and puts them together as a composite. */
function mergeChannels(window: ImageWindow): void {
  const firsts = window.planes.slice(0, window.channels);
  const luts = window.channelDisplay.map((channel) => channel.lut);
  makeComposite(window, "composite", { luts, ranges: firsts.map(dataRange) });
}

function filterCommand(name: string, filter: Filter3D): Command {
  return command(name, { menu: MENU, options: ["x", "y", "z"] }, (host, options) =>
    run3D(host, options, filter),
  );
}

/** Planes of each volume, in z order; of an image without slices, each channel's frames.
 * @see ImageJ 1.54p, GaussianBlur3D.blurHyperStackZ */
function volumes(window: ImageWindow): PlanePixels[][] {
  if (!isHyperstack(window)) return [window.planes];
  const groups = new Map<string, PlanePixels[]>();
  for (const [i, pixels] of window.planes.entries()) {
    const { channel, frame } = positionOf(window, i);
    const key = window.slices === 1 ? `${channel}` : `${channel} ${frame}`;
    const group = groups.get(key);
    if (group) group.push(pixels);
    else groups.set(key, [pixels]);
  }
  return [...groups.values()];
}

function blur3D(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  refuseComposite(host, window);
  const [x, y, z] = readTriple(host, options, "3D blur");
  const tick = () => host.tick();
  window.roi = null;
  if (x > 0 || y > 0)
    for (const plane of window.planes.keys())
      gaussianBlur(wholeProcessor(window, plane), x, y, undefined, tick);
  if (z > 0)
    for (const volume of volumes(window))
      gaussianBlurZ(volume, window.type, window.width, window.height, z, tick);
  window.changed = true;
}

/** The filters of Process > Filters that work in three dimensions. */
export const filter3DCommands: readonly Command[] = [
  command("Gaussian Blur 3D...", { menu: MENU, options: ["x", "y", "z"] }, blur3D),
  filterCommand("Median 3D...", "median"),
  filterCommand("Mean 3D...", "mean"),
  filterCommand("Minimum 3D...", "minimum"),
  filterCommand("Maximum 3D...", "maximum"),
  filterCommand("Variance 3D...", "variance"),
];
