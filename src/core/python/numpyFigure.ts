import { AVERAGE } from "../averages/averages";
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
    ...AVERAGE[context.average].numpy,
    "print(figure)",
  ];
}

const PRESENCE: Readonly<Record<FigureContext["presence"], string>> = {
  all: "value  # every class is counted",
  union: "np.where(tp + fp + fn > 0, value, np.nan)  # classes in target or prediction",
  target: "np.where(tp + fn > 0, value, np.nan)  # classes in the target",
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
