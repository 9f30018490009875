/** Image windows from and to files, new images, copies. */

export * from "./duplicate.ts";
export { makeFromImageFile, openImageFile, shownUnit } from "./from-image-file.ts";
export * from "./new-image.ts";
export { replaceWindow, setPlanes } from "./replace.ts";
export { windowToImageFile } from "./to-image-file.ts";
export { matchesTitle } from "./wildcards.ts";
