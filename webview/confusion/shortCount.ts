const STEPS = [
  { from: 1e9, unit: "G" },
  { from: 1e6, unit: "M" },
  { from: 1e3, unit: "k" },
] as const;

/** A count in at most four characters for a narrow cell; the whole number is in the cell's words. */
export function shortCount(count: number): string {
  const step = STEPS.find(({ from }) => count >= from);
  if (!step) return String(count);
  const scaled = count / step.from;
  return `${scaled >= 9.95 ? scaled.toFixed(0) : scaled.toFixed(1)}${step.unit}`;
}
