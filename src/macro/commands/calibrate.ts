import { curveNames, dataRange, resetDisplayRange, UNCALIBRATED_OD } from "../../image/display/index.ts";
import { fitCurve, fitFunctions } from "../../image/fit/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { defaultBits16 } from "../builtins/display.ts";
import { type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { JavaRandom } from "../java-random.ts";

const INVERTER = "Pixel Inverter";

const choices = ["None", ...curveNames.slice(0, 14), INVERTER, UNCALIBRATED_OD, "Custom"];

/** Numbers of one column of the dialog: digits, signs, points and white space count, all else is dropped. */
function numbersOf(text: string): number[] {
  return text
    .replaceAll("\\n", "\n")
    .replace(/[^0-9\-.,\n\r ]/g, "")
    .split(/\s+/)
    .filter(Boolean)
    .map((token) => Number(token) || 0);
}

/** Analyze > Calibrate.
 * @see ImageJ 1.54p, ij.plugin.filter.Calibrator */
function calibrate(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { calibration } = window;
  if (window.type === "RGB") host.error("8-bit, 16-bit or 32-bit image required");
  const current = calibration.function === "none" ? "None" : calibration.function;
  const name = options.choice("function", choices, choices.includes(current) ? current : "None");
  const unit = options.string("unit", calibration.valueUnit);
  if (window.type === "32-bit") {
    if (name !== "None")
      host.error('Function must be "None" for 32-bit images,\nbut you can change the Unit.');
    calibration.valueUnit = unit;
    return;
  }
  const short = window.type === "16-bit";
  if (name === "None") {
    Object.assign(calibration, { function: "none", coefficients: null, valueUnit: unit, zeroClip: false });
    return;
  }
  if (name === INVERTER)
    Object.assign(calibration, {
      function: "Straight Line",
      coefficients: [short ? 65535 : 255, -1],
      valueUnit: "Inverted Gray Value",
      zeroClip: false,
    });
  else if (name === UNCALIBRATED_OD) {
    if (short) host.error("Uncalibrated OD is not supported on 16-bit images.");
    Object.assign(calibration, {
      function: UNCALIBRATED_OD,
      coefficients: null,
      valueUnit: UNCALIBRATED_OD,
      zeroClip: false,
    });
  } else if (name !== "Custom") calibrateByFit(host, window, name, unit, options);
  if (short && window.channels === 1 && defaultBits16(host) === 0) {
    const [min, max] = dataRange(window.planes[window.plane] ?? new Uint16Array(1));
    if (window.min < min || window.max > max) resetDisplayRange(window);
  }
}

function calibrateByFit(
  host: MacroHost,
  window: ImageWindow,
  name: string,
  unit: string,
  options: CommandOptions,
): void {
  const x = numbersOf(options.string("text1", ""));
  const y = numbersOf(options.string("text2", ""));
  const top = window.type === "16-bit" ? 65535 : 255;
  if (x.some((value) => value < 0 || value > top))
    host.error(`Measured (uncalibrated) values in the left\ncolumn must be in the range 0-${top}.`);
  if (x.length !== y.length || y.length === 0)
    host.error(
      `To create a calibration curve, the left column must\ncontain a list of measured mean pixel values and the\nright column must contain the same number of calibration\nstandard values. Use the Measure command to add mean\npixel value measurements to the left column.\n \n    Left column: ${x.length} values\n    Right column: ${y.length} values\n`,
    );
  const found = fitted(name, x, y, host);
  const positive = window.type === "8-bit" && name !== "Straight Line" && y.every((value) => value >= 0);
  Object.assign(window.calibration, {
    function: name,
    coefficients: found,
    valueUnit: unit,
    zeroClip: positive,
  });
}

function fitted(name: string, x: number[], y: number[], host: MacroHost): number[] {
  const fit = fitFunctions.find((each) => each.name === name) ?? host.error(`"${name}" cannot be fitted`);
  const result = fitCurve(fit, x, y, { random: (seed) => new JavaRandom(seed) });
  if (result.problem !== null) host.error(result.problem);
  return [...result.parameters];
}

export const calibrateCommand = command(
  "Calibrate...",
  {
    menu: "Analyze",
    options: ["function", "unit", "text1", "text2", "global", "show"],
    partly: "global calibration and the plot",
  },
  calibrate,
);
