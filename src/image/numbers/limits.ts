/** Java's Float.MAX_VALUE. */
export const FLOAT_MAX = 3.4028234663852886e38;
