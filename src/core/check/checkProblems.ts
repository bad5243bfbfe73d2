import type { Problem } from "../document/problem";
import type { Report } from "../document/report";
import { findingText } from "./findingText";
import type { DataCheck } from "./dataCheck";

/** What the check found, as rows of the report's problems: one a target where it names images, else one of the whole folder. */
export function checkProblems({ findings }: Pick<DataCheck, "findings">, report: Report): readonly Problem[] {
  const targets = new Map(report.images.map(({ name, target }) => [name, target.path]));
  return findings.flatMap((finding): readonly Problem[] => {
    const { problem, images, standsWithFigures } = finding;
    const kind = problem ?? (standsWithFigures ? "suspicious-coding" : undefined);
    if (!kind) return [];
    const message = findingText(finding);
    if (!images) return [{ kind, file: "", message }];
    return images.map((name) => ({ kind, file: targets.get(name) ?? name, message }));
  });
}
