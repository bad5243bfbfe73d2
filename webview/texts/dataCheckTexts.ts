import type { Finding } from "../../src/core/reading/finding";
import type { LabelRow } from "../../src/core/check/labelRows";
import type { Side } from "../../src/core/labels/label";
import type { Pair } from "../../src/core/document/pairing";
import type { ProblemKind } from "../../src/core/document/problem";
import { quantity, formatCount } from "../../src/core/text/format";

/** What the Data check tab says. */
export const DATA_CHECK_TEXTS = {
  dataCheck: {
    pairing: "Pairing",
    targets: "Targets",
    predictions: "Predictions",
    rule: "Paired by",
    noRule: "No rule has paired any file.",
    example: ({ prediction, target }: Pair) => `such as ${prediction} ↔ ${target}`,
    kind: { target: "Kind of target", prediction: "Kind of prediction" } satisfies Record<Side, string>,
    kindTitle: "The folder holds several masks of one image. One kind takes part; another is read and counted anew.",
    kindFound: (kind: string) => `found out: ${kind}`,
    kindFoundOut: "find out",
    kindFiles: (kind: string, files: number) => `${kind} (${quantity(files, "file")})`,
    classList: "Class list",
    classListOf: (source: string, colours: string | undefined) =>
      colours === undefined ? source : `${source}, colours of ${colours}`,
    noClassList: "None: the classes are the labels that occur.",
    chooseClassList: "Choose class list…",
    chooseClassListTitle: "A built-in list or a file. It is remembered for these two folders.",
    missing: "Targets without a prediction",
    missingTitle:
      "A model that gives no mask for an image has missed all of it; a folder that is not complete has not.",
    ignore: "Ignored target labels",
    ignoreTitle: "Pixels whose target label is one of these are left out of every figure, on both sides.",
    ignoreNone: "none",
    ignoreAuto: "Use the usual ones",
    ignoreNote:
      "Comma-separated labels, colours as #rrggbb, or none. A class that is only to stay out of the mean is unticked in Classes instead.",
    ignoreRefused: "Only comma-separated whole numbers or colours, or none, can be labels; nothing was changed.",
    pairs: "Pairs found",
    countedPairs: "Pairs counted",
    lists: {
      pairs: "Pairs",
      targetsOnly: "Targets without a prediction",
      predictionsOnly: "Predictions without a target",
    },
    noneLeft: "None.",
    listedAbove: (count: number) =>
      count === 1 ? "Listed above, with what to do." : "All listed above, with what to do.",
    problems: "Problems of files",
    noProblem: "Every file was paired and read.",
    more: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)} shown.`,
    showMore: (count: number) => `Show ${formatCount(count)} more`,
    wholeFolder: "(folder)",
  },

  findings: {
    title: "What the data show",
    none: "Nothing unusual was found.",
    checking: "A report of this size is checked beside the page, which takes a moment.",
    toCheck: (count: number) => `${formatCount(count)} to check`,
    appliedAction: (action: string) => `Applied: ${action}.`,
    undone: "Set back to what it was.",
    undo: "Undo",
    severities: { error: "Error", warning: "Warning", info: "Note" } satisfies Record<Finding["severity"], string>,
  },

  labels: {
    title: "Labels",
    label: "Label",
    pixels: "Pixels",
    files: "Files",
    class: "Class",
    sides: { target: "in the targets", prediction: "in the predictions" } satisfies Record<Side, string>,
    statuses: { class: "class", ignored: "ignored", unlisted: "no class" } satisfies Record<LabelRow["status"], string>,
  },

  problemKinds: {
    "target-only": "Target without a prediction",
    "prediction-only": "Prediction without a target",
    ambiguous: "More than one possible partner",
    unreadable: "Can't be read",
    "size-mismatch": "Sizes differ",
    "volume-mismatch": "Volumes do not lie alike",
    "orientation-mismatch": "Axes of volumes run otherwise",
    "unlisted-label": "Label outside the class list",
    "suspicious-coding": "Labels look coded otherwise",
    "void-only": "No counted pixel",
  } satisfies Record<ProblemKind, string>,
} as const;
