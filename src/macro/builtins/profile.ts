import { plotValues, profile } from "../../image/profile/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import { keysOf } from "./selection-in-use.ts";

export const profileBuiltins: readonly Builtin[] = [
  builtin("getProfile", "array", [], (host) => {
    const window = host.image();
    if (window.roi === null) return host.error("Selection required");
    const vertical = keysOf(host).alt;
    const found = profile(host.world, window, { vertical });
    return found === undefined
      ? host.error("Line or rectangular selection required.")
      : Array.from(found.values);
  }),
  builtin("Plot.getValues", "nothing", ["ref", "ref"], (host, xs, ys) => {
    const found = plotValues(host.image()) ?? host.error("No plot or histogram window");
    xs.set(Array.from(found.xs));
    ys.set(Array.from(found.ys));
  }),
];
