/** The bin in which the rank falls and the rank inside it. */
export function locate(
  counts: Uint32Array,
  from: number,
  to: number,
  rank: number,
): { bin: number; rest: number } {
  let rest = rank;
  for (let b = from; b < to; b++) {
    if (rest < counts[b]!) return { bin: b, rest };
    rest -= counts[b]!;
  }
  throw new RangeError(`rank ${rank} of too few elements`); // cannot happen: ranks are below the count
}
