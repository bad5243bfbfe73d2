import type { AverageId } from "../averages/averages";
import { everyClass } from "./dataFacts";
import { excludesOnly, isGlobal, rules, type FigureContext } from "./figureContext";
import type { LibraryCall } from "./libraryCall";

/** The function names of smp, by metric. */
export const SMP_FUNCTIONS: Readonly<Record<string, string>> = {
  iou: "iou_score",
  dice: "f1_score",
  precision: "precision",
  recall: "recall",
  fbeta: "fbeta_score",
  specificity: "specificity",
  accuracy: "accuracy",
  balancedAccuracy: "balanced_accuracy",
  npv: "negative_predictive_value",
  fnr: "false_negative_rate",
  fpr: "false_positive_rate",
  fdr: "false_discovery_rate",
  for: "false_omission_rate",
  lrPositive: "positive_likelihood_ratio",
  lrNegative: "negative_likelihood_ratio",
};

/** The functions of scikit-learn, by metric. */
export const SKLEARN_FUNCTIONS: Readonly<Record<string, string>> = {
  iou: "jaccard_score",
  dice: "f1_score",
  precision: "precision_score",
  recall: "recall_score",
  fbeta: "fbeta_score",
};

/** The functional calls of torchmetrics that take absent classes out and count other 0/0 as 0, by metric. */
export const TORCHMETRICS_FUNCTIONS: Readonly<Record<string, string>> = {
  dice: "multiclass_f1_score",
  precision: "multiclass_precision",
  recall: "multiclass_recall",
  fbeta: "multiclass_fbeta_score",
  specificity: "multiclass_specificity",
};

/** Averages that smp names as `reduction`; its weighted-imagewise is divided by the number of classes, so it is none. */
const SMP_REDUCTIONS: ReadonlySet<AverageId> = new Set([
  "micro",
  "macro",
  "weighted",
  "micro-imagewise",
  "macro-imagewise",
]);

/** The call of smp with one of its own reductions; undefined where none gives the figure. */
export function smpCall(context: FigureContext): LibraryCall | undefined {
  const name = SMP_FUNCTIONS[context.metric];
  if (!context.figured || name === undefined || !SMP_REDUCTIONS.has(context.average)) return undefined;
  if (!isGlobal(context.average) && context.voidImages) return undefined;
  const knob = smpKnob(context);
  if (knob === undefined) return undefined;
  const weights = context.average === "weighted" ? ", class_weights=(tp + fn).sum(0)" : "";
  return smp(
    `smp.metrics.${name}(tp, fp, fn, tn, reduction="${context.average}"${weights}${betaArgument(context)}${knob})`,
  );
}

/** The argument for 0/0; undefined where smp has none that gives the figure. */
function smpKnob(context: FigureContext): string | undefined {
  // Its micro is nan where it is 0/0, whatever `zero_division` is.
  if (context.average === "micro") return context.ruleless ? "" : undefined;
  const counts = context.presence === "all" || isMicro(context);
  if (context.zeroDivision !== "exclude" && counts) return `, zero_division=${context.zeroDivision}`;
  return context.ruleless ? ", zero_division=1" : undefined;
}

/** With `reduction=None` the means follow, from the innermost. */
const NANMEANS: Partial<Readonly<Record<AverageId, string>>> = {
  "macro-imagewise": "np.nanmean(np.nanmean(cells, axis=1))",
  "classwise-imagewise": "np.nanmean(np.nanmean(cells, axis=0))",
  pairwise: "np.nanmean(cells)",
};

/** The call of smp without a reduction, with the means behind it, from the innermost; undefined where it is another figure. */
export function smpCellsCall(context: FigureContext): LibraryCall | undefined {
  const name = SMP_FUNCTIONS[context.metric];
  const means = NANMEANS[context.average];
  if (!context.figured || name === undefined || means === undefined || !excludesOnly(context)) return undefined;
  const cells = `smp.metrics.${name}(tp, fp, fn, tn${betaArgument(context)}, reduction=None, zero_division=np.nan)`;
  return smp(`cells = ${cells}; ${means}`, ["import numpy as np"]);
}

function smp(call: string, imports: readonly string[] = []): LibraryCall {
  return {
    library: "smp",
    name: "segmentation_models.pytorch",
    imports: [...imports, "import segmentation_models_pytorch as smp"],
    call,
    unit: "ratio",
  };
}

