import type { Report } from "../document/report";
import type { Found } from "./gateRun";

/** A baseline as a run is held against it. What the user said of the images of the run holds for the baseline, which may be older. */
export function baselineFor(run: Report, baseline: Report): Found<Report> {
  if (baseline.state === "partial") return { ok: false, message: "The baseline is a partial report." };
  const groups = run.choices.groups ?? baseline.choices.groups;
  return { ok: true, value: { ...baseline, choices: { ...baseline.choices, groups } } };
}
