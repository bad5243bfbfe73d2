import { choiceNames } from "../report/choiceNames";
import { sameTarget, targetKey } from "../compare/commonImages";
import { countedImages } from "../counting/countedImages";
import { inSubset } from "../counting/imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { relabeller } from "../reading/relabelling";
import { differingChoices } from "../report/differingChoices";

/** A run to be ranked, by what it is called. */
export interface NamedRun {
  readonly name: string;
  readonly report: Report;
}

/** The images that all runs share, by target file. */
export interface CommonRuns {
  /** Of each run, in the order of the first one's images: the same targets at the same places. */
  readonly images: readonly (readonly ImageEntry[])[];
  /** Of each run, how many of its images another run lacks. */
  readonly leftOut: readonly number[];
}

export type CommonOutcome =
  | { readonly ok: true; readonly common: CommonRuns }
  /** Why the runs cannot be ranked, and what to do. */
  | { readonly ok: false; readonly message: string };

/** The common images of runs under the choices of the first, or why their figures can't be set beside each other. */
export function commonRuns(runs: readonly NamedRun[]): CommonOutcome {
  const [first] = runs;
  if (!first) return refuse("There is no run to rank.");
  const { choices } = first.report;
  for (const { name, report } of runs) {
    if (report.state === "partial")
      return refuse(
        `${name} is a partial report, which is not a score. Evaluate its folders to the end, or merge all shards.`,
      );
    const differing = differingChoices(choices, report.choices);
    if (differing.length > 0) {
      return refuse(
        `${name} and ${first.name} were evaluated under other choices (${choiceNames(differing)}). Evaluate all runs with the same options and classes.`,
      );
    }
  }
  const isCounted = inSubset(choices.subset);
  const ofRuns = runs.map(({ report }) => countedImages(report, choices));
  const keyOf = targetKey(...ofRuns);
  const byKey = ofRuns.map((images) => new Map(images.map((image) => [keyOf(image), image])));
  const ofFirst = (ofRuns[0] ?? []).filter(({ name }) => isCounted(name));
  const shared = ofFirst.map(keyOf).filter((key) => byKey.every((images) => images.has(key)));
  if (shared.length === 0) {
    return refuse(
      "The runs have no image in common: no target file is in all of them. Rank runs over the same targets.",
    );
  }
  const images = byKey.map((ofRun) => shared.flatMap((key) => ofRun.get(key) ?? []));
  const read = relabeller(choices.relabelling.target);
  for (const [run, ofRun] of images.entries()) {
    const other = ofRun.find((image, index) => {
      const target = images[0]?.[index];
      return target !== undefined && !sameTarget(target, image, read);
    });
    if (other) {
      return refuse(
        `The target of ${other.name} is not the same in ${runs[run]?.name ?? ""} and ${first.name}: its size or the pixels of its labels differ. Evaluate all runs against the same targets.`,
      );
    }
  }
  const leftOut = ofRuns.map((ofRun) => ofRun.filter(({ name }) => isCounted(name)).length - shared.length);
  return { ok: true, common: { images, leftOut: leftOut.map((count) => Math.max(0, count)) } };
}

function refuse(message: string): CommonOutcome {
  return { ok: false, message };
}
