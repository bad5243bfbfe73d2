import type { Label, Side } from "../labels/label";

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
  /**
   * `affixes`: the user gave the form of the names that take part: `chosen` is that pattern, the rest a separate kind. `folders`:
   * the names of folders tell masks from photographs.
   */
  readonly by?: "affixes" | "folders";
}

export interface VariantKind {
  /** The role words of its names, joined by `_`; empty for names without any. */
  readonly name: string;
  /** Its files, relative to their folder, in the order given. */
  readonly files: readonly string[];
  /** Which image each of the files is of: the same text for the same image in every kind. */
  readonly images: readonly string[];
}

/** A mask of an image that has several on its side: its foreground, which is every label but 0, is read as one label. */
export interface MaskPart {
  /** As of `Pair`. */
  readonly path: string;
  readonly label: Label;
}

/** Such a mask with what its name has beside that of the image. */
export interface Part {
  readonly path: string;
  /** Of a class, say; empty where there is none. */
  readonly name: string;
  readonly number: number | undefined;
}

/** A side that has several masks of images of which the other has one: a class, a lesion or an instance a file. */
export interface SeveralMasks {
  readonly side: Side;
  /** What tells the masks of one image apart: the classes in them, numbers, or what other images do not share. */
  readonly kind: "classes" | "numbers" | "instances";
  /** Images with more than one mask, and how many of them are paired. */
  readonly images: number;
  readonly paired: number;
  /** Masks of all images of the side that have a partner. */
  readonly files: number;
  /** A mask of the other side, and those that belong to it. */
  readonly example: { readonly file: string; readonly parts: readonly string[] };
  /** All that parts are called, in natural order, and their numbers. */
  readonly names: readonly string[];
  readonly numbers: readonly (number | undefined)[];
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
  readonly several?: SeveralMasks;
  /** The parts of every image of that side by the path that stands for the image, where the user chose how to read them. */
  readonly parts?: ReadonlyMap<string, readonly Part[]>;
}
