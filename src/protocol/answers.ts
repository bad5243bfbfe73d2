import type { Question } from "../core/answers/answer";
import type { ShownOfReport, Writing } from "../core/answers/writing";
import type { GatesFile } from "../core/gates/gatesAnswer";
import type { PairRuns } from "../core/labels/pairPlanes";
import type { PackedImages } from "../core/report/packedImages";
import type { Report } from "../core/document/report";

/** A report as a thread is given it: from memory, or as the text of a saved one. */
export type ReportSource =
  | { readonly kind: "report"; readonly report: Omit<Report, "images">; readonly images: PackedImages }
  | { readonly kind: "saved"; readonly text: string };

/** What a thread is given to do: answer a question, decide gates, or write figures out. */
export type AnswerTask =
  | { readonly kind: "answer"; readonly question: Question; readonly about: ReportSource }
  | {
      readonly kind: "gates";
      readonly gates: GatesFile;
      readonly about: ReportSource;
      /** The report that stands for the baseline. */
      readonly other?: ReportSource;
    }
  | {
      readonly kind: "write";
      readonly writing: Writing;
      readonly shown: ShownOfReport;
      readonly about: ReportSource;
      /** The report that a comparison is with. */
      readonly other?: ReportSource;
    };

/** What the thread sends of a text: pieces in their order, the last one without `more`. */
export type WrittenPiece =
  | { readonly ok: true; readonly text: string; readonly more?: true }
  | { readonly ok: false; readonly message: string }
  /** Before the first: small pictures of these images are wanted, and answered by a `WantedPixels`. */
  | { readonly ok: true; readonly wanted: readonly string[]; readonly longerSide: number };

/** By the names of the images; those that cannot be read are not among them. */
export type WantedPixels = ReadonlyMap<string, PairRuns>;
