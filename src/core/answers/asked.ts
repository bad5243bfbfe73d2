import { classWords } from "../reading/classWords";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { policyWords } from "../sentences/policyWords";
import type { Report } from "../document/report";
import { quantity, verb } from "../text/format";

/** What an answer is written from. */
export interface Asked {
  readonly report: Report;
  readonly evaluation: Evaluation;
  readonly metric: Metric;
}

/** What is evaluated and by which rules: the first lines of every answer. */
export function heading({ report, evaluation }: Asked): readonly string[] {
  const { folders, images, pairing, state } = report;
  return [
    `${quantity(images.length, "pair")} of masks, ${classWords(evaluation.table)}: predictions ${short(folders.prediction)}, targets ${short(folders.target)}.`,
    ...(state === "partial"
      ? [
          `PARTIAL: ${images.length} of ${quantity(pairing.pairs, "pair")} ${verb(images.length, "is", "are")} counted, so these figures are not a score.`,
        ]
      : []),
    `Rules: ${short(policyWords(evaluation).join("; "), 200)}.`,
  ];
}

/** Names come from files: they may hold line ends, and be of any length; their ends tell most. */
export function short(name: string, most = 60): string {
  const line = name.replace(/\p{Cc}/gu, " ");
  return line.length <= most ? line : `…${line.slice(line.length - most + 1)}`;
}
