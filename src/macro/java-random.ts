const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/** java.util.Random: the 48-bit linear congruential generator of its documentation, so that seeded noise equals ImageJ's.
 * The state is kept in two numbers (24 bits each), since BigInt is far too slow per pixel. */
export class JavaRandom {
  #high = 0;
  #low = 0;
  #nextGaussian: number | null = null;

  /** @param seed - any whole number; default: the clock and Math.random, as unpredictable as Java's. */
  constructor(seed: number = Math.floor(Math.random() * 2 ** 48) ^ Date.now()) {
    this.setSeed(seed);
  }

  setSeed(seed: number): void {
    const state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
    this.#high = Number(state >> 24n);
    this.#low = Number(state & 0xffffffn);
    this.#nextGaussian = null;
  }

  /** The next `bits` (1…32) random bits as a signed 32-bit number when bits is 32, else not negative. */
  next(bits: number): number {
    // (high·2^24 + low) · (0x5de·2^24 + 0xece66d) + 11, modulo 2^48; every product stays below 2^53.
    const low = this.#low * 0xece66d + 11;
    const carry = Math.floor(low / 0x1000000);
    const high = (this.#high * 0xece66d + this.#low * 0x5de + carry) % 0x1000000;
    this.#low = low % 0x1000000;
    this.#high = high;
    const top32 = high * 256 + Math.floor(this.#low / 65536);
    return bits === 32 ? top32 | 0 : Math.floor(top32 / 2 ** (32 - bits));
  }

  /** 0 ≤ x < 1, 53 random bits. */
  nextDouble(): number {
    const high = this.next(26);
    return (high * 134217728 + this.next(27)) / 9007199254740992;
  }

  /** 0 ≤ x < 1, 24 random bits. */
  nextFloat(): number {
    return this.next(24) / 16777216;
  }

  /** 0 ≤ n < bound. */
  nextInt(bound: number): number {
    if ((bound & -bound) === bound) return Math.floor((bound * this.next(31)) / 2147483648);
    for (;;) {
      const bits = this.next(31);
      const value = bits % bound;
      if (bits - value + (bound - 1) <= 2147483647) return value;
    }
  }

  /** Normal distribution, mean 0, deviation 1 (the polar method, two at a time). */
  nextGaussian(): number {
    if (this.#nextGaussian !== null) {
      const kept = this.#nextGaussian;
      this.#nextGaussian = null;
      return kept;
    }
    for (;;) {
      const v1 = 2 * this.nextDouble() - 1;
      const v2 = 2 * this.nextDouble() - 1;
      const s = v1 * v1 + v2 * v2;
      if (s >= 1 || s === 0) continue;
      const multiplier = Math.sqrt((-2 * Math.log(s)) / s);
      this.#nextGaussian = v2 * multiplier;
      return v1 * multiplier;
    }
  }
}
