import { colourRgb, glyphRows } from "../../image/draw/index.ts";
import type { MacroHost } from "../host.ts";
import { colourValue, drawingColour, paint } from "./drawing-in-use.ts";
import { fontOf, textWidth } from "./text-selection.ts";

/** Text with its lower edge at y; letters of five by seven cells, scaled to the size that setFont chose. Not the pixels of ImageJ, whose
 * letters come from the machine's fonts. */
export function drawText(host: MacroHost, text: string, x: number, y: number, background?: string): void {
  const window = host.image();
  const { size, justification } = fontOf(host);
  const lineHeight = Math.max(1, Math.round(size * 1.25));
  const behind = background === undefined ? null : colourRgb(drawingColour(host, background));
  const behindValue = behind === null ? null : colourValue(host.world, window, behind);
  paint(host, (painter) => {
    text.split("\n").forEach((line, index) => {
      const width = textWidth(host, line);
      const shift = justification === "left" ? 0 : justification === "center" ? Math.trunc(width / 2) : width;
      const left = x - shift;
      const bottom = y + index * lineHeight;
      const { value } = painter;
      if (behindValue !== null) {
        painter.value = behindValue;
        painter.fillRect({ x: left, y: bottom - lineHeight, width, height: lineHeight });
        painter.value = value;
      }
      drawLine(painter, line, left, bottom, width, lineHeight);
    });
  });
}

function drawLine(
  painter: { point(x: number, y: number): void },
  line: string,
  left: number,
  bottom: number,
  width: number,
  height: number,
): void {
  const step = width / Math.max(1, line.length);
  const top = bottom - Math.round(height * 0.9);
  const rows = Math.max(1, Math.round(height * 0.7));
  [...line].forEach((letter, index) => {
    const glyph = glyphRows(letter);
    const columns = Math.max(1, Math.round(step * 0.85));
    for (let y = 0; y < rows; y++) {
      const bits = glyph[Math.trunc((y * 7) / rows)] ?? 0;
      for (let x = 0; x < columns; x++) {
        if (((bits >> (4 - Math.trunc((x * 5) / columns))) & 1) !== 0)
          painter.point(Math.round(left + index * step) + x, top + y);
      }
    }
  });
}
