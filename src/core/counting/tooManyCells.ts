import type { Report } from "../document/report";

/** More cells than fit into memory: its message is a sentence for the user. */
export class TooManyCells extends RangeError {}

/** What is made of a report; of one with too many cells what is made of none of its images, and why. */
export function ofCellsThatFit<Made>(
  report: Report,
  make: (report: Report) => Made,
): { readonly made: Made; readonly refusal?: string } {
  try {
    return { made: make(report) };
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    return { made: make({ ...report, images: [] }), refusal: error.message };
  }
}
