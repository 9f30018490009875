/** Digests of bytes as lower-case hexadecimal. Synchronous, since macros are; for text and small files. */

const bytesHex = (words: readonly number[], littleEndian: boolean): string => {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => {
    view.setUint32(index * 4, word >>> 0, littleEndian);
  });
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The message, a 1 bit, zeros, and the length in bits in the last 8 bytes of a multiple of 64. */
function padded(bytes: Uint8Array, littleEndian: boolean): DataView {
  const out = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  out.set(bytes);
  out[bytes.length] = 0x80;
  const view = new DataView(out.buffer);
  view.setBigUint64(out.length - 8, BigInt(bytes.length) * 8n, littleEndian);
  return view;
}

const rotateLeft = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const rotateRight = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** @see RFC 1321 */
export function md5(bytes: Uint8Array): string {
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const sines = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
  const view = padded(bytes, true);
  let state: [number, number, number, number] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] as number;
      const word = [i, (5 * i + 1) & 15, (3 * i + 5) & 15, (7 * i) & 15][round] as number;
      const sum = (a + mixed + (sines[i] as number) + view.getUint32(block + word * 4, true)) | 0;
      const next = (b + rotateLeft(sum, shifts[round * 4 + (i & 3)] as number)) | 0;
      [a, b, c, d] = [d, next, b, c];
    }
    state = [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
  }
  return bytesHex(state, true);
}

/** The first 32 bits of the fractional parts of roots of the first primes. */
function primeRoots(count: number, power: number): number[] {
  const out: number[] = [];
  for (let n = 2; out.length < count; n++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) prime = false;
    if (prime) out.push(Math.floor((n ** power % 1) * 2 ** 32) | 0);
  }
  return out;
}

/** @see FIPS 180-4 */
export function sha256(bytes: Uint8Array): string {
  const constants = primeRoots(64, 1 / 3);
  let state = primeRoots(8, 1 / 2);
  const view = padded(bytes, false);
  const schedule = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) schedule[i] = view.getUint32(block + i * 4);
      else {
        const x = schedule[i - 15] as number;
        const y = schedule[i - 2] as number;
        const small = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
        const large = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10);
        schedule[i] = (schedule[i - 16] as number) + small + (schedule[i - 7] as number) + large;
      }
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const large1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const t1 = (h + large1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (schedule[i] as number)) | 0;
      const large0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const t2 = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    state = [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] as number)) | 0);
  }
  return bytesHex(state, false);
}
