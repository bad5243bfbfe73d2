const ROOT_OF_2 = Math.SQRT2;
/** 2 over each odd number: the series of log((1 + z) / (1 - z)), which holds to 13 digits for z up to 0.172. */
const SERIES = [2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3, 2] as const;
/** What makes a number from 2^n to 2^(n+1) one from 1 to 2, from n = -1 on. */
const SCALES = Float64Array.from({ length: 33 }, (_, at) => 2 ** (1 - at));

/**
 * -log((bits + 1/2) / 2^32) for `bits` from 0 to 2^32 - 1: of random bits an exponential number, which is never 0. It is made
 * of operations whose digits are the same wherever they run; `src/kernel/assembly/weigh.ts` makes the same.
 */
export function exponential(bits: number): number {
  const exponent = 31 - Math.clz32(bits);
  const mantissa = (bits + 0.5) * (SCALES[exponent + 1] ?? 0);
  const z = (mantissa - ROOT_OF_2) / (mantissa + ROOT_OF_2);
  const s = z * z;
  let series: number = SERIES[0];
  series = series * s + SERIES[1];
  series = series * s + SERIES[2];
  series = series * s + SERIES[3];
  series = series * s + SERIES[4];
  series = series * s + SERIES[5];
  series = series * s + SERIES[6];
  series = series * s + SERIES[7];
  return (31.5 - exponent) * Math.LN2 - z * series;
}
