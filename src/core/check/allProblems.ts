import type { Choices } from "../document/choices";
import type { Problem } from "../document/problem";
import type { Report } from "../document/report";
import { checkProblems } from "./checkProblems";
import { dataCheck } from "./dataCheck";

/** What the data show under the choices, of the whole folder first, and the problems of the files, met while they were read. */
export function allProblems(report: Report, choices: Choices): readonly Problem[] {
  return [...checkProblems(dataCheck(report, choices), report), ...report.problems];
}
