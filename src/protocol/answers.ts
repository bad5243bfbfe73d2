import type { Question } from "../core/answers/answer";
import type { PackedImages } from "../core/report/packedImages";
import type { Report } from "../core/document/report";

/** What a thread is given to answer a question: a report, or the text of a saved one. */
export interface AnswerTask {
  readonly question: Question;
  readonly about:
    | { readonly kind: "report"; readonly report: Omit<Report, "images">; readonly images: PackedImages }
    | { readonly kind: "saved"; readonly text: string };
}
