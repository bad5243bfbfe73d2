import { plainTable } from "../exports/alignedTable";
import { logText } from "../text/logText";
import { plainText } from "../text/plainText";
import { formatFigure } from "../text/format";
import { comparedNames } from "./comparedNames";
import type { Comparison } from "./compareReports";
import { averagesTable, classesTable } from "./comparisonTables";
import { comparisonRules, comparisonVerdict, imagesWords } from "./comparisonWords";
import type { ImageDifference } from "./imageDifferences";

/** A comparison for the terminal: averages, classes, images, with the tests stated. */
export function comparisonText(comparison: Comparison): string {
  const { predictions, improved, worsened } = comparison;
  const names = comparedNames(predictions);
  const parts = [
    [
      plainText(`${names.a}: ${predictions.a}`),
      plainText(`${names.b}: ${predictions.b}`),
      ...comparisonRules(comparison).map(plainText),
    ],
    plainTable(averagesTable(comparison)),
    plainTable(classesTable(comparison)),
    [
      plainText(imagesWords(comparison)),
      ...extremeLines("Most improved", improved),
      ...extremeLines("Most worsened", worsened),
    ],
    [plainText(comparisonVerdict(comparison))],
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
