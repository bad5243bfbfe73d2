import { plainTable } from "../exports/alignedTable";
import { logText } from "../text/logText";
import { plainText } from "../text/plainText";
import { formatFigure } from "../text/format";
import type { Comparison } from "./compareReports";
import { averagesTable, classesTable } from "./comparisonTables";
import { comparisonRules, comparisonVerdict, imagesWords } from "./comparisonWords";
import type { ImageDifference } from "./imageDifferences";

/** A comparison for the terminal: averages, classes, images, with the tests stated. */
export function comparisonText(comparison: Comparison): string {
  const { predictions, overImages, improved, worsened } = comparison;
  const parts = [
    [`A: ${plainText(predictions.a)}`, `B: ${plainText(predictions.b)}`, ...comparisonRules(comparison).map(plainText)],
    plainTable(averagesTable(comparison)),
    plainTable(classesTable(comparison)),
    [imagesWords(overImages), ...extremeLines("Most improved", improved), ...extremeLines("Most worsened", worsened)],
    [comparisonVerdict(comparison)],
  ];
  return logText(parts.map((lines) => `${lines.join("\n")}\n`).join("\n"));
}

function extremeLines(title: string, images: readonly ImageDifference[]): readonly string[] {
  return images.length === 0
    ? []
    : [
        `${title}:`,
        ...images.map(({ name, a, b }) => `  ${formatFigure(a)} -> ${formatFigure(b)}  ${plainText(name)}`),
      ];
}
