import { classWords } from "../reading/classWords";
import { itemWords } from "../text/itemWords";
import { advice } from "../sentences/advice";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { averageInput } from "../averages/averageInput";
import { AVERAGES } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { classesColumns, writtenColumnIds } from "../classesTable/classesColumns";
import { dataCheck } from "../check/dataCheck";
import type { Finding } from "../reading/finding";
import type { Evaluation } from "../counting/evaluation";
import { IOU } from "../metrics/metrics";
import { withUnit } from "../metrics/withUnit";
import { measuredMetrics, usualMetrics } from "../metrics/metricsOf";
import { shapeCall } from "../shapes/shapeCalls";
import { sharedShapes } from "../counting/imageShapes";
import { OVERALL } from "../metrics/overall";
import { findingText } from "../check/findingText";
import { pairingWords } from "../pairing/pairingWords";
import { itemSpeech } from "../sentences/itemSpeech";
import { policyWords } from "../sentences/policyWords";
import { plainText } from "../text/plainText";
import type { Report } from "../document/report";
import { quantity, formatFigure } from "../text/format";
import { DEFAULT_WORST_PERCENT, imageMeans, spread, worstImages, worstImagesByClass } from "../averages/spread";
import { alignedTable } from "./alignedTable";
import { partialLine, problemLine, restsOn, textOfParts } from "./tableParts";
import { textColumns } from "./textColumns";
import { atOnce } from "./exporter";

/** A summary for the terminal: averages, classes, problems, the rules stated, one line of advice. */
export const TEXT_TABLE = atOnce({
  id: "table",
  name: "Text table",
  extension: ".txt",
  isProse: true,
  write: (evaluation, report) => {
    const found = dataCheck(report, evaluation.choices).findings;
    const parts = [
      heading(evaluation, report),
      cautionLines(found),
      averageLines(evaluation),
      [...overallLine(evaluation), ...spreadLine(evaluation), ...statisticsLine(evaluation)],
      classLines(evaluation),
      sameAsLines(evaluation),
      problemLines(report, found),
      adviceLines(evaluation),
    ];
    return textOfParts(parts);
  },
});

function heading(evaluation: Evaluation, report: Report): readonly string[] {
  const { images, table } = evaluation;
  return [
    ...partialLine(report),
    `${quantity(images.length, itemWords(images).item)}, ${classWords(table)}`,
    plainText(policyWords(evaluation).join("; ")),
    ...pairingWords(report.pairing).map(plainText),
  ];
}

function averageLines(evaluation: Evaluation): readonly string[] {
  // Before the columns are as wide as their words.
  const say = itemSpeech(evaluation);
  const metrics = usualMetrics(evaluation);
  const inputs = metrics.map((metric) => averageInput(evaluation, metric));
  const rows = AVERAGES.map(({ scope, name, unit, compute }) => {
    const means = inputs.map(compute);
    return [
      scope,
      say(name),
      ...means.map(({ value }) => formatFigure(value)),
      restsOn(means[0], unit, evaluation.table),
    ];
  });
  const figures = metrics.map(
    (metric) => ({ title: withUnit(metric.short, metric, evaluation), align: "right" }) as const,
  );
  const rests = `${metrics[0]?.short ?? ""} is mean of`;
  return alignedTable(
    [{ title: "Average", align: "left" }, { title: "", align: "left" }, ...figures, { title: rests, align: "left" }],
    rows,
  );
}

function overallLine({ confusion, classSet, table }: Evaluation): readonly string[] {
  if (table.regions) return [];
  return [OVERALL.map(({ name, value }) => `${name} ${formatFigure(value(confusion, classSet))}`).join("; ")];
}

/** How the images lie around their mean, and the worst of them, of the first metric. */
function spreadLine(evaluation: Evaluation): readonly string[] {
  const input = averageInput(evaluation, IOU);
  const { n, deviation, firstQuartile, median, thirdQuartile } = spread(imageMeans(input));
  if (n === 0) return [];
  const percent = DEFAULT_WORST_PERCENT;
  return [
    `${IOU.short} of ${quantity(n, "image")}: median ${formatFigure(median)}, quartiles ${formatFigure(firstQuartile)} and ${formatFigure(thirdQuartile)}, ` +
      `standard deviation ${formatFigure(deviation)}; worst ${percent} % of images ${formatFigure(worstImages(input, percent).value)}, of each class ${formatFigure(worstImagesByClass(input, percent).value)}`,
  ];
}

/** What single images tell beside their mean. */
function statisticsLine(evaluation: Evaluation): readonly string[] {
  if (evaluation.imageSet.length === 0) return [];
  const { images, overClasses } = imageStatistics(evaluation);
  const figures = IMAGE_STATISTICS.map(({ id, title, bySize }) =>
    bySize
      ? `${title} ${formatFigure(overClasses[id])}`
      : `${title} ${formatFigure(images[id])} (of each class ${formatFigure(overClasses[id])})`,
  );
  return [`Images: ${figures.join("; ")}`];
}

function classLines(evaluation: Evaluation): readonly string[] {
  const { table, imageSet, classSet, choices } = evaluation;
  const inMean = new Set(classSet);
  const metrics = usualMetrics(evaluation);
  const [first = IOU] = metrics;
  const ids = writtenColumnIds(metrics, first);
  const columns = textColumns(classesColumns(choices, ids, first), { evaluation, metric: first });
  const rows = table.classes.map((_, classIndex) => [
    ...columns.map(({ text }, column) => {
      const note = ids[column] === "class" && !inMean.has(classIndex) ? " (not in means)" : "";
      return plainText(text(classIndex)) + note;
    }),
    `${classFigures(evaluation, first, classIndex).samplewise.of} of ${imageSet.length}`,
  ]);
  return alignedTable([...columns, { title: `${itemWords(evaluation.images).item}s`, align: "right" }], rows);
}

/** The calls of libraries that give figures of shapes of one class in one image. */
function sameAsLines(evaluation: Evaluation): readonly string[] {
  const options = sharedShapes(evaluation);
  return measuredMetrics(evaluation).flatMap(({ id, tier, short }) => {
    const same = tier === 1 ? shapeCall(id, options) : undefined;
    return same ? [`${short} of a class in an image is as ${same.library} ${same.call}`] : [];
  });
}

/** What may change the figures by a lot, above them: whoever reads on has read it. */
function cautionLines(found: readonly Finding[]): readonly string[] {
  return found
    .filter(({ standsWithFigures }) => standsWithFigures)
    .map((finding) => `CAUTION: ${plainText(findingText(finding))}`);
}

function problemLines(report: Report, found: readonly Finding[]): readonly string[] {
  return [
    ...problemLine(report),
    ...found
      .filter(({ standsWithFigures }) => !standsWithFigures)
      .map((finding) => `${finding.severity}: ${plainText(findingText(finding))}`),
  ];
}

function adviceLines(evaluation: Evaluation): readonly string[] {
  return advice(evaluation)?.sentences.map(({ text }) => plainText(text)) ?? [];
}
