/** Named limits on a description. Real files have at most 20 kB and some 3000 values; a config may be much larger. */

/** Bytes of text. A hundred times the largest description seen. */
export const MAX_RDF_BYTES = 4 * 1024 * 1024;
/** Levels of nesting, aliases followed: deepest real file has 9 (kwargs of an architecture). */
export const MAX_RDF_DEPTH = 64;
/** Values after every alias is written out, so that nested aliases cannot multiply. */
export const MAX_RDF_VALUES = 200_000;
/** Channel names made up for a description that states only a number of channels; above it the names are left out. */
export const MAX_CHANNEL_NAMES = 65_536;
/** Inputs or outputs of one model: the largest real model has 8. Keeps checks of references fast. */
export const MAX_TENSORS = 256;
/** Axes of one tensor. */
export const MAX_AXES = 64;
/** Problems or warnings that are told apart; a file with more is of another kind altogether. */
export const MAX_LISTED_PROBLEMS = 200;
