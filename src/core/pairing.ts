/** One target with its prediction, as paths relative to their folders, with `/` between the parts. */
export interface Pair {
  /** The key that paired them: the name of the row in every table. */
  readonly name: string;
  readonly prediction: string;
  readonly target: string;
}

/** How two folders were paired, and what had no partner. */
export interface Pairing {
  /** The rule that won, in words: `same relative path`. */
  readonly rule: string;
  readonly pairs: readonly Pair[];
  readonly targetsOnly: readonly string[];
  readonly predictionsOnly: readonly string[];
  /** Files with more than one possible partner: all of them listed, none paired. */
  readonly ambiguous: readonly { readonly file: string; readonly candidates: readonly string[] }[];
}
