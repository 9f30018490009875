import { labelBackgrounds, labelLut } from "../../image/morphology/index.ts";
import { standardName, withHyperstackPosition, withPosition } from "../../image/roi/index.ts";
import { type StarObject, starLabels, starSelection, suppressStars } from "../../image/stardist/index.ts";
import type { ImageWindow, PlanePixels, Roi } from "../../image/world/index.ts";
import { type Command, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";

const MENU = "Plugins>StarDist";
const NMS = ["de.csbdresden.stardist.StarDist2DNMS", "StarDist 2D NMS (postprocessing only)"];
const NETWORK = ["de.csbdresden.stardist.StarDist2D", "StarDist 2D"];
const NO_NETWORK =
  'its networks are not part of this program: run a StarDist model with "DeepImageJ Run", then "Command From Macro" with command=[de.csbdresden.stardist.StarDist2DNMS]';

/** `'prob':'scores', "nmsThresh":0.4` → a map; quotes of either kind, backslash escapes. */
function parseArguments(host: MacroHost, text: string): Map<string, string> {
  const out = new Map<string, string>();
  const token = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s'":,]+))\s*/y;
  const next = (): string => {
    const match = token.exec(text);
    if (match === null) return host.error(`Command From Macro: args cannot be read: ${text}`);
    return (match[1] ?? match[2] ?? match[3] ?? "").replace(/\\(.)/g, "$1");
  };
  while (token.lastIndex < text.length) {
    const key = next();
    if (text[token.lastIndex] !== ":") host.error(`Command From Macro: args cannot be read: ${text}`);
    token.lastIndex++;
    out.set(key, next());
    if (text[token.lastIndex] === ",") token.lastIndex++;
    else if (token.lastIndex < text.length) host.error(`Command From Macro: args cannot be read: ${text}`);
    if (text.slice(token.lastIndex).trim() === "") break;
  }
  return out;
}

const commandFromMacro = command(
  "Command From Macro",
  {
    menu: MENU,
    needsImage: false,
    options: ["command", "args", "process"],
    partly: "StarDist2DNMS only; the look-up table of the label image is another",
  },
  (host, options) => {
    const name = options.string("command", "");
    if (NETWORK.includes(name)) host.error(`StarDist 2D cannot be run here: ${NO_NETWORK}`);
    if (!NMS.includes(name)) host.error(`Command From Macro: the command "${name}" is not known here`);
    const given = parseArguments(host, options.string("args", ""));
    suppress(host, given);
  },
);

function suppress(host: MacroHost, given: ReadonlyMap<string, string>): void {
  const window = (key: string, label: string): ImageWindow => {
    const title = given.get(key) ?? "";
    return host.world.byTitle(title) ?? host.error(`${label}: there is no image "${title}"`);
  };
  const number = (key: string, byDefault: number): number => {
    const text = given.get(key);
    const value = text === undefined ? byDefault : Number(text);
    if (Number.isNaN(value)) host.error(`StarDist 2D NMS: ${key} is no number: "${text}"`);
    return value;
  };
  const choice = (key: string, choices: readonly string[], byDefault: string): string => {
    const value = given.get(key) ?? byDefault;
    if (!choices.includes(value)) host.error(`StarDist 2D NMS: ${key} must be one of ${choices.join(", ")}`);
    return value;
  };
  const prob = window("prob", "Probability/Score Image");
  const dist = window("dist", "Distance Image");
  const probThresh = number("probThresh", 0.5);
  const nmsThresh = number("nmsThresh", 0.4);
  const excludeBoundary = number("excludeBoundary", 2);
  const output = choice("outputType", ["ROI Manager", "Label Image", "Both", "Polygons"], "Both");
  const roiPosition = choice("roiPosition", ["Automatic", "Stack", "Hyperstack"], "Stack");
  const rays = checkInputs(host, prob, dist, nmsThresh, excludeBoundary);
  const { width, height } = prob;
  const frames = prob.planes.length;
  const found: StarObject[][] = [];
  for (let t = 0; t < frames; t++)
    found.push(
      suppressStars(
        { width, height, prob: prob.planes[t]!, dist: dist.planes.slice(t * rays, (t + 1) * rays) },
        { probThresh, nmsThresh, excludeBoundary, tick: () => host.tick(100) },
      ),
    );
  if (output === "ROI Manager" || output === "Both") {
    const selections = found.flatMap((objects, t) =>
      objects.map((object) => placed(starSelection(object), frames > 1 ? t + 1 : 0, roiPosition)),
    );
    host.world.roiManager = { rois: selections, selected: [], showAll: false, labels: false };
  }
  if (output === "Label Image" || output === "Both") openLabels(host, prob, found);
}

/** @returns rays: planes of distances per plane of probabilities, as channels, slices or frames. */
function checkInputs(
  host: MacroHost,
  prob: ImageWindow,
  dist: ImageWindow,
  nmsThresh: number,
  excludeBoundary: number,
): number {
  if (prob.type === "RGB" || dist.type === "RGB") host.error("StarDist 2D NMS: grey images are needed");
  if (prob.width !== dist.width || prob.height !== dist.height)
    host.error("Width or height of Probability/Score Image and Distance Image differ.");
  const rays = dist.planes.length / prob.planes.length;
  if (!Number.isInteger(rays))
    host.error("Number of frames of Probability/Score Image and Distance Image differ.");
  if (rays < 3) host.error("Distance Image must be a 2D image or timelapse with at least three channels.");
  if (!(nmsThresh >= 0 && nmsThresh <= 1)) host.error("Overlap Threshold must be between 0 and 1.");
  if (!(excludeBoundary >= 0)) host.error("Boundary Exclusion must be >= 0");
  return rays;
}

function placed(selection: Roi, frame: number, position: string): Roi {
  const roi = { ...selection, name: standardName(selection, null) };
  if (frame === 0) return roi;
  return position === "Hyperstack" ? withHyperstackPosition(roi, 0, 0, frame) : withPosition(roi, frame);
}

function openLabels(host: MacroHost, prob: ImageWindow, found: readonly (readonly StarObject[])[]): void {
  const { width, height } = prob;
  host.claim(2 * width * height * found.length, "Label Image");
  let count = 0;
  const planes: PlanePixels[] = found.map((objects) => {
    host.tick();
    const labels = starLabels(objects, width, height, "imagej", count % 65535);
    count += objects.length;
    return labels;
  });
  const window = host.world.open({
    title: "Label Image",
    type: "16-bit",
    width,
    height,
    planes,
    slices: 1,
    frames: planes.length,
    calibration: { ...prob.calibration, function: "none", coefficients: null, valueUnit: "Gray Value" },
    lut: labelLut("Golden angle", labelBackgrounds.Black, false),
  });
  window.min = 0;
  window.max = Math.min(count, 65535);
  window.fixedRange = true;
}

export const stardistCommands: readonly Command[] = [
  commandFromMacro,
  refusedCommand("StarDist 2D", MENU, NO_NETWORK),
  refusedCommand("DeepImageJ StarDist", "Plugins>DeepImageJ", NO_NETWORK),
];
