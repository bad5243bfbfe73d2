import type { Side } from "./labels/label";

/** One target with its prediction, as paths relative to their folders, with `/` between the parts. */
export interface Pair {
  /** The key that paired them: the name of the row in every table. */
  readonly name: string;
  readonly prediction: string;
  readonly target: string;
}

/** Several masks of one image on one side, such as `x_labelIds.png` beside `x_color.png`: only one kind takes part. */
export interface Variants {
  readonly side: Side;
  /** The kind that takes part; a name of `kinds`. */
  readonly chosen: string;
  readonly kinds: readonly VariantKind[];
  /** The user gave the form of the names that take part: `chosen` is that pattern, the rest one kind of its own. */
  readonly by?: "affixes";
}

export interface VariantKind {
  /** The role words of its names, joined by `_`; empty for names without any. */
  readonly name: string;
  /** Its files, relative to their folder, in the order given. */
  readonly files: readonly string[];
  /** Which image each of the files is of: the same text for the same image in every kind. */
  readonly images: readonly string[];
}

/** A weaker reading of the names that would pair more files, never taken unasked. */
export interface PairingOffer {
  readonly kind: "zeroPadding" | "letterCase";
  /** What it would pair beyond what is paired, with an example. */
  readonly message: string;
  readonly pairs: number;
}

/** A file of one side that could belong to several of the other. */
export interface Ambiguity {
  readonly side: Side;
  readonly file: string;
  /** Files of the other side. */
  readonly candidates: readonly string[];
}

/** How two folders were paired, and what had no partner. Every file stands in exactly one of the lists. */
export interface Pairing {
  /** The rule that won, in words: `same relative path`. */
  readonly rule: string;
  /** The first pair, to show what the rule does; absent where nothing was paired. */
  readonly example?: Pair;
  readonly pairs: readonly Pair[];
  readonly targetsOnly: readonly string[];
  readonly predictionsOnly: readonly string[];
  /** Files with more than one possible partner: all of them listed, none paired. */
  readonly ambiguous: readonly Ambiguity[];
  /** Where a side holds several masks of one image; absent where none does. */
  readonly variants?: readonly Variants[];
  readonly offer?: PairingOffer;
}
