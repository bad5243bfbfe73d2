import { AVERAGE } from "../averages/averages";
import { metricsFor } from "../metrics/metricsFor";
import type { FigureContext } from "../sameAs/figureContext";

/** The Python that computes the figure from `tp`, `fp`, `fn`, `tn` (images by classes) with numpy alone. */
export function numpyFigure(context: FigureContext): readonly string[] | undefined {
  const metric = metricsFor(context).find(({ id }) => id === context.metric);
  if (!metric?.numpy) return undefined;
  return [
    "def metric(tp, fp, fn, tn):",
    '    with np.errstate(divide="ignore", invalid="ignore"):',
    ...metric.numpy.map((line) => `        ${line}`),
    "",
    "def with_zero_division(tp, fp, fn, tn):",
    "    value = metric(tp, fp, fn, tn)",
    context.zeroDivision === "exclude"
      ? "    return value  # 0/0 stays out of means"
      : `    return np.where(np.isnan(value), ${context.zeroDivision}, value)  # 0/0 counts as ${context.zeroDivision}`,
    "",
    "def entering(tp, fp, fn, tn):",
    "    value = with_zero_division(tp, fp, fn, tn)",
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
