/** What to measure: the bits of ImageJ's Measurements, as `WorldOptions.measurements` keeps them. */
export const AREA = 1;
export const MEAN = 2;
export const STD_DEV = 4;
export const MODE = 8;
export const MIN_MAX = 16;
export const CENTROID = 32;
export const CENTER_OF_MASS = 64;
export const PERIMETER = 128;
export const LIMIT = 256;
export const RECT = 512;
export const LABELS = 1024;
export const ELLIPSE = 2048;
export const INVERT_Y = 4096;
export const SHAPE_DESCRIPTORS = 8192;
export const FERET = 16384;
export const INTEGRATED_DENSITY = 0x8000;
export const MEDIAN = 0x10000;
export const SKEWNESS = 0x20000;
export const KURTOSIS = 0x40000;
export const AREA_FRACTION = 0x80000;
export const STACK_POSITION = 0x100000;
export const SCIENTIFIC_NOTATION = 0x200000;
export const ADD_TO_OVERLAY = 0x400000;
export const NAN_EMPTY_CELLS = 0x800000;

/** Everything that List.setMeasurements and getValue measure, without limit to threshold. */
export const ALL_STATISTICS =
  AREA +
  MEAN +
  STD_DEV +
  MODE +
  MIN_MAX +
  CENTROID +
  CENTER_OF_MASS +
  PERIMETER +
  RECT +
  ELLIPSE +
  SHAPE_DESCRIPTORS +
  FERET +
  INTEGRATED_DENSITY +
  MEDIAN +
  SKEWNESS +
  KURTOSIS +
  AREA_FRACTION;
