/** The error function: Taylor series for small x, else sqrt(1 − exp(−(x·g(x))²)) with a rational g; errors below 1e-12.
 * @see ImageJ IJMath.erf (the same coefficients, so that printed digits agree) */
export function erf(x: number): number {
  const x2 = x * x;
  const root = 2 / Math.sqrt(Math.PI);
  if (x2 < 1e-8) return root * x * (1 + x2 * (-1 / 3 + x2 * (1 / 10)));
  let size = 1;
  if (!(x2 > 36)) {
    const a = 0.05857895078654251;
    const over =
      1 +
      x2 *
        x2 *
        (-0.006262458957728196 +
          x2 * (-0.002999464506960368 + x2 * (-0.00022566385834049156 + x2 * -3.0683321347252904e-7)));
    const under =
      1 +
      x2 *
        (0.2893896964960824 +
          x2 * (0.053996258985163297 + x2 * (0.005085169099306531 + x2 * 0.00021596971304614287)));
    const scaled = x * (root - a + (a * over) / under);
    size = Math.sqrt(1 - Math.exp(-(scaled * scaled)));
  }
  return x > 0 ? size : -size;
}
