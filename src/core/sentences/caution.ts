import { dataCheck } from "../check/dataCheck";
import type { Choices } from "../document/choices";
import type { Report } from "../document/report";
import { quantity } from "../text/format";

/** That the data show something that may change every figure by a lot, for where figures stand by themselves; else nothing. */
export function caution(report: Report, choices: Choices): string {
  const standing = dataCheck(report, choices).findings.filter(({ standsWithFigures }) => standsWithFigures);
  const [first] = standing;
  if (!first) return "";
  const more = standing.length > 1 ? ` (and ${quantity(standing.length - 1, "more finding")} of the data check)` : "";
  return `CAUTION, these figures may not be what is meant: ${first.message}${more} `;
}
