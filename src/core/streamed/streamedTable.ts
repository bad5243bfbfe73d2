import { classWords } from "../reading/classWords";
import { shownLabel } from "../reading/shownLabel";
import { AVERAGES } from "../averages/averages";
import { classTally } from "../counting/cells";
import { support } from "../counting/tally";
import type { Report } from "../document/report";
import { alignedTable } from "../exports/alignedTable";
import { partialLine, problemLine, restsOn, textOfParts } from "../exports/tableParts";
import { OVERALL } from "../metrics/overall";
import { pairingWords } from "../pairing/pairingWords";
import { formatCount, formatFigure, quantity } from "../text/format";
import { itemWords } from "../text/itemWords";
import { plainText } from "../text/plainText";
import type { StreamedFigures } from "./streamedFigures";
import { streamedWords } from "./streamedWords";

/** The figures for the terminal: averages, classes, problems by kind, the rules stated. */
export function streamedTable(found: StreamedFigures, report: Report): string {
  const parts = [
    heading(found, report),
    averageLines(found),
    overallLine(found),
    classLines(found),
    problemLine(report),
  ];
  return textOfParts(parts);
}

function heading(found: StreamedFigures, report: Report): readonly string[] {
  const { totals, images } = found;
  const { item } = itemWords(totals.images);
  return [
    ...partialLine(report),
    `${quantity(images, item)}, ${classWords(totals.table)}`,
    plainText(streamedWords(found).join("; ")),
    ...pairingWords(report.pairing).map(plainText),
    `So many ${item}s are read as they stream by: what compares single ones (spread, advice, Data check, intervals) is left out.`,
  ];
}

function averageLines({ totals, metrics }: StreamedFigures): readonly string[] {
  const [first] = metrics;
  const rows = AVERAGES.map(({ id, scope, name, unit }) => {
    const figures = metrics.map(({ averages }) => formatFigure(averages[id].value));
    return [scope, name, ...figures, restsOn(first?.averages[id], unit, totals.table)];
  });
  return alignedTable(
    [
      { title: "Average", align: "left" },
      { title: "", align: "left" },
      ...metrics.map(({ metric }) => ({ title: metric.short, align: "right" }) as const),
      { title: `${first?.metric.short ?? ""} is mean of`, align: "left" },
    ],
    rows,
  );
}

function overallLine({ totals: { confusion, classSet, table } }: StreamedFigures): readonly string[] {
  if (table.regions) return [];
  return [OVERALL.map(({ name, value }) => `${name} ${formatFigure(value(confusion, classSet))}`).join("; ")];
}

function classLines({ totals, metrics, withPixels }: StreamedFigures): readonly string[] {
  const [first] = metrics;
  const inMeans = new Set(totals.classSet);
  const rows = totals.table.classes.map((info, classIndex) => [
    String(shownLabel(info)),
    plainText(info.name) + (inMeans.has(classIndex) ? "" : " (not in means)"),
    formatCount(support(classTally(totals.cells, classIndex))),
    ...metrics.map(({ classes }) => formatFigure(classes[classIndex]?.global)),
    formatFigure(first?.classes[classIndex]?.samplewise.value),
    `${first?.classes[classIndex]?.samplewise.of ?? 0} of ${withPixels}`,
  ]);
  const right = (title: string) => ({ title, align: "right" }) as const;
  return alignedTable(
    [
      right("Label"),
      { title: "Class", align: "left" },
      right("Support"),
      ...metrics.map(({ metric }) => right(metric.short)),
      right(`${first?.metric.short ?? ""} samplewise`),
      right(`${itemWords(totals.images).item}s`),
    ],
    rows,
  );
}
