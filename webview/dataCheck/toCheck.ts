import type { Finding } from "../../src/core/reading/finding";

/** The findings that something may be wrong by: notes of what was chosen, or may well be meant so, are none. */
export function toCheck(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== "info");
}
