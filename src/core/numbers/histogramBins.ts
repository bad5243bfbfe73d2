/** A bar of a histogram: values as they are shown, from `from` to `to`, both within. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly values: number;
}

/** Figures are shown with three decimals: what lies in a bin is what its bounds let through as a filter. */
const SHOWN = 1000;

/** Counts the values in bins of one width over the range; what lies outside is in the first or the last. */
export function histogramBins(
  values: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
  bins: number,
): readonly HistogramBin[] {
  const width = (most - least) / bins || 1;
  const start = (bin: number): number => Math.round((least + bin * width) * SHOWN) / SHOWN;
  const counts = new Uint32Array(bins);
  for (const value of values) {
    const shown = Math.round(value * SHOWN) / SHOWN;
    let bin = Math.min(bins - 1, Math.max(0, Math.floor((shown - least) / width)));
    // Where the quotient is rounded to below a bound, the bound decides.
    if (bin + 1 < bins && shown >= start(bin + 1)) bin++;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (found, bin) => ({
    from: start(bin),
    to: bin === bins - 1 ? start(bins) : start(bin + 1) - 1 / SHOWN,
    values: found,
  }));
}
