export const PROBLEM_KINDS = [
  "target-only",
  "prediction-only",
  "ambiguous",
  "unreadable",
  "size-mismatch",
  "volume-mismatch",
  "orientation-mismatch",
  "unlisted-label",
  "suspicious-coding",
  "void-only",
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One thing that the user must know of: a row of the Data check and of every export. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Path relative to its folder; empty where the problem is of a whole folder. */
  readonly file: string;
  /** What is wrong and what to do, as one sentence or two. */
  readonly message: string;
}
