import type { ConvolutionKernel } from "../../image/filters/index.ts";
import { parseJavaDouble } from "../../image/numbers/index.ts";
import type { MacroHost } from "../host.ts";

/** What the dialog of Convolve shows at first. */
const defaultText = "-1 -1 -1 -1 -1\n-1 -1 -1 -1 -1\n-1 -1 24 -1 -1\n-1 -1 -1 -1 -1\n-1 -1 -1 -1 -1\n";

/** Read the kernel of Convolve...: rows of numbers, one per line; without a line break, a square one.
 * @param macro - run() had options.
 * @throws macro/runtime when rows are not of equal length, or width or height are even. */
export function convolutionKernel(
  host: MacroHost,
  text: string | undefined,
  macro: boolean,
): ConvolutionKernel {
  const given = text ?? defaultText;
  if (macro && !given.includes("\n")) return square(host, given);
  const rows = given
    .trim()
    .split("\n")
    .filter((row) => row !== "");
  const numbers = rows.map(words);
  const width = numbers[0]?.length ?? 0;
  const height = rows.length;
  const values = new Float32Array(width * height);
  let i = 0;
  let problem: string | null = null;
  for (const [y, row] of numbers.entries())
    if (row.length !== width) problem = `Row ${y + 1} is not the same length as the first row`;
    else for (const word of row) values[i++] = parseJavaDouble(word) || 0;
  if (width % 2 !== 1 || height % 2 !== 1)
    problem = `Kernel must have odd width and height. This one is ${width}x${height}.`;
  return problem === null ? { values, width, height } : host.error(problem);
}

function square(host: MacroHost, text: string): ConvolutionKernel {
  const numbers = words(text);
  const side = Math.trunc(Math.sqrt(numbers.length));
  if (side < 3 || side % 2 !== 1)
    return host.error(`Kernel must be square with odd width. This one is ${side}x${side}.`);
  const values = Float32Array.from(numbers.slice(0, side * side), parseJavaDouble);
  return { values, width: side, height: side };
}

function words(text: string): string[] {
  return text.split(/[ \t\n\r\f]+/).filter((word) => word !== "");
}
