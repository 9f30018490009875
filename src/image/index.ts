/** Level 2: image files, their calibration, objects and tables. Imports array and errors only. */
export { sameCalibration, scaleCalibration } from "./calibration.ts";
export { combineChannels } from "./combine-channels.ts";
export { type ImageLike, imageFile } from "./image-file.ts";
export type * from "./image-types.ts";
export { configureItk } from "./itk-run.ts";
export { type ObjectTableOptions, objectTable } from "./object-table.ts";
export { type LabelObjectsOptions, labelObjects } from "./objects.ts";
export { labelColour, overlayPicture } from "./overlay.ts";
export { readImage } from "./read-image.ts";
export { tableToCsv } from "./table-to-csv.ts";
export { type WriteTiffOptions, writeTiff } from "./tiff/write-tiff.ts";
export { imagejUnit, parseUnit, unitRatio, unitSymbol } from "./units.ts";
export { type ImageFormat, imageFormats, writeImage } from "./write-image.ts";
export { writeJpeg } from "./write-jpeg.ts";
export { writePng } from "./write-png.ts";
