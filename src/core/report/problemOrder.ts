import { naturalOrder } from "../text/naturalOrder";
import { PROBLEM_KINDS, type Problem } from "../document/problem";

/** The order of problems in a report: by kind, then file. It is total, so that a divided run merges to the same list. */
export function problemOrder(a: Problem, b: Problem): number {
  return (
    PROBLEM_KINDS.indexOf(a.kind) - PROBLEM_KINDS.indexOf(b.kind) ||
    naturalOrder(a.file, b.file) ||
    naturalOrder(a.message, b.message)
  );
}
