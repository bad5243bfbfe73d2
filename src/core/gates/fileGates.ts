import { allProblems } from "../check/allProblems";
import type { Report, ReportPairing } from "../document/report";
import { plainText } from "../text/plainText";
import { quantity, verb } from "../text/format";
import { decideAtOnce, type Condition } from "./condition";
import { countedPairs } from "./countedPairs";
import type { MissingGate } from "./gate";

const MOST_NAMED = 3;

/** Whether nothing at all was met, in files and data. */
export function problemsCondition(report: Report): Condition {
  const problems = allProblems(report, report.choices);
  const text = "no problem";
  if (problems.length === 0) return decideAtOnce(text, { verdict: "passed", found: "none" });
  const named = problems
    .slice(0, MOST_NAMED)
    .map(({ kind, file, message }) => (file === "" ? message.replace(/\.$/, "") : `${kind} ${file}`));
  return decideAtOnce(text, {
    verdict: "failed",
    found: `${quantity(problems.length, "problem")}: ${plainText(withMore(named, problems.length))}`,
  });
}

/** What tells how many targets no prediction was compared with. */
export interface RunPairs extends Pick<Report, "pairing" | "shard"> {
  /** Images that have a prediction. */
  readonly counted: number;
}

/** Whether every target but so many was compared with a prediction. */
export function missingCondition(run: RunPairs, { most }: MissingGate): Condition {
  const { absent, uncounted, total } = missingTargets(run);
  const count = absent.length + uncounted;
  const found =
    count === 0
      ? `each of ${quantity(total, "target")} has one`
      : [
          `${count} of ${quantity(total, "target")}`,
          ...(absent.length > 0
            ? [
                `${absent.length} ${verb(absent.length, "has", "have")} none (${plainText(withMore(absent.slice(0, MOST_NAMED), absent.length))})`,
              ]
            : []),
          ...(uncounted > 0 ? [`${quantity(uncounted, "pair")} could not be counted`] : []),
        ].join("; ");
  return decideAtOnce(
    most === 0 ? "no target without a prediction" : `at most ${quantity(most, "target")} without a prediction`,
    { verdict: count <= most ? "passed" : "failed", found },
  );
}

/** Targets that no prediction was compared with: none was found, several were, or the pair could not be read. */
function missingTargets({ pairing, shard, counted }: RunPairs): {
  readonly absent: readonly string[];
  readonly uncounted: number;
  readonly total: number;
} {
  const absent = targetsWithoutPrediction(pairing);
  // A shard counts its part of the pairs alone.
  const uncounted = shard ? 0 : Math.max(0, pairing.pairs - counted);
  return { absent, uncounted, total: pairing.pairs + absent.length };
}

/** Files of targets for which none was found, or several were. */
export function targetsWithoutPrediction({ targetsOnly, ambiguous = [] }: ReportPairing): readonly string[] {
  const unclear = ambiguous.flatMap(({ side, file, candidates }) => (side === "target" ? [file] : candidates));
  return [...new Set([...targetsOnly, ...unclear])];
}

export function missingPredictions(report: Report): number {
  const { absent, uncounted } = missingTargets({ ...report, counted: countedPairs(report.images) });
  return absent.length + uncounted;
}

function withMore(named: readonly string[], all: number): string {
  return all > named.length ? `${named.join(", ")} and ${all - named.length} more` : named.join(", ");
}
