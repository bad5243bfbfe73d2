import { escapeMarkdown, markdownTable } from "../exports/markdownTable";
import { formatFigure } from "../text/format";
import { comparedNames, type ComparedNames } from "./comparedNames";
import type { Comparison } from "./compareReports";
import { averagesTable, classesTable } from "./comparisonTables";
import { comparisonRules, comparisonVerdict, imagesWords } from "./comparisonWords";
import type { ImageDifference } from "./imageDifferences";

/** A comparison in Markdown: what it amounts to, its tables, and the rules that they rest on. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { predictions, improved, worsened } = comparison;
  const names = comparedNames(predictions);
  const [averages, classes] = [averagesTable(comparison), classesTable(comparison)];
  return [
    escapeMarkdown(comparisonVerdict(comparison)),
    "",
    `${escapeMarkdown(`${names.a}: ${predictions.a}`)}  `,
    escapeMarkdown(`${names.b}: ${predictions.b}`),
    "",
    ...markdownTable(averages.columns, averages.rows),
    "",
    ...markdownTable(classes.columns, classes.rows),
    "",
    `${escapeMarkdown(imagesWords(comparison))}.`,
    "",
    ...imageLines("Most improved", improved, names),
    ...imageLines("Most worsened", worsened, names),
    `${escapeMarkdown(comparisonRules(comparison).join(". "))}.`,
    "",
  ].join("\n");
}

function imageLines(title: string, images: readonly ImageDifference[], names: ComparedNames): readonly string[] {
  if (images.length === 0) return [];
  const rows = images.map(({ name, a, b, difference }) => [name, ...[a, b, difference].map(formatFigure)]);
  const figures = [names.a, names.b, "difference"].map((name) => ({ title: name, align: "right" }) as const);
  return [...markdownTable([{ title, align: "left" }, ...figures], rows), ""];
}
