import type { Choices } from "./choices";
import type { ColourReading } from "./colourReading";

import type { ClassList } from "./classList";
import type { ImageCounts } from "../labels/counts";
import type { Label, Side } from "../labels/label";
import type { Turn } from "../labels/turn";
import type { MaskFacts } from "../labels/labelMap";
import type { MaskPart, Pair, Pairing, PairingOffer, SeveralMasks, Variants } from "./pairing";
import type { ImageMeasures } from "../shapes/imageMeasures";
import type { Measured } from "./measured";
import type { SegmentKinds } from "./relabelling";
import type { Problem } from "./problem";

/** One mask of a pair. */
export interface MaskFile {
  /** Relative to its folder, with `/` between the parts. */
  readonly path: string;
  /**
   * The files that it was put together of, where the user chose so, in the order in which they were laid over each other; `path` is
   * one of them.
   */
  readonly parts?: readonly MaskPart[];
  /** Pixels that parts of several labels have: the later part counts there. Absent where there are none. */
  readonly overlap?: number;
  readonly facts: MaskFacts;
  /** Its own size, where it was brought to that of its target. */
  readonly resizedFrom?: { readonly width: number; readonly height: number };
  /** Where its labels are made of its colours: of an image as it is read, never of a report. */
  readonly byColour?: ColourReading;
}

/** How the files were paired, as far as a report keeps it. */
export interface ReportPairing {
  readonly rule: string;
  /** One pair, to show what the rule does. */
  readonly example?: Pair;
  /** Pairs found, counted or not. */
  readonly pairs: number;
  readonly targetsOnly: readonly string[];
  readonly predictionsOnly: readonly string[];
  readonly ambiguous?: Pairing["ambiguous"];
  readonly variants?: readonly ReportVariants[];
  readonly offer?: PairingOffer;
  readonly several?: ReportSeveral;
  /** Files that lie beside the masks and are not read, of kinds that people keep masks in. */
  readonly skipped?: readonly SkippedOfSide[];
}

/** Files of one kind that are not read. */
export interface SkippedFiles {
  /** The name of the kind in the singular. */
  readonly kind: string;
  readonly files: number;
}

export interface SkippedOfSide extends SkippedFiles {
  readonly side: Side;
}

/** Several masks of one image on one side. */
export interface ReportSeveral extends Pick<SeveralMasks, "side" | "kind" | "images" | "paired" | "files" | "example"> {
  /** Labels of the classes, where each file is read as one label and stands for a class. */
  readonly classes?: readonly { readonly name: string; readonly label: Label }[];
}

/** Several masks of one image on one side, and which of them takes part. */
export interface ReportVariants extends Pick<Variants, "side" | "chosen"> {
  /** What decided: the names, the labels in the masks, the user, or the form of the names that the user gave. */
  readonly by: "names" | "labels" | "choice" | "affixes";
  /** That in a sentence, with its numbers. */
  readonly why: string;
  readonly kinds: readonly { readonly name: string; readonly files: number }[];
}

/** One row of the images table: a pair that was counted. */
export interface ImageEntry {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Slices of a pair of volumes, which is a case; absent of images. */
  readonly depth?: number;
  readonly target: MaskFile;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskFile;
  readonly counts: ImageCounts;
  /** Where it fits its target far better turned or mirrored: so, and with these counts. No figure is made of it. */
  readonly turned?: { readonly by: Turn; readonly counts: ImageCounts };
  /** Its shapes, where they were measured: under `measured` of the report. */
  readonly measures?: ImageMeasures;
  /** How many images it stands for: of images that were added up as one, never of a report. */
  readonly standsFor?: number;
}

/** How a report was looked at last. No figure depends on it. */
export interface ReportView {
  /** Id of the metric that is shown. */
  readonly metric?: string;
  /** Id of the average that is shown. */
  readonly average?: string;
  /** Id of the figure that stands for the run, where one was chosen. */
  readonly reported?: string;
  /** Names of the images that were marked with a star. */
  readonly starred?: readonly string[];
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
  readonly pairing: ReportPairing;
  /** In natural order of their names. */
  readonly images: readonly ImageEntry[];
  readonly problems: readonly Problem[];
  /** Class lists beside the targets that nobody named and that are not applied. */
  readonly foundLists?: FoundLists;
  /** Files beside the masks that say of which class the segments of a side are, and that are not applied. */
  readonly foundSegments?: readonly FoundSegments[];
  readonly choices: Choices;
  /** What the shapes of the images were measured under, where any were. */
  readonly measured?: Measured;
  readonly view?: ReportView;
  /** `partial`: still under way or cancelled, never to be read as a score. */
  readonly state: "complete" | "partial";
  /** Which part of a divided run this is, counted from 1; such a report is partial until it is merged with the others. */
  readonly shard?: Shard;
}

/** A `panoptic_*.json` that knows the colours of a side. */
export interface FoundSegments extends SegmentKinds {
  readonly side: Side;
  readonly file: string;
  /** It gives some of them another class in images that are not there. */
  readonly ofImages?: true;
  /** Packed colours that occur, and the class of each. */
  readonly from: readonly Label[];
  readonly to: readonly Label[];
}

/** What looking for a class list beside the targets gave. */
export interface FoundLists {
  /** In the order in which they were met, those of the target folder first. */
  readonly lists: readonly ClassList[];
  /** Files that are called class lists and are none that can be read, with the reason. */
  readonly unread: readonly { readonly file: string; readonly message: string }[];
  /** Files that may be class lists, too many to be looked into. */
  readonly skipped: number;
}

/** Part `number` of `of` parts. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}
