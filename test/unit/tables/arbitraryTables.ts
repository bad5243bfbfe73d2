import { naturalOrder } from "../../../src/core/text/naturalOrder";
import { arbitraryReport } from "../core/report/arbitraryReport";

/** Reports as tables hold them: in the order of names, which a report that was read need not be in. */
export const arbitraryTables = arbitraryReport.map((report) => ({
  ...report,
  images: report.images.toSorted((a, b) => naturalOrder(a.name, b.name)),
}));
