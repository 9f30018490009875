import { greatest } from "../../image/numbers/index.ts";
import { makeRectangle, selectRoi } from "../../image/roi/index.ts";
import type { MacroHost } from "../host.ts";

/** Font that setFont chose. */
export interface FontInUse {
  name: string;
  size: number;
  bold: boolean;
  italic: boolean;
  justification: "left" | "center" | "right";
}

export function fontOf(host: MacroHost): FontInUse {
  let font = host.state.get("font") as FontInUse | undefined;
  if (font === undefined) {
    font = { name: "SansSerif", size: 12, bold: false, italic: false, justification: "left" };
    host.state.set("font", font);
  }
  return font;
}

/** Width of a line of text in pixels: an estimate, since fonts differ from machine to machine. */
export function textWidth(host: MacroHost, text: string): number {
  const { size, bold } = fontOf(host);
  return Math.round(text.length * size * (bold ? 0.6 : 0.55));
}

export function makeText(host: MacroHost, text: string, x: number, y: number): void {
  const font = fontOf(host);
  const lines = text.split("\n");
  const width = Math.max(1, greatest(lines.map((line) => textWidth(host, line))));
  const height = Math.max(1, Math.round(lines.length * font.size * 1.4));
  const roi = makeRectangle(Math.trunc(x), Math.trunc(y), width, height);
  selectRoi(host.world, host.image(), { ...roi, kind: "text", extra: { text, ...font } });
}
