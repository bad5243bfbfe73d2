import { averageInput } from "../averages/averageInput";
import { AVERAGES } from "../averages/averages";
import { metricsOf } from "../metrics/metricsOf";
import { statedCsv } from "./csv";
import { inPieces } from "./exporter";

/** Every average of every metric: a row a metric and average, with what the mean rests on. */
export const AVERAGES_CSV = inPieces({
  id: "csv-averages",
  name: "CSV (averages)",
  extension: ".csv",
  fileSuffix: "-averages",
  pieces: (evaluation) => {
    const rows = metricsOf(evaluation).flatMap((metric) => {
      const input = averageInput(evaluation, metric);
      return AVERAGES.map(({ scope, id, unit, compute }) => {
        const { value, of, total, infinite } = compute(input);
        return [metric.id, scope, id, value, of, total, unit, infinite];
      });
    });
    return statedCsv(evaluation, ["metric", "scope", "average", "value", "mean_of", "total", "unit", "infinite"], rows);
  },
});
