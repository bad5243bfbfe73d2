import type { AverageId } from "../averages/averages";
import { everyClass, type DataFacts } from "./dataFacts";
import { excludesOnly, rules, type FigureContext } from "./figureContext";
import type { LibraryCall } from "./libraryCall";

/**
 * Calls of evaluation programs, which read whole masks with a single ignore label: a target label that does not belong to a class
 * counts there as an error of what is predicted on it, where it is left out here.
 */
function readsAlike({ unlisted, ignored }: DataFacts): boolean {
  return !unlisted && ignored.length < 2;
}

/** A label that does not belong to a class, for programs that must be told one: none of the counted pixels has it. */
function noClass({ classes }: DataFacts): number {
  return classes > 255 ? -1 : 255;
}

/** By metric: what to ask mmsegmentation's IoUMetric for, and what it calls the figure. */
const MMSEG: Readonly<Record<string, readonly [asked: string, key: string]>> = {
  iou: ["mIoU", "mIoU"],
  dice: ["mDice", "mDice"],
  recall: ["mIoU", "mAcc"],
};

/** mmsegmentation's mean over classes; undefined where it is another figure. */
export function mmsegCall(context: FigureContext): LibraryCall | undefined {
  const row = MMSEG[context.metric];
  if (row === undefined || !isMeanOfAll(context)) return undefined;
  return mmsegKey(context, ...row);
}

/** Any figure of mmsegmentation; undefined where it reads these masks otherwise. */
export function mmsegKey(facts: DataFacts, asked: string, key: string): LibraryCall | undefined {
  // Of a single class its histogram counts every predicted label.
  if (!readsAlike(facts) || (facts.classes === 1 && facts.other)) return undefined;
  const ignore = noClass(facts) === 255 ? "" : `, ignore_index=${noClass(facts)}`;
  return {
    library: "mmseg",
    name: "mmsegmentation 1, in percent with two decimals",
    imports: ["from mmseg.evaluation import IoUMetric"],
    call: [
      `m = IoUMetric(iou_metrics=["${asked}"]${ignore})`,
      `m.dataset_meta = {"classes": range(${facts.classes})}`,
      '[m.process({}, [{"pred_sem_seg": {"data": p}, "gt_sem_seg": {"data": t}}]) for t, p in images]',
      `m.compute_metrics(m.results)["${key}"]`,
    ].join("; "),
    unit: "roundedPercent",
  };
}

/** Hugging Face evaluate's mean over classes, which has no Dice; undefined where it is another figure. */
export function huggingFaceCall(context: FigureContext): LibraryCall | undefined {
  const keys: Readonly<Record<string, string>> = { iou: "mean_iou", recall: "mean_accuracy" };
  const key = keys[context.metric];
  if (key === undefined || !isMeanOfAll(context) || !readsAlike(context)) return undefined;
  const masks = "predictions=[p[None] for t, p in images], references=[t[None] for t, p in images]";
  const rest = `num_labels=${context.classes}, ignore_index=${noClass(context)}`;
  return {
    library: "huggingface",
    name: "Hugging Face evaluate",
    imports: ["import evaluate"],
    call: `evaluate.load("mean_iou").compute(${masks}, ${rest})["${key}"]`,
    unit: "ratio",
  };
}

function isMeanOfAll(context: FigureContext): boolean {
  return context.figured && context.average === "macro" && everyClass(context) && excludesOnly(context);
}

/** MONAI's mean over images of the mean over the classes in the target; undefined where it is another figure. */
export function monaiCall(context: FigureContext): LibraryCall | undefined {
  const names: Readonly<Record<string, string>> = { iou: "MeanIoU", dice: "DiceMetric" };
  const name = names[context.metric];
  const same = context.figured && context.average === "macro-imagewise" && rules(context, "exclude", "target");
  // It has no ignore label, and its one-hot code has no place for a label that does not belong to a class.
  const coded = !context.other && !context.unlisted && context.ignored.length === 0;
  const background = everyClass(context) ? "" : "include_background=False";
  if (name === undefined || !same || !coded || (background !== "" && !allButFirst(context))) return undefined;
  const code = (mask: string): string => `one_hot(${mask}[None, None], ${context.classes})`;
  return {
    library: "monai",
    name: "MONAI",
    imports: [`from monai.metrics import ${name}`, "from monai.networks import one_hot"],
    call: `m = ${name}(${background}); [m(${code("p")}, ${code("t")}) for t, p in images]; m.aggregate()`,
    unit: "ratio",
  };
}

/** All classes but the first: what libraries call the background. */
function allButFirst({ classes, classSet }: DataFacts): boolean {
  return classSet.length === classes - 1 && !classSet.includes(0);
}

/** By average: the letter behind the name of Wang et al. (2023). */
const WANG: Partial<Readonly<Record<AverageId, "D" | "I" | "C">>> = {
  macro: "D",
  "macro-imagewise": "I",
  "classwise-imagewise": "C",
};

/**
 * The metrics of Wang et al. (2023) by their code (github.com/zifuwanggg/JDTLosses, July 2024); undefined where they are others. Classes
 * that are not in the target enter no mean over an image; one that is in no target makes D and C nan, or counts where it is predicted.
 */
export function wangCall(context: FigureContext): LibraryCall | undefined {
  const names: Readonly<Record<string, string>> = { iou: "mIoU", dice: "mDice", recall: "mAcc" };
  const name = names[context.metric];
  const letter = WANG[context.average];
  // Its one-hot code has no place for a label that does not belong to a class.
  const coded = context.figured && everyClass(context) && readsAlike(context) && !context.other;
  if (name === undefined || letter === undefined || !coded) return undefined;
  const inTarget = rules(context, "exclude", "target") || (context.metric === "recall" && excludesOnly(context));
  if (!(letter === "I" || context.supported) || !(letter === "D" || inTarget)) return undefined;
  const settings = `num_classes=${context.classes}, ignore_index=${noClass(context)}`;
  return {
    library: "wang",
    name: "Wang et al. (2023), in percent",
    imports: ["from metrics.accuracy_metric import AccuracyMetric"],
    call: `m = AccuracyMetric(${settings}); [m.add(p[None], t[None]) for t, p in images]; m.value()["${name}${letter}"]`,
    unit: "percent",
  };
}

/** nnU-Net's mean over the labels but 0, which is nan where one of them is in no mask; undefined where it is another figure. */
export function nnunetCall(context: FigureContext): LibraryCall | undefined {
  const names: Readonly<Record<string, string>> = { iou: "IoU", dice: "Dice" };
  const name = names[context.metric];
  const same = context.figured && context.average === "classwise-imagewise" && excludesOnly(context);
  const read = context.asStored && readsAlike(context) && context.foreground && context.present;
  if (name === undefined || !same || !read) return undefined;
  const ignore = context.ignored.map((label) => `, ignore_label=${label}`).join("");
  const folders = "str(TARGETS), str(PREDICTIONS)";
  return {
    library: "nnunet",
    name: "nnU-Net 2",
    imports: ["import json", "from nnunetv2.evaluation.evaluate_predictions import compute_metrics_on_folder_simple"],
    call: [
      `compute_metrics_on_folder_simple(${folders}, [${context.labels.join(", ")}], output_file="summary.json"${ignore})`,
      `json.load(open("summary.json"))["foreground_mean"]["${name}"]`,
    ].join("; "),
    unit: "ratio",
  };
}
