import type { MacroHost } from "../host.ts";

/** ImageJ's Measurements bits.
 * @see ImageJ 1.54p Measurements */
const MEASUREMENT: readonly (readonly [RegExp, number])[] = [
  [/^display lab/, 1024],
  [/^limit to/, 256],
  [/^add to/, 1 << 22],
  [/^area$/, 1],
  [/^mean$/, 2],
  [/^perim/, 128],
  [/^stack position$/, 1 << 20],
  [/^std/, 4],
];

/** Settings kept by the name that ImageJ compares with; those of the desktop have no effect. */
const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^show all/, "showAll"],
  [/^show.*min/, "showMin"],
  [/^show.*angle/, "showAngle"],
  [/^show/, ""],
  [/^disablepopupmenu$/, ""],
  [/^debugmode$/, ""],
  [/^openusingplugins$/, ""],
  [/^queuemacros$/, ""],
  [/^disableundo$/, ""],
  [/^openashyper/, ""],
  [/^bicubic/, "bicubic"],
  [/^wand|points/, "allPoints"],
  [/^expandablearrays/, "expandableArrays"],
  [/^loop/, "loopBackAndForth"],
  [/^jfilechooser/, ""],
  [/^auto/, "autoContrast"],
  [/^antialiasedtext$/, "antialiasedText"],
  [/^savebatchoutput$/, ""],
  [/^converttomicrons/, "convertToMicrons"],
  [/^supportmacroundo/, ""],
  [/^inverty$/, "invertY"],
  [/^copyhead/, "copyColumnHeaders"],
  [/^waitforcompletion$/, ""],
  [/^interpolatelines$/, "interpolateLines"],
  [/^flipfitsimages$/, "flipFitsImages"],
  [/^monospaced/, ""],
  [/^fullrange/, "fullRange16bitInversions"],
  [/^opengrayscale/, ""],
  [/^calibrate/, "calibrateConversions"],
  [/^mousewheel/, ""],
  [/^setijmenubar/, ""],
];

/** setOption(name, state).
 * @param name - in lower case.
 * @see ImageJ 1.54p Functions.setOption */
export function setOption(host: MacroHost, name: string, state: boolean): void {
  const { options } = host.world;
  if (name === "changes") {
    host.image().changed = state;
    return;
  }
  if (name.startsWith("black")) {
    options.blackBackground = state;
    return;
  }
  if (name === "scaleconversions") {
    options.scaleConversions = state;
    options.other.set("calibrateConversions", false);
    return;
  }
  if (name === "showrowindexes") {
    Object.assign(host.world.results, { showRowNumbers: state, baseRowNumber: state ? 0 : 1 });
    return;
  }
  const bit = MEASUREMENT.find(([pattern]) => pattern.test(name))?.[1];
  if (bit !== undefined) {
    options.measurements = state ? options.measurements | bit : options.measurements & ~bit;
    return;
  }
  const key = OTHER.find(([pattern]) => pattern.test(name))?.[1];
  if (key === undefined) {
    host.error("Invalid option");
    return;
  }
  if (key === "showAll" && host.world.roiManager !== null) host.world.roiManager.showAll = state;
  if (key === "calibrateConversions") options.scaleConversions = true;
  if (key === "invertY") host.image().calibration.invertY = state;
  if (name.startsWith("openashyper")) host.image().hyperstack = true;
  if (key !== "") options.other.set(key, state);
}
