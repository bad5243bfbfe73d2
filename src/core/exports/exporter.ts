import type { Evaluation } from "../evaluation";
import type { Report } from "../report";

/** A way to write an evaluation out. The same evaluation gives the same text, to the byte. */
export interface Exporter {
  /** The name on the command line. */
  readonly id: string;
  /** Name on screen. */
  readonly name: string;
  /** Of the file, with its dot. */
  readonly extension: string;
  readonly write: (evaluation: Evaluation, report: Report) => string;
}
