import { calibrationTable, isSigned16, resetProcessorRange } from "../../image/display/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import type { Processor } from "../../image/world/index.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";
import type { Snippet } from "../snippet.ts";
import { applyFilter, planesToProcess } from "./apply.ts";

const byte = (value: number) => Math.max(0, Math.min(255, toInt(value)));

/** The word stands in the expression by itself. */
const uses = (code: string, word: string) => new RegExp(`(?<![\\w.])${word}(?!\\w)`).test(code);

/** The text after "code=" or, as old macros have it, the first word of the options. */
function codeOf(options: CommandOptions): string {
  const { text } = options;
  return text.startsWith("v=") ? (text.split(" ")[0] ?? text) : options.string("code", "v=v+50*sin(d/10)");
}

/** Run the expression for every pixel of the rectangle: it sees v (value), x, y, z, w, h, a (angle) and d (distance from the centre) and
 * sets v. With getPixel in it all old values are there until the last new one is made.
 * @see ImageJ 1.54p, ImageMath.applyMacro */
function evaluate(
  host: MacroHost,
  snippet: Snippet,
  code: string,
  processor: Processor,
  offset: number,
): void {
  const { rect, width, height, pixels, type } = processor;
  const late = uses(code, "getPixel");
  const out = late ? pixels.slice() : pixels;
  const [w2, h2] = [Math.trunc(width / 2), Math.trunc(height / 2)];
  const [angle, distance] = [uses(code, "a"), uses(code, "d")];
  const run = (v: number): number => {
    snippet.set("v", v);
    snippet.run();
    return Number(snippet.get("v"));
  };
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    host.tick();
    snippet.set("y", y);
    for (let x = rect.x; x < rect.x + rect.width; x++) {
      snippet.set("x", x);
      if (angle) {
        const a = Math.atan2(height - y - 1 - h2, x - w2);
        snippet.set("a", a < 0 ? a + 2 * Math.PI : a);
      }
      if (distance) snippet.set("d", Math.sqrt((x - w2) * (x - w2) + (y - h2) * (y - h2)));
      const i = y * width + x;
      const value = pixels[i]!;
      if (type === "8-bit") out[i] = byte(run(value));
      else if (type === "32-bit") out[i] = run(value);
      else if (type === "16-bit") out[i] = Math.max(0, Math.min(65535, toInt(run(value - offset) + offset)));
      else if (late) out[i] = toInt(run(value ^ 0xff000000)) ^ 0xff000000;
      else
        out[i] =
          (byte(run((value >> 16) & 255)) << 16) |
          (byte(run((value >> 8) & 255)) << 8) |
          byte(run(value & 255));
    }
  }
  if (late) pixels.set(out as never);
}

export function applyExpression(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const given = codeOf(options);
  const code = given.includes("=") ? given : `v=${given}`;
  const variables = new Map(["v", "x", "y", "z", "w", "h", "d", "a"].map((name) => [name, 0] as const));
  const snippet = host.snippet(`${code};`, variables);
  snippet.set("w", window.width);
  snippet.set("h", window.height);
  const single = planesToProcess(window, options).length === 1;
  const current = window.plane;
  const offset = isSigned16(window) && calibrationTable(window) ? 32768 : 0;
  applyFilter(host, options, {}, (processor, plane) => {
    snippet.set("z", plane);
    window.zPlane = plane;
    try {
      evaluate(host, snippet, code, processor, offset);
    } finally {
      window.zPlane = undefined;
    }
    if (single && plane === 0 && current === 0) resetProcessorRange(window);
  });
}
