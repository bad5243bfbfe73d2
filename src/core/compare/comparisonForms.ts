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
  { id: "table", name: "Text table", extension: ".txt", write: comparisonText },
  { id: "json", name: "JSON (all figures)", extension: ".json", write: comparisonJson },
  { id: "markdown", name: "Markdown", extension: ".md", write: comparisonMarkdown },
];
