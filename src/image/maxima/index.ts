/** Local maxima with a prominence, and the watershed of grey values that starts at them, as ImageJ's Find Maxima. Knows no macros. */
export * from "./find-maxima.ts";