/** The call of scikit-learn; undefined where none gives the figure. */
export function sklearnCall(context: FigureContext): LibraryCall | undefined {
  const name = SKLEARN_FUNCTIONS[context.metric];
  const zero = sklearnZeroDivision(context);
  if (!context.figured || name === undefined || zero === undefined) return undefined;
  const labels = everyClass(context) ? `range(${context.classes})` : `[${context.classSet.join(", ")}]`;
  const rest = `average="${context.average}"${betaArgument(context)}, zero_division=${zero}`;
  const isNan = zero === "np.nan";
  return {
    library: "sklearn",
    name: isNan ? "scikit-learn >= 1.3" : "scikit-learn",
    imports: [...(isNan ? ["import numpy as np"] : []), `from sklearn.metrics import ${name}`],
    call: `${name}(T, P, labels=${labels}, ${rest})`,
    unit: "ratio",
  };
}

/** The value of `zero_division` with which scikit-learn gives the figure; undefined where none does. */
function sklearnZeroDivision(context: FigureContext): string | undefined {
  if (!isGlobal(context.average)) return undefined;
  if (context.ruleless) return "0";
  if (context.zeroDivision === "exclude")
    return context.metric !== "iou" && excludesOnly(context) ? "np.nan" : undefined;
  return context.presence === "all" || isMicro(context) ? String(context.zeroDivision) : undefined;
}

/** The functional call of torchmetrics; undefined where none gives the figure. It refuses a single class and labels that are none. */
export function torchmetricsCall(context: FigureContext): LibraryCall | undefined {
  if (!context.figured || !everyClass(context) || context.classes < 2 || context.other) return undefined;
  const name = torchmetricsFunction(context);
  if (name === undefined) return undefined;
  const rest = `num_classes=${context.classes}${betaArgument(context)}, average="macro"`;
  const imports = [`from torchmetrics.functional.classification import ${name}`];
  const found = { library: "torchmetrics", name: "torchmetrics >= 1.0", unit: "ratio" } as const;
  if (context.average === "macro") return { ...found, imports, call: `${name}(P, T, ${rest})` };
  if (context.average !== "macro-imagewise" || context.metric === "iou" || context.voidImages) return undefined;
  // Image by image, since images may differ in size.
  return {
    ...found,
    imports: ["import torch", ...imports],
    call: `torch.stack([${name}(p, t, ${rest}) for t, p in images]).mean()`,
  };
}

/** The Jaccard index leaves absent classes out; the others do too, and count any other 0/0 as 0. */
function torchmetricsFunction(context: FigureContext): string | undefined {
  if (context.metric === "iou") return excludesOnly(context) ? "multiclass_jaccard_index" : undefined;
  return rules(context, 0, "union") ? TORCHMETRICS_FUNCTIONS[context.metric] : undefined;
}

/** Torchmetrics' mean over cells or over the cells of each class; undefined where it is another figure. */
export function meanIouCall(context: FigureContext): LibraryCall | undefined {
  const leftOut = context.ignored.length > 0 || context.unlisted;
  const whole = context.figured && everyClass(context) && !context.other && !leftOut;
  if (!whole || context.metric !== "iou" || !excludesOnly(context)) return undefined;
  const perClass = context.average === "classwise-imagewise";
  if (!perClass && context.average !== "pairwise") return undefined;
  const settings = `num_classes=${context.classes}, input_format="index"${perClass ? ", per_class=True" : ""}`;
  const figure = perClass ? "iou = m.compute(); iou[iou >= 0].mean()" : "m.compute()";
  return {
    library: "torchmetrics",
    name: "torchmetrics >= 1.7.1",
    imports: ["from torchmetrics.segmentation import MeanIoU"],
    call: `m = MeanIoU(${settings}); [m.update(p[None], t[None]) for t, p in images]; ${figure}`,
    unit: "ratio",
  };
}

function isMicro({ average }: FigureContext): boolean {
  return average === "micro" || average === "micro-imagewise";
}

/** `beta` as an argument behind others, where the metric has one. As a float: torchmetrics refuses an int. */
function betaArgument({ metric, beta }: FigureContext): string {
  return metric === "fbeta" ? `, beta=${Number.isInteger(beta) ? beta.toFixed(1) : beta}` : "";
}
