import { CURVE_METRICS, thresholdCurve } from "../threshold/thresholdCurve";
import { statedCsv } from "./csv";
import { inPieces } from "./exporter";

const HEADER = ["threshold", "level", "tp", "fp", "fn", "tn", ...CURVE_METRICS.map(({ id }) => id), "mark"];

/** The foreground over all thresholds, a row a threshold; one that says so where the predictions are not scores. */
export const THRESHOLDS_CSV = inPieces({
  id: "csv-thresholds",
  name: "CSV (thresholds of scores)",
  extension: ".csv",
  fileSuffix: "-thresholds",
  pieces: (evaluation, report) => {
    const curve = thresholdCurve(report, evaluation);
    if (!curve)
      return statedCsv(evaluation, HEADER, [
        [...HEADER.slice(1).map(() => undefined), "the predictions are not scores"],
      ]);
    const { points, chosen, best } = curve;
    const rows = points.map((point) => {
      const { threshold, level, tp, fp, fn, tn } = point;
      const marks = [
        ...(level === chosen.level ? ["chosen"] : []),
        ...(point === best ? ["best IoU on these images"] : []),
      ];
      return [
        threshold,
        level,
        tp,
        fp,
        fn,
        tn,
        ...CURVE_METRICS.map((metric) => metric.value(point)),
        marks.join(", "),
      ];
    });
    return statedCsv(evaluation, HEADER, rows);
  },
});
