import { escapeMarkdown, markdownTable } from "../exports/markdownTable";
import { formatFigure } from "../text/format";
import type { Comparison } from "./compareReports";
import { averagesTable, classesTable } from "./comparisonTables";
import { comparisonRules, comparisonVerdict, imagesWords } from "./comparisonWords";
import type { ImageDifference } from "./imageDifferences";

/** A comparison in Markdown: what it amounts to, its tables, and the rules that they rest on. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { predictions, overImages, improved, worsened } = comparison;
  const [averages, classes] = [averagesTable(comparison), classesTable(comparison)];
  return [
    escapeMarkdown(comparisonVerdict(comparison)),
    "",
    `A: ${escapeMarkdown(predictions.a)}  `,
    `B: ${escapeMarkdown(predictions.b)}`,
    "",
    ...markdownTable(averages.columns, averages.rows),
    "",
    ...markdownTable(classes.columns, classes.rows),
    "",
    `${escapeMarkdown(imagesWords(overImages))}.`,
    "",
    ...imageLines("Most improved", improved),
    ...imageLines("Most worsened", worsened),
    `${escapeMarkdown(comparisonRules(comparison).join(". "))}.`,
    "",
  ].join("\n");
}

function imageLines(title: string, images: readonly ImageDifference[]): readonly string[] {
  if (images.length === 0) return [];
  const rows = images.map(({ name, a, b, difference }) => [name, ...[a, b, difference].map(formatFigure)]);
  const figures = ["A", "B", "B - A"].map((name) => ({ title: name, align: "right" }) as const);
  return [...markdownTable([{ title, align: "left" }, ...figures], rows), ""];
}
