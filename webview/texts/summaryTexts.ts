import type { Intervals } from "../../src/core/intervals/bootstrap";
import type { ZeroDivision } from "../../src/core/document/choices";
import type { Grouping } from "../../src/core/intervals/imageGroups";
import type { ReportedId } from "../../src/core/sentences/reportedFigure";
import { ofEachAverage, type Average } from "../../src/core/averages/averages";
import { AVERAGE_TERMS, termWords } from "./terms";
import type { OverallId } from "../../src/core/metrics/overall";
import { quantity, formatCount } from "../../src/core/text/format";

/** What the Summary tab says. */
export const SUMMARY_TEXTS = {
  banners: {
    title: "What may change these figures",
    more: (count: number) => `${quantity(count, "more finding")} of this weight in Data check`,
  },

  reported: {
    title: "The figure to report",
    choose: "Report",
    chooseTitle: "Which figure stands for the run. The figures themselves stay as they are.",
    options: {
      foreground: "the foreground alone",
      foregroundPerImage: "the foreground, per image",
      classes: "the mean over the classes",
      classesPerImage: "the mean over the classes, per image",
      ...ofEachAverage((row) => `${termWords(AVERAGE_TERMS[row.id])}${hasGlobalTwin(row) ? ", per image" : ""}`),
    } satisfies Record<ReportedId, string>,
    others: "Other averages",
    suggested: (option: string) => `${option} (suggested)`,
    interval: (confidence: number) => `${Math.round(100 * confidence)} % interval`,
    noInterval: "no interval: one image, or no value",
    undefined: "no target holds a pixel of it, or the metric is 0/0 everywhere",
    copy: "Copy",
    copyTitle: "Copy the figure as a sentence for a paper, with its rules and its interval.",
  },

  bars: {
    title: (one: "class" | "region") => `${one === "class" ? "Classes" : "Regions"}, weakest first`,
    none: (one: "class" | "region") => `No ${one} has a value.`,
    bar: (name: string, value: string, range: string | undefined) =>
      `${name}: ${value}${range === undefined ? "" : `, interval ${range}`}. Show its images, worst first.`,
    /** `classes`: how many, as in "7 regions". */
    all: (classes: string) => `All ${classes}`,
    apart: "not counted in",
    withoutValue: (count: number, classes: string) => `${classes} ${count === 1 ? "has" : "have"} no value.`,
  },

  histogram: {
    title: (metric: string) => `Images by ${metric}`,
    bin: (images: number, from: string, to: string) => `${quantity(images, "image")} from ${from} to ${to}. Show them.`,
    label: (metric: string, images: number) =>
      `${quantity(images, "image")} by ${metric}, a bar a range; arrow keys move, Enter shows the images.`,
    most: (images: number) => quantity(images, "image"),
    withoutValue: (images: number) => `${quantity(images, "image")} without a value.`,
  },

  worst: {
    title: "The worst images",
    none: "No image has a value.",
    all: "All images",
  },

  disagree: {
    title: "Why do scripts disagree?",
    explanation:
      "One metric on the same masks has many averages. Each of these is what some library prints; none is wrong, but they answer different questions.",
  },

  more: { title: "More figures" },

  copied: "Copied",

  detection: {
    title: (name: string) => `Images with and without ${name}`,
    note: "Whether it is predicted at all in an image, whatever pixels overlap.",
    inTarget: "in the target",
    notInTarget: "not in the target",
    predicted: "predicted",
    notPredicted: "not predicted",
    sensitivity: "sensitivity",
    specificity: "specificity",
    none: "no such image",
  },

  threshold: {
    title: (foreground: string) => `Threshold of ${foreground}`,
    explanation: (threshold: number) =>
      `The predictions are scores; from ${threshold} on they are foreground. Global figures of the foreground over all thresholds:`,
    chart: "IoU, Dice, precision and recall over the thresholds from 0 to 1. The slider below reads them out.",
    range: "Threshold to look at",
    readout: (threshold: number, figures: readonly string[]) => `${threshold}: ${figures.join(", ")}`,
    at: "at",
    take: (threshold: number) => `Take ${threshold}`,
    chosenMark: "chosen",
    bestMark: "best IoU",
    chosenAndBest: "chosen, best IoU",
    best: (threshold: number, iou: string) => `The best IoU, ${iou}, is at ${threshold}.`,
    isChosen: "It is chosen.",
    optimistic:
      "It is the best on these very images, so its figure is optimistic: choose the threshold on other images than those you report.",
  },

  averages: {
    title: (metric: string) => `${metric}, averaged`,
    caption: (metric: string) => `${metric}: global and samplewise averages and their difference`,
    difference: "difference",
    differenceTitle: "Global minus samplewise.",
    otherOrders: "The mean over classes and images in another order",
    sums: "one ratio of sums",
    meanOf: (of: number, total: number, unit: string) => `mean of ${formatCount(of)} of ${formatCount(total)} ${unit}`,
    infinite: (count: number) => `${formatCount(count)} of them infinite`,
    zeroByZero: (count: number, total: number, metric: string) =>
      `${formatCount(count)} of the ${quantity(total, "cell")} (one class in one image) ${count === 1 ? "has" : "have"} no value (0/0) for ${metric}`,
    zeroByZeroRule: {
      exclude: (count: number) => `and ${count === 1 ? "is" : "are"} excluded from every mean.`,
      0: (count: number) => `and ${count === 1 ? "counts" : "count"} as 0.`,
      1: (count: number) => `and ${count === 1 ? "counts" : "count"} as 1.`,
    } satisfies Record<ZeroDivision, (count: number) => string>,
    allOrdersEqual: "No cell is excluded, so the mean over classes and images is the same number in every order.",
  },

  intervals: {
    pending: "Drawing intervals…",
    rule: ({ options: { confidence, draws, seed }, rows, grouped }: Pick<Intervals, "options" | "rows" | "grouped">) =>
      `Ranges: ${confidence * 100} % intervals over ${grouped ? quantity(rows, "group of images", "groups of images") : "images"}, ` +
      `not over training runs; Bayesian bootstrap, ${formatCount(draws)} draws, seed ${seed}.`,
    unmatched: (images: number) =>
      `The pattern does not match ${quantity(images, "image")}; each of them is a separate group.`,
    drawnBy: "Intervals over",
    drawnByTitle:
      "What is drawn as one: tiles of one map, frames of one video and images of one patient belong together.",
    groupings: { image: "images", folder: "folders of images", pattern: "groups by a pattern" } satisfies Record<
      Grouping["kind"],
      string
    >,
    pattern: "Pattern",
    patternTitle:
      "Regular expression on the name of the image. Images with the same first group, or match, are drawn together.",
  },

  details: {
    title: (metric: string, scope: string, average: string) => `${metric}, ${scope} ${average}`,
    order: (order: string) => `${order.charAt(0).toUpperCase()}${order.slice(1)}.`,
    sameAs: (library: string) => `same as ${library}`,
    callNames: (names: readonly string[]) =>
      `Names in these calls, as the script for numpy reads them, tensors where a library stands on torch: ${names.join("; ")}.`,
    noCall: "No library call that was checked gives this very figure under these rules.",
    copy: "Copy as Python:",
    noScript: (libraries: readonly string[]) => `No equal call: ${libraries.join(", ")}.`,
    copied: (library: string) => `The script for ${library} is on the clipboard.`,
    copySentence: "Copy as sentence",
    sentenceCopied: "The sentence is on the clipboard.",
    notCopied: "Nothing was copied: click into the report and try again.",
  },

  verdict: { title: "Verdict", openImages: "Show its images" },

  advice: { title: "Which one to report" },

  overall: {
    title: "Overall",
    explanation:
      "Of the confusion summed over all images; the rules for 0/0 and for the classes counted change none of these.",
    undefined: {
      pixelAccuracy: "no pixel is counted",
      meanAccuracy: "no class in the mean occurs in the targets",
      fwIoU: "no class in the mean occurs in the targets",
      kappa: "targets and predictions are all one class, so chance alone would agree everywhere",
      mccMulticlass: "targets or predictions are all one class",
    } satisfies Record<OverallId, string>,
  },

  gap: {
    title: "From one figure to the other, step by step",
    to: "From all images at once (global macro) to",
    start: "all images at once",
    end: "per image",
    unmoved: (names: readonly string[]) => `Nothing changes by: ${names.join(", ")}.`,
    none: (metric: string) =>
      `${metric} is not defined globally or per image under these rules, so there is no difference to explain.`,
    classes: (count: number) => (count === 1 ? "1 class that makes it" : `${formatCount(count)} classes that make it`),
  },

  spread: {
    title: "Spread over images",
    explanation: (name: string) => `The mean over the classes of each image (${name}), a dot an image.`,
    none: "No image has a value.",
    n: "images",
    deviation: "standard deviation",
    minimum: "lowest",
    firstQuartile: "1st quartile",
    median: "median",
    thirdQuartile: "3rd quartile",
    maximum: "highest",
    worstImages: (percent: number) => `mean of the worst ${percent} % of images`,
    worstImagesTitle: (count: number) =>
      `Mean of the ${quantity(count, "worst image")}; Wang et al. (2023) call it mIoU^I_q.`,
    worstByClass: (percent: number) => `mean of the worst ${percent} % of each class`,
    worstByClassTitle:
      "For each class the mean of its worst images, then the mean over the classes; Wang et al. (2023) call it mIoU^C_q.",
    words: (
      count: number,
      { least, first, median, third, most }: Readonly<Record<"least" | "first" | "median" | "third" | "most", string>>,
    ) => `${quantity(count, "image")} from ${least} to ${most}; median ${median}, quartiles ${first} and ${third}`,
  },
} as const;

/** Whether a global average of the same kind has the same name. */
function hasGlobalTwin(average: Average): boolean {
  return average.scope === "samplewise" && average.beside !== undefined;
}
