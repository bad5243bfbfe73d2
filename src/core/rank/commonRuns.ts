import { choiceNames } from "../report/choiceNames";
import { otherTarget, targetKey } from "../compare/commonImages";
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
  const [first, ...others] = runs;
  const message = refusal(runs);
  if (!first || message !== undefined) return { ok: false, message: message ?? NO_RUN };
  const { choices } = first.report;
  const isCounted = inSubset(choices.subset);
  const ofRuns = runs.map(({ report }) => countedImages(report, choices));
  const keyOf = targetKey(...ofRuns);
  const byKey = ofRuns.map((images) => new Map(images.map((image) => [keyOf(image), image])));
  const counted = ofRuns.map((images) => images.filter(({ name }) => isCounted(name)));
  const shared = (counted[0] ?? []).map(keyOf).filter((key) => byKey.every((images) => images.has(key)));
  const [ofFirst = [], ...ofOthers] = byKey.map((ofRun) => shared.flatMap((key) => ofRun.get(key) ?? []));
  const read = relabeller(choices.relabelling.target);
  const otherTargets = others.map((_, other) => otherTarget(ofOthers[other] ?? [], ofFirst, read)?.name);
  const refused = refusalOfImages(runs, shared.length, otherTargets);
  if (refused !== undefined) return { ok: false, message: refused };
  return {
    ok: true,
    common: {
      images: [ofFirst, ...ofOthers],
      leftOut: counted.map((images) => Math.max(0, images.length - shared.length)),
    },
  };
}

const NO_RUN = "There is no run to rank.";

/** Why runs cannot be ranked whatever their images; undefined where they can. */
export function refusal(runs: readonly NamedRun[]): string | undefined {
  const [first] = runs;
  if (!first) return NO_RUN;
  for (const { name, report } of runs) {
    if (report.state === "partial")
      return `${name} is a partial report, which is not a score. Evaluate its folders to the end, or merge all shards.`;
    const differing = differingChoices(first.report.choices, report.choices);
    if (differing.length > 0) {
      return `${name} and ${first.name} were evaluated under other choices (${choiceNames(differing)}). Evaluate all runs with the same options and classes.`;
    }
  }
  return undefined;
}

/**
 * The same of their images.
 *
 * @param shared how many images all runs have.
 * @param otherTargets of each run but the first the name of an image whose target is not that of the first run.
 */
export function refusalOfImages(
  [first, ...others]: readonly Pick<NamedRun, "name">[],
  shared: number,
  otherTargets: readonly (string | undefined)[],
): string | undefined {
  if (shared === 0)
    return "The runs have no image in common: no target file is in all of them. Rank runs over the same targets.";
  const other = otherTargets.findIndex((name) => name !== undefined);
  if (other < 0) return undefined;
  return `The target of ${otherTargets[other]} is not the same in ${others[other]?.name ?? ""} and ${first?.name ?? ""}: its size or the pixels of its labels differ. Evaluate all runs against the same targets.`;
}
