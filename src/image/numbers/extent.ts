/** Math.min of any number of values: spread into a call, some 100 000 would overflow the stack. Infinity of none, NaN of any NaN. */
export function least(values: ArrayLike<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) found = Math.min(found, values[i]!);
  return found;
}

/** Math.max of any number of values; -Infinity of none, NaN of any NaN. */
export function greatest(values: ArrayLike<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) found = Math.max(found, values[i]!);
  return found;
}
