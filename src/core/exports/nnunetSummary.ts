import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { MeanSum } from "../averages/mean";
import { DICE, IOU } from "../metrics/metrics";
import { UNLISTED, type ClassIndex, isClass } from "../labels/indices";
import { policyWords } from "../sentences/policyWords";
import type { Report } from "../document/report";
import type { Tally } from "../counting/tally";
import { inPieces } from "./exporter";
import { jsonPieces } from "./jsonPieces";
import { addAt, integerAt, itemAt, numberAt } from "../numbers/numberAt";

type Row = Readonly<Record<"Dice" | "FN" | "FP" | "IoU" | "TN" | "TP" | "n_pred" | "n_ref", number | null>>;

const KEYS = ["Dice", "FN", "FP", "IoU", "TN", "TP", "n_pred", "n_ref"] as const;

/**
 * `summary.json` as nnU-Net v2 writes it (nnunetv2/evaluation/evaluate_predictions.py): per case and label, their
 * means over the cases, and the mean of those over the labels but 0. By nnU-Net's own rule, whatever the choices: a
 * label absent from both masks of a case is left out of its means; one that is in no case makes the mean over the labels undefined;
 * what is predicted on a target label that is none of them is a false positive. Of a data set of nnU-Net's own label 0 has no row, as
 * `nnUNetv2_evaluate_folder` has none. null stands where nnU-Net writes NaN, which is not JSON.
 */
export const NNUNET_SUMMARY = inPieces({
  id: "nnunet",
  name: "nnU-Net summary.json",
  extension: ".json",
  fileSuffix: "-summary",
  pieces: (evaluation, report) => jsonPieces(summary(evaluation, report), INDENT),
});

/** As nnU-Net has it. */
const INDENT = 4;

function summary(evaluation: Evaluation, { folders }: Report) {
  const { images } = evaluation;
  const classes = classesOf(evaluation);
  const means = meanRows(evaluation, classes);
  const labels = classes.map((classIndex) => labelKey(evaluation, classIndex));
  const byLabel = (rows: readonly Row[]): Readonly<Record<string, Row>> =>
    Object.fromEntries(rows.map((figures, column) => [labels[column] ?? "", figures]));
  function* cases() {
    for (const [image, { prediction, target }] of images.entries()) {
      yield {
        metrics: byLabel(rowsOf(evaluation, image, classes)),
        prediction_file: file(folders.prediction, prediction?.path),
        reference_file: file(folders.target, target.path),
      };
    }
  }
  return {
    // No key of nnU-Net's, which reads past it.
    choices: policyWords(evaluation),
    foreground_mean: meanOfAll(means.filter((_, column) => labels[column] !== "0")),
    mean: byLabel(means),
    metric_per_case: cases(),
  };
}

/** Its evaluation of a data set is of the foreground alone. */
function classesOf({ classSet, table, choices }: Evaluation): readonly ClassIndex[] {
  const isOfDataSet = /(?:^|[\\/])dataset\.json$/.test(choices.classList?.source ?? "");
  return isOfDataSet ? classSet.filter((classIndex) => itemAt(table.classes, classIndex).label !== 0) : classSet;
}

/** As nnU-Net names a label, and a region of several labels. */
function labelKey({ table, choices }: Evaluation, classIndex: ClassIndex): string {
  const { label, labels } = itemAt(table.classes, classIndex);
  if (labels) return labels.length === 1 ? String(labels[0]) : `(${labels.join(", ")})`;
  const merge = choices.merges.find(({ labels }) => labels[0] === label && labels.length > 1);
  return merge ? `(${merge.labels.join(", ")})` : String(label);
}

/** The figures of each label in one case, with the pixels whose target label does not belong to a class. */
function rowsOf({ images, table, cells }: Evaluation, image: number, classes: readonly ClassIndex[]): readonly Row[] {
  const predicted = new Float64Array(table.classes.length);
  let unlisted = 0;
  const counts = images[image]?.counts;
  counts?.pixels.forEach((pixels, at) => {
    if (table.targetClass(integerAt(counts.targets, at)) !== UNLISTED) return;
    const raw = integerAt(counts.predictions, at);
    for (const classIndex of table.regions?.prediction(raw) ?? [table.predictionClass(raw)])
      if (isClass(classIndex)) addAt(predicted, classIndex, pixels);
    unlisted += pixels;
  });
  return classes.map((classIndex) => {
    const tally = cellTally(cells, image, classIndex);
    const fp = numberAt(predicted, classIndex);
    return row({ ...tally, fp: tally.fp + fp, tn: tally.tn + unlisted - fp });
  });
}

function row(tally: Tally): Row {
  const { tp, fp, fn, tn } = tally;
  return {
    Dice: DICE.value(tally) ?? null,
    FN: fn,
    FP: fp,
    IoU: IOU.value(tally) ?? null,
    TN: tn,
    TP: tp,
    n_pred: tp + fp,
    n_ref: tp + fn,
  };
}

/** Of each class over the cases that have a figure, of which none is kept: there may be many. */
function meanRows(evaluation: Evaluation, classes: readonly ClassIndex[]): readonly Row[] {
  const sums = classes.map(emptySums);
  for (const image of evaluation.images.keys()) {
    for (const [column, figures] of rowsOf(evaluation, image, classes).entries()) addRow(sums[column] ?? [], figures);
  }
  return sums.map(meansOf);
}

function meanRow(rows: readonly Row[]): Row {
  const sums = emptySums();
  for (const figures of rows) addRow(sums, figures);
  return meansOf(sums);
}

type Sums = readonly (readonly [key: keyof Row, sum: MeanSum])[];

function emptySums(): Sums {
  return KEYS.map((key) => [key, new MeanSum()]);
}

function addRow(sums: Sums, figures: Row): void {
  for (const [key, sum] of sums) sum.add(figures[key] ?? undefined);
}

function meansOf(sums: Sums): Row {
  return Object.fromEntries(sums.map(([key, sum]) => [key, sum.mean().value ?? null])) as Row;
}

/** The mean of the labels, undefined as soon as one of them is. */
function meanOfAll(rows: readonly Row[]): Row {
  const isWhole = (key: (typeof KEYS)[number]): boolean => rows.every((figures) => figures[key] !== null);
  const means = KEYS.map((key) => [key, isWhole(key) ? meanRow(rows)[key] : null] as const);
  return Object.fromEntries(means) as Row;
}

function file(folder: string, path: string | undefined): string | null {
  if (path === undefined) return null;
  let end = folder.length;
  while (end > 0 && "/\\".includes(folder.charAt(end - 1))) end--;
  return `${folder.slice(0, end)}/${path}`;
}
