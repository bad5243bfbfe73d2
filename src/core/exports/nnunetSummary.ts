import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { mean } from "../averages/mean";
import { DICE, IOU } from "../metrics/metrics";
import { policyWords } from "../sentences/policyWords";
import type { Report } from "../document/report";
import type { Tally } from "../counting/tally";
import type { Exporter } from "./exporter";

type Row = Readonly<Record<"Dice" | "FN" | "FP" | "IoU" | "TN" | "TP" | "n_pred" | "n_ref", number | null>>;

const KEYS = ["Dice", "FN", "FP", "IoU", "TN", "TP", "n_pred", "n_ref"] as const;

/**
 * `summary.json` as nnU-Net v2 writes it (nnunetv2/evaluation/evaluate_predictions.py): per case and label, their
 * means over the cases, and the mean of those over the labels but 0. By nnU-Net's own rule, whatever the choices: a
 * label absent from both masks of a case is left out of its means. null stands where nnU-Net writes NaN, which is no JSON.
 */
export const NNUNET_SUMMARY: Exporter = {
  id: "nnunet",
  name: "nnU-Net summary.json",
  extension: ".json",
  fileSuffix: "-summary",
  write: (evaluation, report) => `${JSON.stringify(summary(evaluation, report), null, 4)}\n`,
};

function summary(evaluation: Evaluation, { folders }: Report) {
  const { table, classSet, images, imageSet, cells } = evaluation;
  const cases = imageSet.map((image) => classSet.map((classIndex) => row(cellTally(cells, image, classIndex))));
  const means = classSet.map((_, column) => meanRow(cases.flatMap((rows) => rows.slice(column, column + 1))));
  const label = (column: number): string => String(table.classes[classSet[column] ?? 0]?.label ?? "");
  const byLabel = (rows: readonly Row[]): Readonly<Record<string, Row>> =>
    Object.fromEntries(rows.map((figures, column) => [label(column), figures]));
  return {
    // No key of nnU-Net's, which reads past it.
    choices: policyWords(evaluation),
    foreground_mean: meanRow(means.filter((_, column) => label(column) !== "0")),
    mean: byLabel(means),
    metric_per_case: imageSet.map((image, position) => ({
      metrics: byLabel(cases[position] ?? []),
      prediction_file: file(folders.prediction, images[image]?.prediction?.path),
      reference_file: file(folders.target, images[image]?.target.path),
    })),
  };
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

function meanRow(rows: readonly Row[]): Row {
  const means = KEYS.map((key) => [key, mean(rows.map((figures) => figures[key] ?? undefined)).value ?? null] as const);
  return Object.fromEntries(means) as Row;
}

function file(folder: string, path: string | undefined): string | null {
  if (path === undefined) return null;
  let end = folder.length;
  while (end > 0 && "/\\".includes(folder.charAt(end - 1))) end--;
  return `${folder.slice(0, end)}/${path}`;
}
