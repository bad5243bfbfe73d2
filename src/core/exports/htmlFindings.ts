import { dataCheck } from "../check/dataCheck";
import type { Choices } from "../document/choices";
import type { Report } from "../document/report";
import { findingText } from "../check/findingText";
import { escapeHtml } from "./htmlTable";

/** What the data show of themselves, those that may change the figures first; nothing where they show nothing. */
export function htmlFindings(report: Report, choices: Choices): readonly string[] {
  const { findings } = dataCheck(report, choices);
  if (findings.length === 0) return [];
  const standing = findings.filter(({ standsWithFigures }) => standsWithFigures);
  const others = findings.filter(({ standsWithFigures }) => standsWithFigures !== true);
  return [
    "<section>",
    "<h2>What the data show</h2>",
    '<ul class="findings">',
    ...[...standing, ...others].map(
      (finding) => `<li class="${finding.severity}">${escapeHtml(findingText(finding))}</li>`,
    ),
    "</ul>",
    "</section>",
  ];
}
