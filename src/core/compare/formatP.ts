import type { Figure } from "../numbers/figure";
import { UNDEFINED_TEXT } from "../text/format";

/** A p value: three decimals, small ones never as 0. */
export function formatP(p: Figure): string {
  if (p === undefined) return UNDEFINED_TEXT;
  return p < 0.001 ? p.toExponential(0) : p.toFixed(3);
}
