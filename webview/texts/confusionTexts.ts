import { quantity, formatCount } from "../../src/core/text/format";
import type { ConfusionMode, ConfusionOrder, ConfusionPixels } from "../view/confusionView";

/** What the Confusion tab says. */
export const CONFUSION_TEXTS = {
  confusion: {
    notOverRegions:
      "There is no confusion of regions that overlap: a pixel in two of them would stand in two cells. The Classes tab has the figures of each region.",
    openCell: "Show these pixels in the viewer.",
    grid: "Confusion: target classes in rows, predicted classes in columns",
    pixelsLabel: "Pixels",
    pixelsTitle: "Which pixels are counted: all, those in the band along outlines of the target, or the others.",
    pixelsOptions: { all: "all", near: "near target outlines", inside: "inside, away from outlines" } satisfies Record<
      ConfusionPixels,
      string
    >,
    byNearness: "Where the wrong pixels lie",
    bandOf: (band: string) => `Within a band of ${band}.`,
    refused: (images: number) => `${quantity(images, "image")} that could not be measured left out.`,
    show: "Show",
    modes: {
      counts: "pixels",
      byRow: "share of the row (recall)",
      byColumn: "share of the column (precision)",
      errors: "share of all errors",
    } satisfies Record<ConfusionMode, string>,
    order: "Order",
    orders: { list: "as listed", support: "by support", score: "by score, worst first" } satisfies Record<
      ConfusionOrder,
      string
    >,
    diagonal: "Right pixels",
    targetAxis: "target",
    predictionAxis: "predicted",
    other: "other",
    otherTitle: "Counted pixels whose predicted label does not belong to a class.",
    cell: (target: string, prediction: string, pixels: number) =>
      `target ${target}, predicted ${prediction}: ${quantity(pixels, "pixel")}`,
    shares: {
      byRow: (share: string) => `${share} of the row`,
      byColumn: (share: string) => `${share} of the column`,
      errors: (share: string) => `${share} of all errors`,
    },
    hint: "Point at a cell, or move to it with the arrow keys, to read it in words.",
    ignoredRow: "ignored",
    ignoredCell: (prediction: string, pixels: number) =>
      `target ignored, predicted ${prediction}: ${quantity(pixels, "pixel")}, in no figure`,
    ignored: (pixels: number) => `${quantity(pixels, "pixel")} left out: their target label is ignored.`,
    unlisted: (pixels: number) => `${quantity(pixels, "pixel")} left out: their target label is not in the class list.`,
    first: (shown: number, total: number) =>
      `The first ${formatCount(shown)} of ${quantity(total, "class", "classes")} in this order.`,
    showAll: "Show all",
    pairs: "What is taken for what",
    noErrors: "No pixel is wrong.",
    shareOfErrors: "of all errors",
    pixels: "Pixels",
    target: "Target",
    takenFor: "Predicted",
  },
} as const;
