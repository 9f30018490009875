/** Numbers as Java and ImageJ write and read them. */

export { greatest, least } from "./extent.ts";
export { javaDouble } from "./java-double.ts";
export { FLOAT_MAX } from "./limits.ts";
export { d2s, d2sDigits, fixedText, javaRound, numberText, scientificText, toInt } from "./number-text.ts";
export { javaTrim, parseJavaDouble } from "./parse-double.ts";
