import { CASES, itemSpeaker } from "../text/itemWords";
import type { Comparison } from "./compareReports";
import { comparisonJson } from "./comparisonJson";
import { comparisonMarkdown } from "./comparisonMarkdown";
import { comparisonText } from "./comparisonText";

/** A way to write a comparison out. */
export interface ComparisonForm {
  /** As on the command line: `--format markdown`. */
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly write: (comparison: Comparison) => string;
}

/** Every way to write a comparison out, in the order of the menus. A new one is a new row. */
export const COMPARISON_FORMS: readonly ComparisonForm[] = [
  { id: "table", name: "Text table", extension: ".txt", write: said(comparisonText) },
  { id: "json", name: "JSON (all figures)", extension: ".json", write: comparisonJson },
  { id: "markdown", name: "Markdown", extension: ".md", write: said(comparisonMarkdown) },
];

/** Of volumes it speaks of cases and voxels, names left alone. */
function said(write: ComparisonForm["write"]): ComparisonForm["write"] {
  return (comparison) => {
    const text = write(comparison);
    if (!comparison.areCases) return text;
    const { classes, improved, worsened, predictions } = comparison;
    const names = [...classes.map(({ info }) => info.name), ...[...improved, ...worsened].map(({ name }) => name)];
    return itemSpeaker(CASES, [...names, predictions.a, predictions.b])(text);
  };
}
