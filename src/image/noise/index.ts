/** Noise, from random numbers that the caller gives. */
export { addGaussianNoise } from "./gaussian-noise.ts";
export { saltAndPepper } from "./salt-and-pepper.ts";
