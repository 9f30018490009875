/** Image windows from and to files, new images, copies. */
export { makeFromImageFile, openImageFile, shownUnit } from "./from-image-file.ts";
export { replaceWindow, setPlanes } from "./replace.ts";
export { windowToImageFile } from "./to-image-file.ts";
