/** The share of the standard normal distribution beyond -|z| and |z|: erfc(|z| / sqrt 2). */
export function normalTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2 ? 1 - series(x) : continuedFraction(x);
}

/** erf by its power series. Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.6. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc far from 0, from the inside out. Source: Abramowitz and Stegun, 7.1.14. */
function continuedFraction(x: number): number {
  let tail = x;
  for (let n = 60; n >= 1; n--) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / (tail * Math.sqrt(Math.PI));
}
