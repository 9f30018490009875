/** What the Mask R-CNN of Usiigaci needs before and after its network, in place of the Java classes its package names. Knows no macros. */
export * from "./anchors.ts";
export * from "./config.ts";
export * from "./postprocess.ts";
export * from "./preprocess.ts";
export * from "./steps.ts";
