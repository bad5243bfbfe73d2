/**
 * How far from 0 Student's t lies with this confidence, on both sides together: 1.96 for 0.95 and many degrees of
 * freedom, which may be any positive number. To 10 digits.
 *
 * Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.5.27 and 26.7.1: the two tails beyond t are
 * the incomplete beta function I_x(degrees / 2, 1 / 2) at x = degrees / (degrees + t^2).
 */
export function studentQuantile(confidence: number, degrees: number): number {
  const tails = 1 - confidence;
  // Beyond so many the difference from the normal distribution is in no digit that is shown.
  const freedom = Math.min(degrees, 1e7);
  let [low, high] = [0, 2];
  while (studentTails(high, freedom) > tails) [low, high] = [high, 2 * high];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, freedom) > tails) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function studentTails(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), (t * t) / (degrees + t * t), degrees / 2, 0.5);
}

/** I_x(a, b), with 1 - x given apart, as it may be too close to 0 to be had from x. */
function incompleteBeta(x: number, rest: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * logOf(x, rest) + b * logOf(rest, x));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(rest, b, a)) / b;
}

/** log(part), of a part near 1 by what is left of it: what is near 1 has lost the digits of what it lacks. */
function logOf(part: number, rest: number): number {
  return part < 0.5 ? Math.log(part) : Math.log1p(-rest);
}

/** Source: Abramowitz and Stegun, 26.5.8, from the front by Lentz's method (Thompson and Barnett 1986). */
function continuedFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300;
  const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let numerator = 1;
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m <= 10_000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      denominator = 1 / away(1 + term * denominator);
      numerator = away(1 + term / numerator);
      fraction *= denominator * numerator;
    }
    if (Math.abs(denominator * numerator - 1) < 1e-15) break;
  }
  return fraction;
}

/** Source: Abramowitz and Stegun, 6.1.41, moved up to where the series is exact to the last digits. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 15; z++) shift += Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
