import { ratioMetric, type Metric } from "./metric";

export const IOU = ratioMetric(
  { id: "iou", name: "IoU (Jaccard)", short: "IoU", formula: "tp / (tp + fp + fn)", better: "higher" },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fp, fn }) => tp + fp + fn },
);

export const DICE = ratioMetric(
  { id: "dice", name: "Dice (F1)", short: "Dice", formula: "2 tp / (2 tp + fp + fn)", better: "higher" },
  { numerator: ({ tp }) => 2 * tp, denominator: ({ tp, fp, fn }) => 2 * tp + fp + fn },
);

export const PRECISION = ratioMetric(
  { id: "precision", name: "Precision", short: "Precision", formula: "tp / (tp + fp)", better: "higher" },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fp }) => tp + fp },
);

export const RECALL = ratioMetric(
  { id: "recall", name: "Recall", short: "Recall", formula: "tp / (tp + fn)", better: "higher" },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fn }) => tp + fn },
);

/** Every metric of one-against-rest counts, in the order of the menus. A new metric is a new row. */
export const METRICS: readonly Metric[] = [IOU, DICE, PRECISION, RECALL];
