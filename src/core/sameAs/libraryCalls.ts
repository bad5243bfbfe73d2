import type { AverageId } from "../averages/averages";
import { everyClass, isGlobal, rules, type FigureContext } from "./figureContext";

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

/** The value of zero_division with which smp gives the figure; undefined where none does. */
export function smpZeroDivision(context: FigureContext): 0 | 1 | undefined {
  const imagewise = !isGlobal(context.average);
  if (!SMP_REDUCTIONS.has(context.average) || !(context.metric in SMP_FUNCTIONS)) return undefined;
  if (imagewise && context.voidImages) return undefined;
  if (context.undefined !== "exclude" && (context.presence === "all" || isMicro(context))) return context.undefined;
  return context.ruleless ? 1 : undefined;
}

/** Everything that smp takes beside the counts. */
export function smpArguments(context: FigureContext, zeroDivision: number): string {
  const weights = context.average === "weighted" ? ", class_weights=(tp + fn).sum(0)" : "";
  return `reduction="${context.average}"${weights}${betaArgument(context)}, zero_division=${zeroDivision}`;
}

/** The value of zero_division with which scikit-learn gives the figure; undefined where none does. */
export function sklearnZeroDivision(context: FigureContext): string | undefined {
  if (!isGlobal(context.average) || !(context.metric in SKLEARN_FUNCTIONS)) return undefined;
  if (context.undefined === "exclude" && context.metric !== "iou" && context.presence === "all") return "np.nan";
  if (context.undefined !== "exclude" && (context.presence === "all" || isMicro(context)))
    return String(context.undefined);
  return context.ruleless ? "0" : undefined;
}

export function sklearnArguments(context: FigureContext, zeroDivision: string, labels: string): string {
  return `labels=${labels}, average="${context.average}"${betaArgument(context)}, zero_division=${zeroDivision}`;
}

export interface TorchmetricsCall {
  readonly name: string;
  readonly rest: string;
  readonly after: string;
}

/** The functional call of torchmetrics that gives the figure; undefined where none does. */
export function torchmetricsCall(context: FigureContext): TorchmetricsCall | undefined {
  if (!everyClass(context) || context.other || context.voidImages) return undefined;
  if (context.metric === "iou") {
    const excluded = rules(context, "exclude", "all") || rules(context, "exclude", "union");
    return context.average === "macro" && excluded
      ? { name: "multiclass_jaccard_index", rest: "", after: "" }
      : undefined;
  }
  const name = TORCHMETRICS_FUNCTIONS[context.metric];
  if (name === undefined || !rules(context, 0, "union")) return undefined;
  const beta = betaArgument(context);
  if (context.average === "macro") return { name, rest: `${beta}, average="macro"`, after: "" };
  if (context.average !== "macro-imagewise") return undefined;
  return { name, rest: `${beta}, average="macro", multidim_average="samplewise"`, after: ".mean()" };
}

function isMicro({ average }: FigureContext): boolean {
  return average === "micro" || average === "micro-imagewise";
}

/** `beta` as an argument behind others, where the metric has one. As a float: torchmetrics refuses an int. */
export function betaArgument({ metric, beta }: FigureContext): string {
  return metric === "fbeta" ? `, beta=${Number.isInteger(beta) ? beta.toFixed(1) : beta}` : "";
}
