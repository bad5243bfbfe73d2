import type { Problem } from "../report/problem";
import type { Report } from "../report";
import type { DataCheck } from "./dataCheck";

/** What the check found, as rows of the report's problems: one a target where it names images, else one of the whole folder. */
export function checkProblems({ findings }: Pick<DataCheck, "findings">, report: Report): readonly Problem[] {
  const targets = new Map(report.images.map(({ name, target }) => [name, target.path]));
  return findings.flatMap(({ problem, message, images }): readonly Problem[] => {
    if (!problem) return [];
    if (!images) return [{ kind: problem, file: "", message }];
    return images.map((name) => ({ kind: problem, file: targets.get(name) ?? name, message }));
  });
}
