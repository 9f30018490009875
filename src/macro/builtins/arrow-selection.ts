import { makeArrow, selectRoi } from "../../image/roi/index.ts";
import type { MacroHost } from "../host.ts";
import { withDefaultGroup } from "./selection-in-use.ts";

const ARROWS = ["filled", "notched", "open", "headless", "bar"];

/** makeArrow: the style by words in the options. */
export function arrow(
  host: MacroHost,
  ends: readonly [number, number, number, number],
  options: string,
): void {
  const style = options.toLowerCase();
  const made = makeArrow(...ends, {
    style: Math.max(
      0,
      ARROWS.findIndex((name, i) => i > 0 && style.includes(name)),
    ),
    outline: style.includes("outline"),
    doubleHeaded: style.includes("double"),
    headSize: style.includes("small") ? 5 : style.includes("large") ? 15 : 10,
  });
  selectRoi(host.world, host.image(), withDefaultGroup(host, made));
}
