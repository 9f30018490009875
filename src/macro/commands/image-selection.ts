import { windowColours } from "../../image/display/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { isArea, makeRectangle, roiBounds, selectRoi } from "../../image/roi/index.ts";
import type { ImageWindow, Roi } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { shortTitle } from "./open-maps.ts";

/** What an image selection shows. */
export interface ShownImage {
  readonly colours: Int32Array;
  readonly width: number;
  readonly height: number;
  /** 0…1 */
  readonly opacity: number;
  /** Pixels of grey value 0 and 1 are not shown. */
  readonly zeroTransparent: boolean;
}

function shownImage(roi: Roi): ShownImage | null {
  return (roi.extra?.image as ShownImage | undefined) ?? null;
}

/** Draw an image selection into a plane of colours, mixed by its opacity. */
export function drawShownImage(pixels: Int32Array, width: number, height: number, roi: Roi): void {
  const image = shownImage(roi);
  if (image === null) return;
  const { x, y } = roiBounds(roi);
  for (let row = 0; row < image.height; row++)
    for (let column = 0; column < image.width; column++) {
      const [px, py] = [x + column, y + row];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const colour = image.colours[row * image.width + column]! & 0xffffff;
      if (image.zeroTransparent && sumOfParts(colour) <= 3) continue;
      const at = py * width + px;
      pixels[at] = mix(pixels[at]!, colour, image.opacity);
    }
}

function sumOfParts(colour: number): number {
  return ((colour >> 16) & 255) + ((colour >> 8) & 255) + (colour & 255);
}

/** Both products are rounded on their own, as java.awt.AlphaComposite does. */
function mix(below: number, above: number, opacity: number): number {
  const cover = Math.trunc(opacity * 255 + 0.5);
  const part = (shift: number) => {
    const [a, b] = [(below >> shift) & 255, (above >> shift) & 255];
    return (Math.round((b * cover) / 255) + Math.round((a * (255 - cover)) / 255)) << shift;
  };
  return part(16) | part(8) | part(0);
}

/** Another open image as selection, or as an element of the overlay.
 * @see ImageJ 1.54p OverlayCommands.addImage */
function addImage(host: MacroHost, options: CommandOptions, asSelection: boolean): void {
  const { world } = host;
  let target = host.image();
  if (world.windows.length < 2) host.error("The command requires at least two open images.");
  const titles = world.windows.map(({ title }) => title);
  const fallback = world.windows.find((window) => window !== target) ?? target;
  let source = world.byTitle(options.choice("image", titles, fallback.title)) ?? fallback;
  const [first, second] = world.windows;
  if (
    world.windows.length === 2 &&
    first &&
    second &&
    second.width < first.width &&
    second.height < first.height
  )
    [target, source] = [first, second];
  if (source === target) host.error(`Image to be added cannot be the same as\n"${target.title}".`);
  if (source.width > target.width && source.height > target.height)
    host.error(`Image to be added cannnot be larger than\n"${target.title}".`);
  const roi = imageRoi(source, target, options, asSelection);
  if (asSelection) selectRoi(world, target, roi);
  else target.overlay = [...(target.overlay ?? []), roi];
}

function imageRoi(
  source: ImageWindow,
  target: ImageWindow,
  options: CommandOptions,
  asSelection: boolean,
): Roi {
  const area = target.roi !== null && isArea(target.roi) ? roiBounds(target.roi) : { x: 0, y: 0 };
  let x = asSelection ? area.x : toInt(options.number("x", area.x));
  let y = asSelection ? area.y : toInt(options.number("y", area.y));
  if (asSelection && x === 0 && y === 0) {
    x = Math.trunc(target.width / 2) - Math.trunc(source.width / 2);
    y = Math.trunc(target.height / 2) - Math.trunc(source.height / 2);
  }
  const image: ShownImage = {
    colours: windowColours(source),
    width: source.width,
    height: source.height,
    opacity: toInt(options.number("opacity", 100)) / 100,
    zeroTransparent: options.flag("zero"),
  };
  return {
    ...makeRectangle(x, y, source.width, source.height),
    kind: "image",
    name: shortTitle(source.title),
    strokeColor: "#000000",
    extra: { image },
  };
}

export const imageSelectionCommands: readonly Command[] = [
  command(
    "Add Image...",
    { menu: "Image>Overlay", options: ["image", "x", "y", "opacity", "zero"] },
    (host, options) => addImage(host, options, false),
  ),
  command(
    "Image to Selection...",
    { menu: "Edit>Selection", options: ["image", "opacity", "zero"] },
    (host, options) => addImage(host, options, true),
  ),
];
