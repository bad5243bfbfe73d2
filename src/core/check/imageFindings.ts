import { NO_PREDICTION } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { quantity, formatCount, verb } from "../text/format";
import type { CheckedData } from "./checkedData";
import { labelText } from "../reading/labelText";
import type { Finding } from "../reading/finding";
import { isClass } from "../labels/indices";

/** What whole images and folders show. */
export function imageFindings(data: CheckedData): readonly Finding[] {
  return [
    ...sameFolder(data),
    ...constantPredictions(data),
    ...emptyTargets(data),
    ...voidOnly(data),
    ...missingPredictions(data),
  ];
}

function withPrediction(images: readonly ImageEntry[]): readonly ImageEntry[] {
  return images.filter(({ prediction }) => prediction !== undefined);
}

function sameFolder({ report, images }: CheckedData): readonly Finding[] {
  const { folders } = report;
  const pairs = withPrediction(images);
  // One folder may hold both, told by their names: `7.pred.png` and `7.target.png`.
  const isOneFolder =
    folders.prediction === folders.target && pairs.every(({ prediction, target }) => prediction?.path === target.path);
  const isEqual =
    pairs.length > 0 &&
    pairs.every(({ counts }) => counts.targets.every((label, row) => label === counts.predictions[row]));
  if (!isOneFolder && !isEqual) return [];
  const seen = isOneFolder
    ? `Predictions and targets are the same folder, ${folders.target}`
    : pairs.length === 1
      ? "The only prediction equals its target, label by label"
      : `All ${formatCount(pairs.length)} predictions equal their targets, label by label`;
  return [
    {
      id: "sameFolder",
      severity: isOneFolder ? "error" : "warning",
      message: `${seen}: every figure is perfect and says nothing. Check that the prediction folder holds the predictions.`,
      numbers: { pairs: pairs.length },
      problem: "suspicious-coding",
    },
  ];
}

function constantPredictions({ images }: CheckedData): readonly Finding[] {
  const pairs = withPrediction(images);
  const first = pairs[0]?.counts.predictions[0];
  const isConstant =
    first !== undefined && pairs.every(({ counts }) => counts.predictions.every((label) => label === first));
  if (!isConstant || pairs.length < 2) return [];
  return [
    {
      id: "constantPredictions",
      severity: "warning",
      message: `All ${formatCount(pairs.length)} predictions hold label ${labelText(first, pairs)} alone. Check that the model wrote its classes and not an empty mask.`,
      numbers: { pairs: pairs.length, label: first },
      problem: "suspicious-coding",
    },
  ];
}

/** A target of label 0 alone is empty where 0 is the background. */
function emptyTargets({ images }: CheckedData): readonly Finding[] {
  const empty = images.filter(
    ({ counts }) => counts.targets.length > 0 && counts.targets.every((label) => label === 0),
  );
  if (empty.length === 0) return [];
  return [
    {
      id: "emptyTargets",
      severity: "info",
      message:
        `${formatCount(empty.length)} of ${quantity(images.length, "target")} ${verb(empty.length, "holds", "hold")} label 0 alone. For every other class these images are 0/0 unless ` +
        "it is predicted there, so samplewise means move with the rule for 0/0.",
      numbers: { images: empty.length, all: images.length },
      images: empty.map(({ name }) => name),
    },
  ];
}

function voidOnly({ images, table }: CheckedData): readonly Finding[] {
  const blank = images.filter(({ counts }) => counts.targets.every((label) => !isClass(table.targetClass(label))));
  if (blank.length === 0) return [];
  return [
    {
      id: "voidOnly",
      severity: "warning",
      message:
        `${formatCount(blank.length)} of ${quantity(images.length, "target")} ${verb(blank.length, "has", "have")} no pixel that counts: all are ignored or unlisted. ${verb(blank.length, "This image is", "These images are")} left ` +
        "out of every samplewise mean.",
      numbers: { images: blank.length, all: images.length },
      problem: "void-only",
      images: blank.map(({ name }) => name),
    },
  ];
}

function missingPredictions({ report, choices }: CheckedData): readonly Finding[] {
  const { targetsOnly, pairs } = report.pairing;
  const missing = Math.max(
    targetsOnly.length,
    report.images.filter(({ counts }) => counts.predictions[0] === NO_PREDICTION).length,
  );
  if (missing === 0) return [];
  const counting = choices.missing === "count";
  const seen = `${formatCount(missing)} of ${quantity(pairs + targetsOnly.length, "target")} ${verb(missing, "has", "have")} no prediction`;
  return [
    {
      id: "missingPredictions",
      severity: "warning",
      message: counting
        ? `${seen} and ${verb(missing, "is", "are")} counted as missed in every pixel.`
        : `${seen} and ${verb(missing, "is", "are")} left out. A model that skips hard images looks better for it: count them as missed, or add the predictions.`,
      numbers: { targets: missing },
      action: counting
        ? { label: "Leave them out", apply: { missing: "leave-out" } }
        : { label: "Count them as missed", apply: { missing: "count" } },
    },
  ];
}
