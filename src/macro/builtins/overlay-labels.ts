import type { Roi } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { drawingColour } from "./drawing-in-use.ts";

/** Elements of the current image's overlay.
 * @throws macro/runtime "No overlay" */
export function overlayOf(host: MacroHost): Roi[] {
  return host.image().overlay ?? host.error("No overlay");
}

/** These need an image, with or without an overlay. */
const accepted = ["drawLabels", "useNamesAsLabels", "selectable"].map((name) =>
  builtin(`Overlay.${name}`, "nothing", ["value"], (host) => {
    host.image();
  }),
);

/** How elements are labelled on the screen: accepted, since labels are not drawn. Overlay.pasteAndMerge does nothing in ImageJ. */
export const overlayLabelBuiltins: readonly Builtin[] = [
  ...accepted,
  builtin("Overlay.pasteAndMerge", "nothing", [], (host) => {
    host.image();
  }),
  builtin("Overlay.setLabelFontSize", "nothing", ["number", "string?"], (host) => {
    overlayOf(host);
  }),
  builtin("Overlay.setLabelColor", "nothing", ["string", "string?"], (host, colour) => {
    overlayOf(host);
    drawingColour(host, colour);
  }),
];
