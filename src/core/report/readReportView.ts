import type { ReportView } from "../document/report";
import type { Field } from "./field";

/** Ids are read as they stand: one that this version does not know is passed over where it is used. */
export function readReportView(field: Field): ReportView {
  const [metric, average, reported, starred] = ["metric", "average", "reported", "starred"].map((key) =>
    field.maybe(key),
  );
  return {
    ...(metric && { metric: metric.text() }),
    ...(average && { average: average.text() }),
    ...(reported && { reported: reported.text() }),
    ...(starred && { starred: starred.items().map((name) => name.text()) }),
  };
}
