import type { AverageId } from "../averages/averages";
import type { FigureContext } from "../sameAs/figureContext";

/** The Python that computes the figure from `tp`, `fp`, `fn`, `tn` (images by classes) with numpy alone. */
export function numpyFigure(context: FigureContext): readonly string[] | undefined {
  const expression = EXPRESSIONS[context.metric];
  if (expression === undefined) return undefined;
  return [
    "def metric(tp, fp, fn, tn):",
    '    with np.errstate(divide="ignore", invalid="ignore"):',
    ...expression(context).map((line) => `        ${line}`),
    "",
    "def knobbed(tp, fp, fn, tn):",
    "    value = metric(tp, fp, fn, tn)",
    context.undefined === "exclude"
      ? "    return value  # 0/0 stays out of means"
      : `    return np.where(np.isnan(value), ${context.undefined}, value)  # 0/0 counts as ${context.undefined}`,
    "",
    "def entering(tp, fp, fn, tn):",
    "    value = knobbed(tp, fp, fn, tn)",
    `    return ${PRESENCE[context.presence]}`,
    "",
    ...AVERAGE_LINES[context.average],
    "print(figure)",
  ];
}

const PRESENCE: Readonly<Record<FigureContext["presence"], string>> = {
  all: "value  # every class is counted",
  union: "np.where(tp + fp + fn > 0, value, np.nan)  # classes in target or prediction",
  target: "np.where(tp + fn > 0, value, np.nan)  # classes in the target",
};

const AVERAGE_LINES: Readonly<Record<AverageId, readonly string[]>> = {
  micro: ["figure = float(knobbed(tp.sum(), fp.sum(), fn.sum(), tn.sum()))"],
  macro: ["figure = np.nanmean(entering(*(x.sum(axis=0) for x in (tp, fp, fn, tn))))"],
  weighted: [
    "values = entering(*(x.sum(axis=0) for x in (tp, fp, fn, tn)))",
    "weights = np.where(np.isnan(values), 0, (tp + fn).sum(axis=0))",
    "figure = np.nansum(np.where(weights > 0, values * weights, 0)) / weights.sum()",
  ],
  "micro-imagewise": ["figure = np.nanmean(knobbed(*(x.sum(axis=1) for x in (tp, fp, fn, tn))))"],
  "macro-imagewise": ["figure = np.nanmean(np.nanmean(entering(tp, fp, fn, tn), axis=1))"],
  "classwise-imagewise": ["figure = np.nanmean(np.nanmean(entering(tp, fp, fn, tn), axis=0))"],
  pairwise: ["figure = np.nanmean(entering(tp, fp, fn, tn))"],
  "weighted-imagewise": [
    "values = entering(tp, fp, fn, tn)",
    "weights = np.where(np.isnan(values), 0, tp + fn)",
    'with np.errstate(invalid="ignore"):  # an image without a weight has no mean',
    "    images = np.nansum(np.where(weights > 0, values * weights, 0), axis=1) / weights.sum(axis=1)",
    "figure = np.nanmean(images)",
  ],
};

type Expression = (context: FigureContext) => readonly string[];

function single(expression: string): Expression {
  return () => [`return ${expression}`];
}

/** Every metric as numpy computes it: 0/0 gives nan there, and x/0 inf. */
const EXPRESSIONS: Readonly<Record<string, Expression>> = {
  iou: single("tp / (tp + fp + fn)"),
  dice: single("2 * tp / (2 * tp + fp + fn)"),
  precision: single("tp / (tp + fp)"),
  recall: single("tp / (tp + fn)"),
  fbeta: ({ beta }) => [`b2 = ${beta} ** 2`, "return (1 + b2) * tp / ((1 + b2) * tp + b2 * fn + fp)"],
  specificity: single("tn / (tn + fp)"),
  accuracy: single("(tp + tn) / (tp + fp + fn + tn)"),
  balancedAccuracy: single("(tp / (tp + fn) + tn / (tn + fp)) / 2"),
  npv: single("tn / (tn + fn)"),
  fnr: single("fn / (tp + fn)"),
  fpr: single("fp / (fp + tn)"),
  fdr: single("fp / (tp + fp)"),
  for: single("fn / (fn + tn)"),
  lrPositive: single("(tp / (tp + fn)) / (fp / (fp + tn))"),
  lrNegative: single("(fn / (tp + fn)) / (tn / (tn + fp))"),
  mcc: single("(tp * tn - fp * fn) / (np.sqrt((tp + fp) * (tp + fn)) * np.sqrt((tn + fp) * (tn + fn)))"),
  informedness: single("tp / (tp + fn) + tn / (tn + fp) - 1"),
  markedness: single("tp / (tp + fp) + tn / (tn + fn) - 1"),
  fowlkesMallows: single("np.sqrt(tp / (tp + fp) * (tp / (tp + fn)))"),
};
