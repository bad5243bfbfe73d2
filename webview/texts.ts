import type { Presence, Undefined } from "../src/core/choices";
import type { ProblemKind } from "../src/core/problem";
import { formatCount } from "./format";
import type { TabId } from "./view";

/** Every sentence of the page in one place; what holds numbers is a function of them. */
export const TEXTS = {
  tabs: { summary: "Summary", classes: "Classes", images: "Images", dataCheck: "Data check" } satisfies Record<TabId, string>,
  heading: "Mask evaluation",
  tabsLabel: "Views of the report",
  loading: "Opening the report…",

  header: {
    label: "Report",
    pairs: (count: number) => counted(count, "pair"),
    classes: (count: number) => counted(count, "class", "classes"),
    classesIn: (inMean: number, count: number) => `${formatCount(inMean)} of ${counted(count, "class", "classes")} in the mean`,
    noIgnore: "no label ignored",
    ignore: (labels: readonly number[], share: string) => `ignore ${labels.join(", ")} (${share} of pixels)`,
    ignoreTitle: (pixels: number) => `${counted(pixels, "pixel")} left out of every figure, by their label in the target.`,
    metric: "Metric",
    tier1: "In every table",
    tier2: "More",
    undefined: "0/0",
    undefinedTitle: "What a cell counts as where the metric is 0/0 (zero_division of the libraries).",
    presence: "Classes counted",
    presenceTitle: "Which classes enter a mean, by the pixels they have.",
    preset: "Same as",
    presetTitle: "Sets both rules as a library or benchmark has them.",
    ownRules: "rules of your own",
    problems: (count: number) => counted(count, "problem"),
    problemsTitle: "Show them in Data check.",
  },
  undefinedOptions: [
    { value: "exclude", name: "excluded" },
    { value: 0, name: "counts as 0" },
    { value: 1, name: "counts as 1" },
  ] satisfies readonly { value: Undefined; name: string }[],
  presenceOptions: [
    { value: "all", name: "all" },
    { value: "union", name: "in target or prediction" },
    { value: "target", name: "in the target" },
  ] satisfies readonly { value: Presence; name: string }[],

  run: {
    label: "Evaluation under way",
    listing: "Finding masks…",
    counting: (done: number, total: number) => `${formatCount(done)} of ${counted(total, "pair")}`,
    rate: (perSecond: number) => `${formatCount(perSecond)} images/s`,
    left: (duration: string) => `${duration} left`,
    partial: "Figures are partial until the run ends.",
    cancel: "Cancel",
    cancelled: (done: number, total: number) =>
      `Cancelled after ${formatCount(done)} of ${counted(total, "pair")}. These figures are of a part of the data: no score.`,
    again: "Evaluate again",
    swap: "Swap folders",
    swapTitle: "Evaluate again with predictions and targets the other way round.",
    failed: "Nothing could be evaluated",
    partialMark: "partial",
    done: (pairs: number) => `Evaluation complete: ${counted(pairs, "pair")}.`,
  },

  empty: {
    running: "Figures appear with the first pair that is counted.",
    nothing: "No pair was counted, so there is no figure to show.",
    nothingNext: "Data check lists every file and what is wrong with it.",
    openDataCheck: "Open Data check",
    noClass: "Every counted pixel carries an ignored label, so no class is left to evaluate.",
  },

  figure: {
    before: (value: string) => `before: ${value}`,
    undefined: (reason: string) => `not defined: ${reason}`,
    noValueEnters: "nothing enters this mean",
    noCellEnters: "no cell of this class enters the mean",
    noClassEnters: "no class of this image enters the mean",
    noPixel: "no pixel of this image is counted",
    oneUndefined: "one of the two figures is not defined",
  },

  averages: {
    title: (metric: string) => `${metric}, averaged`,
    caption: (metric: string) => `${metric}: global and samplewise averages and their difference`,
    global: "global",
    globalTitle: "Counts summed over the images, then the ratio.",
    samplewise: "samplewise",
    samplewiseTitle: "The ratio per image, then the mean over images.",
    difference: "difference",
    differenceTitle: "Global minus samplewise.",
    otherOrders: "Other orders of the samplewise macro",
    sums: "one ratio of sums",
    meanOf: (of: number, total: number, unit: string) => `mean of ${formatCount(of)} of ${formatCount(total)} ${unit}`,
    infinite: (count: number) => `${formatCount(count)} of them infinite`,
    zeroByZero: (count: number, total: number, metric: string) =>
      `${formatCount(count)} of the ${formatCount(total)} cells (one class in one image) are 0/0 for ${metric}`,
    zeroByZeroRule: { exclude: "and are excluded from every mean.", 0: "and count as 0.", 1: "and count as 1." } satisfies Record<
      Undefined,
      string
    >,
    allOrdersEqual: "No cell is excluded, so image first, class first and all cells are the same number.",
  },

  classes: {
    table: (metric: string) => `Classes by ${metric}`,
    none: "No class occurs in the counted masks.",
    class: "Class",
    classTitle: "Name and colour of the class.",
    label: "Label",
    labelTitle: "The raw value in the masks.",
    support: "Support",
    supportTitle: "Share of the counted target pixels.",
    pixels: (count: number) => `${counted(count, "target pixel")}`,
    inTarget: "target",
    inTargetTitle: "Images with the class in the target.",
    inPrediction: "predicted",
    inPredictionTitle: "Images with the class in the prediction.",
    imagesWith: "Images with it",
    global: "global",
    globalTitle: "Counts of the class summed over the images, then the ratio.",
    samplewise: "samplewise",
    samplewiseTitle: "Mean over images of the ratio of the class.",
    difference: "difference",
    differenceTitle: "Global minus samplewise: right of the line where images with much of the class are done better.",
    everyMetric: (metric: string) => `${metric} of the class, counts summed over the images.`,
    allGlobal: "Global",
    leftOut: "not in the mean",
  },

  images: {
    table: (metric: string) => `Images by ${metric}`,
    none: "No image was counted.",
    noneMatches: (filter: string) => `No image has "${filter}" in its name.`,
    filter: "Filter by name",
    shown: (shown: number, total: number) =>
      shown === total ? counted(total, "image") : `${formatCount(shown)} of ${counted(total, "image")}`,
    image: "Image",
    imageTitle: "Name of the pair.",
    size: "Size",
    sizeTitle: "Width and height in pixels.",
    wrong: "Wrong pixels",
    wrongTitle: "Counted pixels whose predicted class is not the target's.",
    accuracy: "Pixel accuracy",
    accuracyTitle: "Right pixels of the counted ones.",
    macro: "macro",
    macroTitle: "Mean over the classes of the image.",
    micro: "micro",
    microTitle: "Counts summed over the classes of the image, then the ratio.",
    allMacro: "Macro",
    everyMetric: (metric: string) => `${metric}, mean over the classes of the image.`,
    meanOfClasses: (of: number, total: number) => `mean of ${formatCount(of)} of ${counted(total, "class", "classes")}`,
    noPrediction: "no prediction",
  },

  dataCheck: {
    pairing: "Pairing",
    targets: "Targets",
    predictions: "Predictions",
    rule: "Paired by",
    noRule: "No rule paired the folders yet.",
    pairs: "Pairs found",
    countedPairs: "Pairs counted",
    lists: {
      pairs: "Pairs",
      targetsOnly: "Targets without a prediction",
      predictionsOnly: "Predictions without a target",
    },
    noneLeft: "None.",
    problems: "Problems",
    noProblem: "No problem was found: every mask was read and every label is known.",
    more: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)} shown.`,
    showMore: (count: number) => `Show ${formatCount(count)} more`,
    wholeFolder: "(folder)",
  },
  problemKinds: {
    "target-only": "Target without a prediction",
    "prediction-only": "Prediction without a target",
    ambiguous: "More than one possible partner",
    unreadable: "Can't be read",
    "size-mismatch": "Sizes differ",
    "unlisted-label": "Label outside the class list",
    "suspicious-coding": "Labels look coded otherwise",
    "void-only": "No counted pixel",
  } satisfies Record<ProblemKind, string>,

  table: {
    keys: "Arrow keys, Home, End, Page Up and Page Down move through the table; Enter on a column header sorts.",
    sortHint: { ascending: "Sort ascending.", descending: "Sort descending." },
    sorted: (column: string, direction: string) => `Sorted by ${column}, ${direction}.`,
  },

  announce: {
    averages: (metric: string, global: string, samplewise: string) =>
      `${metric}: global macro ${global}, samplewise image first ${samplewise}.`,
  },
} as const;

/** `1 pair`, `2 pairs`. */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
