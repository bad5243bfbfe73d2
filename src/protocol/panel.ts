import type { ComparedOrder } from "../core/answers/writing";
import type { ReportedId } from "../core/sentences/reportedFigure";
import type { ChosenColumns } from "../core/classesTable/shownColumns";
import type { Choices } from "../core/document/choices";
import type { Label, Side } from "../core/labels/label";
import type { GatesAnswer } from "../core/gates/gatesAnswer";
import type { PackedImages } from "../core/report/packedImages";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import type { Problem } from "../core/document/problem";
import type { Report, ReportView } from "../core/document/report";
import type { ViewerAnswer, ViewerRequest } from "./viewer";

/** Where the evaluation behind a panel stands. */
export type RunState =
  /** `updates`: only changed masks are counted; the figures on screen stay those of before until it ends. */
  | { readonly phase: "running"; readonly progress: Progress; readonly updates?: true }
  | { readonly phase: "complete"; readonly progress: Progress }
  | { readonly phase: "cancelled"; readonly progress: Progress }
  /** Nothing could be evaluated; the message says why and what to do. */
  | { readonly phase: "failed"; readonly message: string }
  /** A file that was to be shown is not a report that can be read. */
  | { readonly phase: "unreadable"; readonly message: string };

/** Where the measuring of shapes stands. */
export type MeasuringState =
  /** `estimate`: of a few images alone, to tell how long all would take. */
  | {
      readonly phase: "running";
      readonly kinds: readonly MeasureKind[];
      readonly progress: Progress;
      readonly estimate?: true;
    }
  /** So many images are left to measure, and it would take about so long. */
  | {
      readonly phase: "estimated";
      readonly kinds: readonly MeasureKind[];
      readonly images: number;
      readonly seconds: number;
    }
  | { readonly phase: "failed"; readonly kinds: readonly MeasureKind[]; readonly message: string };

export interface Progress {
  /** Pairs counted or refused so far. */
  readonly done: number;
  /** Pairs found; 0 while the folders are still being listed. */
  readonly total: number;
  readonly elapsedMs: number;
}

/** What the host tells of a report. */
export type ReportMessage =
  /** All that the page shows; the answer to `ready`, and sent anew when the report is another one. */
  | {
      readonly type: "document";
      /** Names the report in the page's saved state, so that a reloaded window finds it again. */
      readonly reportId: string;
      readonly report: Omit<Report, "images">;
      readonly images: PackedImages;
      readonly run: RunState;
      /** Masks that are no longer as they were counted. */
      readonly changedMasks: number;
      /** Absent where shapes are not being measured. */
      readonly measuring?: MeasuringState;
    }
  /** Where the measuring of shapes stands; undefined: it is over, and the document has been sent anew if anything was measured. */
  | { readonly type: "measuring"; readonly measuring: MeasuringState | undefined }
  /** So many masks are no longer as they were counted. */
  | { readonly type: "changed"; readonly changedMasks: number }
  /** The folder of photographs is another one, or there is none any more. */
  | { readonly type: "photographs"; readonly folder: string | undefined }
  /** A part of a run under way: what has come since the last message, and how far it is. */
  | {
      readonly type: "progress";
      readonly images: PackedImages;
      readonly problems: readonly Problem[];
      readonly run: RunState;
    };

/** What the host tells the page. */
export type HostMessage =
  | ViewerAnswer
  | ReportMessage
  /** The same of the run that the report is compared with; without a message, there is none any more. */
  | { readonly type: "compared"; readonly message: ReportMessage | undefined }
  /** What became of the gates of the workspace; absent where it has none. */
  | { readonly type: "gates"; readonly gates: ShownGates | undefined }
  /** The user chose this from a context menu of the page. */
  | { readonly type: "act"; readonly act: PageAct };

/** The gates of a file and what became of them. */
export interface ShownGates {
  /** Name of the file. */
  readonly file: string;
  readonly answer: GatesAnswer;
}

/** What the page is told to do. */
export type PageAct =
  | { readonly kind: "openViewer"; readonly image: string }
  | { readonly kind: "openImages"; readonly label: Label }
  /** By its id; one that there is none of is passed over. */
  | { readonly kind: "showTab"; readonly tab: string }
  | { readonly kind: "leaveOut"; readonly label: Label }
  | { readonly kind: "takeIn"; readonly label: Label };

/** How the page shows what is written of its report: which columns, which figure stands for the run, and which run of a comparison is A. */
export interface ShownOnPage extends ChosenColumns {
  /** Absent: the one that the data ask for. */
  readonly reported?: ReportedId;
  readonly comparison: {
    readonly order: ComparedOrder;
    /** Whose choices the compared run is read under: its own, or those of the report. */
    readonly under: "own" | "shown";
  };
}

/** What the page asks of the host. Files are named by their row in the run's own report, never by path. */
export type PageMessage =
  | ViewerRequest
  | { readonly type: "ready" }
  | { readonly type: "cancel" }
  | { readonly type: "evaluateAgain" }
  /** Count the changed masks again, and only those. */
  | { readonly type: "update" }
  /** Measure shapes of these kinds, of the images of which they are not measured or stale; `estimate`: tell how long it would take. */
  | { readonly type: "measure"; readonly kinds: readonly MeasureKind[]; readonly estimate?: true }
  /** Stop measuring; what was measured by then stays. */
  | { readonly type: "cancelMeasuring" }
  /** The folders in the other roles, evaluated again. */
  | { readonly type: "swapFolders" }
  /** Let the user choose a class list, or go back to the one that is found. */
  | { readonly type: "chooseClassList" }
  /** The user chose; the host keeps it with the report. */
  | { readonly type: "choices"; readonly choices: Choices }
  /** The user looks at the report so; the host keeps it with the report. */
  | { readonly type: "view"; readonly view: ReportView }
  /** The page shows the report so from now on; exports follow. */
  | { readonly type: "shown"; readonly shown: ShownOnPage }
  /** Ask where to, and save the report itself or an export of it. */
  | { readonly type: "saveReport" }
  | { readonly type: "exportReport" }
  /** Open the file of gates in the editor. */
  | { readonly type: "openGates" }
  /** Ask for another run, and send it as `compared`. */
  | { readonly type: "compare" }
  /** Send the run that an earlier page was compared with, by the id of its document. */
  | { readonly type: "restoreComparison"; readonly reportId: string }
  | { readonly type: "endComparison" }
  /** Ask where to, and save the comparison. */
  | { readonly type: "exportComparison" }
  /** Open a mask in the editor. */
  | { readonly type: "openMask"; readonly image: string; readonly side: Side };

/** What the page keeps through `setState`: with it the window can be reloaded and the panel comes back. */
export interface PanelState {
  readonly version: 1;
  readonly reportId: string;
  /** Names the run that it is compared with. */
  readonly comparedId?: string;
  /** The page's own view: tab, sorting, filters. Opaque to the host. */
  readonly view: unknown;
}
