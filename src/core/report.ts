import type { Choices } from "./choices";
import type { ImageCounts } from "./counts";
import type { MaskFacts } from "./labelMap";
import type { Problem } from "./problem";

/** One mask file of a pair. */
export interface MaskFile {
  /** Relative to its folder, with `/` between the parts. */
  readonly path: string;
  readonly facts: MaskFacts;
}

/** One row of the images table: a pair that was counted. */
export interface ImageEntry {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly target: MaskFile;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskFile;
  readonly counts: ImageCounts;
}

/** The saved document: counts, facts and what the user chose. Every figure follows from it. */
export interface Report {
  readonly schema: 1;
  /** Absolute paths or URIs, as the user sees them. */
  readonly folders: {
    readonly prediction: string;
    readonly target: string;
    /** Photographs to lay the masks over, where the user chose some. */
    readonly photograph?: string;
  };
  readonly pairing: {
    readonly rule: string;
    /** Pairs found, counted or not. */
    readonly pairs: number;
    readonly targetsOnly: readonly string[];
    readonly predictionsOnly: readonly string[];
  };
  /** In natural order of their names. */
  readonly images: readonly ImageEntry[];
  readonly problems: readonly Problem[];
  readonly choices: Choices;
  /** `partial`: still under way or cancelled, never to be read as a score. */
  readonly state: "complete" | "partial";
  /** Which part of a divided run this is, counted from 1; such a report is partial until it is merged with the others. */
  readonly shard?: Shard;
}

/** Part `number` of `of` parts. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}
