import type { Choices } from "../choices";
import type { Problem } from "../report/problem";
import type { Report } from "../report";
import { checkProblems } from "./checkProblems";
import { dataCheck } from "./dataCheck";

/** The problems of the files, met while they were read, and those that the labels show under the choices. */
export function allProblems(report: Report, choices: Choices): readonly Problem[] {
  return [...report.problems, ...checkProblems(dataCheck(report, choices), report)];
}
