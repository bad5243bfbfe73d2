import type { DrawJob } from "../core/draws/drawJob";
import type { Choices } from "../core/document/choices";
import type { ImageEntry, Report } from "../core/document/report";
import type { ImageCounts } from "../core/labels/counts";
import type { ClassIndex, ClassOrNone } from "../core/labels/indices";
import type { Label } from "../core/labels/label";
import type { RankedImages } from "../core/rank/rankedImages";
import type { Ranking } from "../core/rank/ranking";
import type { DrawnRuns } from "../core/rank/rankResampling";
import type { RankedBy } from "../core/rank/savedRanking";
import type { PairPixels } from "./pixels";
import type { PhotographOutcome } from "./viewer";

/** A saved report as the thread that ranks is given it. */
export interface RunSource {
  /** Name of its file, for what is wrong with it. */
  readonly file: string;
  /** Absent where the file could not be read. */
  readonly text?: string;
  /** Why it could not be read. */
  readonly unread?: string;
  /** Where it lies. */
  readonly folder: string;
}

/** What the thread is asked, one thing at a time: a ranking, and then the draws that it asked for itself. */
export type RankRequest =
  /** `only`: by one class alone, by its place in `Ranking.classes`. */
  | { readonly kind: "rank"; readonly by: RankedBy; readonly only?: number }
  | { readonly kind: "drawn"; readonly drawn: DrawnRuns }
  /** One of the images that all runs have, by its place among them. */
  | { readonly kind: "image"; readonly image: number }
  /** What the labels in the masks of a run are. */
  | {
      readonly kind: "classes";
      readonly image: number;
      readonly run: number;
      readonly targets: readonly Label[];
      readonly predictions: readonly Label[];
    };

export type RankResponse =
  | { readonly kind: "draw"; readonly job: DrawJob<"ranked"> }
  | {
      readonly kind: "ranked";
      readonly ranking: Ranking;
      readonly images: RankedImages;
      /** Of the classes of the ranking: which of all classes they are. */
      readonly classSet: readonly ClassIndex[];
      readonly metrics: readonly RankableMetric[];
      readonly unranked: readonly UnrankedRun[];
    }
  | { readonly kind: "refused"; readonly message: string }
  /** Undefined where no such image is ranked. */
  | { readonly kind: "image"; readonly found: ImageOfRuns | undefined }
  | { readonly kind: "classes"; readonly classes: LabelClasses };

/** A metric that all runs have figures of. */
export interface RankableMetric {
  readonly id: string;
  readonly name: string;
}

/** A report that is not in the ranking, and why. */
export interface UnrankedRun {
  readonly name: string;
  readonly reason: string;
}

/** An image as every run has it. */
export interface ImageOfRuns {
  readonly name: string;
  readonly classes: readonly ClassLook[];
  /** Of the images that all runs have: the target masks by which photographs are found. */
  readonly targets: readonly string[];
  readonly runs: readonly ImageOfRun[];
}

/** What is needed to read the masks of the image in one run. */
export interface ImageOfRun {
  readonly name: string;
  /** Its place among the runs as they were given. */
  readonly given: number;
  readonly folders: Report["folders"];
  readonly choices: Choices;
  readonly entry: ImageEntry;
}

/** A class as pictures and legends show it. */
export interface ClassLook {
  readonly name: string;
  readonly color: string;
}

/** What labels in the files are. */
export interface LabelClasses {
  /** As they are read: palettes may be read by their colours. */
  readonly targets: readonly Label[];
  readonly predictions: readonly Label[];
  readonly targetClasses: readonly ClassOrNone[];
  readonly predictionClasses: readonly ClassOrNone[];
}

/** An image as the page is told of it. Runs are by their places as they were given. */
export interface ShownImage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Of a case: its axial slices. */
  readonly depth?: number;
  readonly classes: readonly ClassLook[];
  readonly hasPhotograph: boolean;
  /** What was counted in each run, by which masks that were written since are known. */
  readonly runs: readonly { readonly given: number; readonly counts: ImageCounts }[];
}

export type RunPixelsOutcome =
  | { readonly ok: true; readonly pixels: PairPixels; readonly classes: LabelClasses }
  | { readonly ok: false; readonly message: string };

/** What a page of a ranking is told; what it is to keep brings it back after a window reload. */
export type RankHostMessage =
  | {
      readonly type: "ranking";
      readonly ranking: Ranking;
      readonly images: RankedImages;
      /** Of the classes of the ranking: which of all classes they are. */
      readonly classSet: readonly ClassIndex[];
      readonly metrics: readonly RankableMetric[];
      readonly unranked: readonly UnrankedRun[];
    }
  | { readonly type: "ranking-under-way"; readonly by: RankedBy; readonly kept: string }
  | { readonly type: "ranking-refused"; readonly message: string }
  /** By one class alone: the answer to `rank-class`. */
  | {
      readonly type: "class-ranking";
      readonly only: number;
      readonly by: RankedBy;
      readonly ranking: Ranking;
      readonly images: RankedImages;
    }
  | { readonly type: "class-refused"; readonly only: number; readonly by: RankedBy; readonly message: string }
  /** The answer to `show-image`; without `shown` there is no such image any more. */
  | { readonly type: "image-of-runs"; readonly image: number; readonly shown: ShownImage | undefined }
  | { readonly type: "run-pixels"; readonly request: number; readonly outcome: RunPixelsOutcome }
  | { readonly type: "run-photograph"; readonly request: number; readonly outcome: PhotographOutcome };

/** What it asks for. Runs are by their places in the ranking that is shown, or as they were given; images by their places among the common ones. */
export type RankPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "rank"; readonly by: RankedBy }
  | { readonly type: "open-run"; readonly run: number }
  | { readonly type: "compare-runs"; readonly a: number; readonly b: number }
  | { readonly type: "export-ranking" }
  | { readonly type: "save-ranking" }
  | { readonly type: "rank-class"; readonly only: number; readonly by: RankedBy }
  | { readonly type: "show-image"; readonly image: number }
  | RunPixelsRequest
  | { readonly type: "run-photograph"; readonly request: number; readonly image: number }
  /** The answer is no longer wanted. */
  | { readonly type: "cancel-request"; readonly request: number };

/** Both masks of an image in one run. */
export interface RunPixelsRequest {
  readonly type: "run-pixels";
  readonly request: number;
  readonly image: number;
  /** As they were given. */
  readonly given: number;
  /** Of a case: the axial slice; absent, the one in which most differs. */
  readonly slice?: number;
}
