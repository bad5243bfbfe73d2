import type { Missing, Presence, ZeroDivision } from "../../src/core/document/choices";
import { quantity, formatCount } from "../../src/core/text/format";
import { CLASSES_TEXTS } from "./classesTexts";
import { CONFUSION_TEXTS } from "./confusionTexts";
import { DATA_CHECK_TEXTS } from "./dataCheckTexts";
import { IMAGES_TEXTS } from "./imagesTexts";
import { KINDS_TEXTS } from "./kindsTexts";
import { OBJECTS_TEXTS } from "./objectsTexts";
import { SHAPES_TEXTS } from "./shapesTexts";
import { SUMMARY_TEXTS } from "./summaryTexts";
import { TERMS, termTitle, termWords } from "./terms";
import type { TabId } from "../view/view";

/** Every sentence of the page in one table, by its place; what holds numbers is a function of them. */
export const TEXTS = {
  tabs: {
    summary: "Summary",
    classes: "Classes",
    images: "Images",
    confusion: "Confusion",
    dataCheck: "Data check",
    compare: "Compare",
    objects: "Objects",
  } satisfies Record<TabId, string>,
  heading: "Mask evaluation",
  tabsLabel: "Views of the report",
  loading: "Opening the report…",

  header: {
    label: "Report",
    folders: (prediction: string, target: string) => `Predictions: ${prediction}\nTargets: ${target}`,
    pairs: (count: number) => quantity(count, "pair"),
    classes: (inMean: number, count: number, one: "class" | "region") => {
      const all = one === "class" ? quantity(count, one, "classes") : quantity(count, one);
      return inMean === count ? all : `${formatCount(inMean)} of ${all} in the mean`;
    },
    noIgnore: "no label ignored",
    ignore: (labels: readonly string[], share: string) => `ignore ${labels.join(", ")} (${share} of pixels)`,
    ignoreTitle: (pixels: number) =>
      `${quantity(pixels, "pixel")} left out of every figure, by their label in the target.`,
    metric: "Metric",
    beta: "beta",
    betaTitle: "Recall weighs beta times as much as precision.",
    threshold: "Threshold",
    thresholdTitle:
      "The predictions are scores: from this share of their range on they are foreground. The curve is in Summary.",
    rules: "Rules",
    undefined: termTitle({ plain: "absent class", exact: TERMS.zeroByZero.exact }),
    undefinedTitle: `What a class counts as in an image where it is ${termWords(TERMS.zeroByZero)}: ${TERMS.zeroByZero.means}`,
    presence: "Classes counted",
    presenceTitle: "Which classes enter a mean, by the pixels they have.",
    preset: "Same as",
    presetTitle: "Sets both rules as a library or benchmark has them.",
    ownRules: "rules of your own",
    problems: (findings: number, files: number) =>
      [
        ...(findings > 0 ? [`${quantity(findings, "finding")} to check`] : []),
        ...(files > 0 ? [quantity(files, "file problem")] : []),
      ].join(", "),
    checking: "checking the data…",
    problemsTitle: "Show them in Data check.",
    readingTitle: "How files and labels are read. Data check says why, and sets it back.",
    pairsOf: (count: number, total: number) => `${formatCount(count)} of ${quantity(total, "pair")}`,
    merged: (count: number) => quantity(count, "merged class", "merged classes"),
    export: "Export…",
    exportTitle: "Save tables, all figures or a page of this report in a file.",
  },
  choices: {
    write: (count: number) => `Write the name of one of ${formatCount(count)}, or empty the field.`,
    noneCalled: "None is called so; nothing was changed.",
  },
  subset: {
    label: "Subset",
    title: "Which images all figures are of, by their names.",
    all: "all images",
    folder: "Folder",
    noFolder: "(in no folder)",
    written: { text: "with a text in the name", pattern: "matching a pattern" },
    empty: (words: string) => `There are no images ${words}, so there is no figure to show.`,
    takeAll: "Take all images",
  },
  undefinedOptions: [
    { value: "exclude", name: "excluded" },
    { value: 0, name: "counts as 0" },
    { value: 1, name: "counts as 1" },
  ] satisfies readonly { value: ZeroDivision; name: string }[],
  presenceOptions: [
    { value: "all", name: "all" },
    { value: "union", name: "in target or prediction" },
    { value: "target", name: "in the target" },
  ] satisfies readonly { value: Presence; name: string }[],

  missingOptions: [
    { value: "leave-out", name: "left out" },
    { value: "count", name: "counted as missed in every pixel" },
  ] satisfies readonly { value: Missing; name: string }[],

  run: {
    label: "Evaluation under way",
    listing: "Finding masks…",
    counting: (done: number, total: number) => `${formatCount(done)} of ${quantity(total, "pair")}`,
    partial: "Figures are partial until the run ends.",
    updating: "Figures are those from before the change until the run ends.",
    changed: (masks: number) =>
      `${quantity(masks, "mask")} changed since ${masks === 1 ? "it was" : "they were"} counted.`,
    update: "Update",
    updateTitle: "Count the changed masks again, and only those.",
    cancel: "Cancel",
    cancelled: (done: number, total: number) =>
      `Cancelled after ${formatCount(done)} of ${quantity(total, "pair")}. These figures are of a part of the data: not a score.`,
    again: "Evaluate again",
    swap: "Swap folders",
    swapTitle: "Evaluate again with predictions and targets the other way round.",
    failed: "Nothing could be evaluated",
    unreadable: "This report cannot be shown",
    readPlainly: "Undo the choices about files",
    readPlainlyTitle:
      "Forms of names, kinds of mask and the like are found out again, and the folders evaluated again.",
    partialMark: "partial",
    done: (pairs: number) => `Evaluation complete: ${quantity(pairs, "pair")}.`,
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
    unmeasured: "it was not measured",
    noPixel: "no pixel of this image is counted",
    oneUndefined: "one of the two figures is not defined",
  },
  shapes: SHAPES_TEXTS,
  ...KINDS_TEXTS,
  ...SUMMARY_TEXTS,
  ...CLASSES_TEXTS,
  ...IMAGES_TEXTS,
  ...OBJECTS_TEXTS,
  ...CONFUSION_TEXTS,
  ...DATA_CHECK_TEXTS,

  table: {
    keys: "Arrow keys, Home, End, Page Up and Page Down move through the table; Enter on a column header sorts, Alt with Left or Right makes its column narrower or wider. Shift with the arrows selects rows, Ctrl+C copies them.",
    resize: "Drag to change the width; double-click for the usual one.",
    copied: (rows: number) => `${quantity(rows, "row is", "rows are")} on the clipboard.`,
    columns: "Columns",
    usualColumns: "Usual",
    moreColumns: "More",
    sortHint: { ascending: "Sort ascending.", descending: "Sort descending." },
    sorted: (column: string, direction: string) => `Sorted by ${column}, ${direction}.`,
  },

  announce: {
    averages: (metric: string, global: string, samplewise: string) =>
      `${metric}: global macro ${global}, samplewise image first ${samplewise}.`,
    changed: (now: string, before: string) => (now === before ? now : `${now} (before ${before})`),
  },
} as const;
