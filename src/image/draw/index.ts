/** Drawing into planes with ImageJ's pixel choices: values of colours, lines, shapes, selections, fills, pasting. Knows no macros. */
export * from "./blit.ts";
export * from "./colours.ts";
export * from "./draw-roi.ts";
export * from "./draw-value.ts";
export * from "./flood-fill.ts";
export { glyphRows } from "./letters.ts";
export { Painter } from "./painter.ts";
