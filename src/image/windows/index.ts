/** Image windows from and to files, new images, copies. */

export * from "./duplicate.ts";
export { makeFromImageFile, openImageFile, shownUnit } from "./from-image-file.ts";
export * from "./new-image.ts";
export { colourPicture, pictureOf, rawBytes, seenColours } from "./picture.ts";
export { type RawLayout, rawPixelType, rawPlaneBytes, rawTypes, readRaw } from "./raw-image.ts";
export { replaceWindow, setPlanes } from "./replace.ts";
export { parseTextImage, textImage } from "./text-image.ts";
export { windowToImageFile } from "./to-image-file.ts";
export { matchesTitle } from "./wildcards.ts";
