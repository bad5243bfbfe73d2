import { labelTable } from "../reading/labelTable";
import { quantity, verb } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { holdsOnly } from "../reading/holdsOnly";
import { labelForm, WHITE } from "../reading/labelForm";
import { shownLabels } from "./shownLabels";

/** What binary targets and their predictions show that no reading settles. */
export function binaryFindings(data: CheckedData): readonly Finding[] {
  return [...whiteBesideOne(data), ...moreThanForeground(data), ...scoresOfOneClass(data)];
}

/** Files of 0 and 255 beside files with 1: 255 is ignored, and may be the foreground of the former. */
function whiteBesideOne({ images, choices, table, labels, automatic }: CheckedData): readonly Finding[] {
  const isIgnored = choices.ignore === "auto" && table.ignore.includes(WHITE);
  const held = labels.target.filter(({ raw }) => raw >= 0).map(({ raw }) => raw);
  if (!isIgnored || !holdsOnly(held, [0, 1, WHITE]) || automatic.steps.target.length > 0) return [];
  const white = images.filter(({ counts }) => labelForm(counts.targets) === "white");
  if (white.length === 0) return [];
  return [
    {
      id: "whiteBesideOne",
      severity: "warning",
      message:
        `${quantity(white.length, "target")} of ${images.length} ${verb(white.length, "holds", "hold")} 0 and 255 alone, others hold 1. 255 is ignored in all of them; if it is the ` +
        "foreground of the former, as in masks for viewing, read it as class 1.",
      numbers: { files: white.length, all: images.length },
      images: white.map(({ name }) => name),
      action: {
        label: "Read 255 as class 1",
        apply: {
          relabelling: {
            ...choices.relabelling,
            target: [...choices.relabelling.target, labelTable([{ from: WHITE, to: 1 }])],
          },
        },
      },
    },
  ];
}

/** Predictions of more classes than the two that binary targets have. */
function moreThanForeground({ choices, labels, table, automatic }: CheckedData): readonly Finding[] {
  const ignored = new Set(table.ignore);
  const targets = new Set(labels.target.filter(({ label }) => !ignored.has(label)).map(({ label }) => label));
  if (choices.classList || !targets.has(1) || !holdsOnly(targets, [0, 1])) return [];
  const others = labels.prediction.filter(({ label, status }) => status === "class" && label > 1);
  if (others.length === 0 || others.length > MOST_OTHERS || automatic.occurring.prediction.colours.size > 0) return [];
  return [
    {
      id: "moreThanForeground",
      severity: "warning",
      message:
        `The targets are binary, and the predictions hold ${quantity(others.length, "label")} more: ${shownLabels(others)}. ${others.length === 1 ? "It counts as a separate class" : "They count as separate classes"}, ` +
        "which the targets never hold. If they are foreground too, read every label above 0 as class 1.",
      numbers: { labels: others.length, pixels: pixelsOf(others) },
      problem: "suspicious-coding",
      action: {
        label: "Read labels above 0 as class 1",
        apply: {
          relabelling: {
            ...choices.relabelling,
            prediction: [...choices.relabelling.prediction, { kind: "foreground" }],
          },
        },
      },
    },
  ];
}

/** More of them are instance ids or another data set's classes, which other findings speak of. */
const MOST_OTHERS = 32;

/** Scores of one class against labels of several: no threshold makes them classes. */
function scoresOfOneClass({ images, automatic, labels }: CheckedData): readonly Finding[] {
  const scores = images.filter(({ prediction }) => prediction?.facts.scores?.kind === "levels");
  const isRead = automatic.steps.prediction.some(({ kind }) => kind === "threshold");
  const targets = new Set(labels.target.filter(({ status }) => status === "class").map(({ label }) => label));
  if (scores.length === 0 || isRead || holdsOnly(targets, [0, 1])) return [];
  return [
    {
      id: "scoresOfOneClass",
      severity: "error",
      message:
        `${quantity(scores.length, "prediction")} of ${images.length} ${verb(scores.length, "holds", "hold")} scores from 0 to 1 of one class, and the targets hold ${quantity(targets.size, "label")}: ` +
        "their levels from 0 to 255 are not labels. Save the scores of all classes, or the labels.",
      numbers: { files: scores.length, all: images.length, labels: targets.size },
      standsWithFigures: true,
      problem: "suspicious-coding",
    },
  ];
}
