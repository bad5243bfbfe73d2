import { quantity, formatCount } from "../../src/core/text/format";

/** What the Classes tab says. */
export const CLASSES_TEXTS = {
  classes: {
    table: (metric: string) => `Classes by ${metric}`,
    none: "No class occurs in the counted masks.",
    noneMatches: (filter: string) => `No class has "${filter}" in its name.`,
    filter: "Filter by name or label",
    shown: (shown: number, total: number) => `${formatCount(shown)} of ${quantity(total, "class", "classes")}`,
    support: "support",
    supportGroup: "Share of pixels",
    pixels: (count: number) => quantity(count, "target pixel"),
    inTarget: "target",
    inPrediction: "predicted",
    imagesWith: "Images with it",
    weightedSamplewise: "The samplewise figures of the classes, each weighted by its target pixels.",
    global: "global",
    globalGroup: (metric: string) => `${metric}, all images`,
    samplewise: "samplewise",
    samplewiseGroup: (metric: string) => `${metric} per image`,
    samplewiseFooter:
      "Mean over images, then classes (class first). The Summary's mean per image goes the other way: over classes, then images (image first).",
    difference: "difference",
    allGlobal: "Global",
    leftOut: "not in the mean",
    inMean: (name: string) => `${name} in the mean`,
    inMeanTitle: "In the mean over classes. A class that is left out still makes errors for the others.",
    openImages: (name: string) => `Images by ${name}, worst first`,
    ticked: (inMean: number, total: number, one: "class" | "region") =>
      `${formatCount(inMean)} of ${one === "class" ? quantity(total, one, "classes") : quantity(total, one)} in the mean`,
    tickAll: "Take all in",
    columns: "Columns",
    takenTitle: (name: string, pixels: number) => `${quantity(pixels, "target pixel")} predicted as ${name}`,
    neverTaken: "none of its pixels is taken as another class",
    spread: "spread",
    spreadTitle:
      "The class in each image where it enters the mean, a dot an image, a line at the median; sorted by the standard deviation.",
    footer: "Mean over the classes",
    weightedFooter: "Weighted by support",
  },

  ticks: { filter: "Filter classes" },

  merge: {
    title: "Merge classes",
    explanation: "Read several classes as one, as if their labels were the same in the masks. No mask is read again.",
    name: "Name",
    apply: (count: number) =>
      count < 2 ? "Merge into one class" : `Merge ${quantity(count, "class", "classes")} into one`,
    merged: (name: string, count: number) => `${name}: ${quantity(count, "class", "classes")} merged`,
    undo: "Undo",
    undoTitle: (name: string) => `Undo the merge into ${name}`,
  },

  regions: {
    title: "Regions",
    explanation:
      "Sets of classes that are read as one and may overlap, as a whole tumour does its core. They stand for the classes.",
    region: (name: string, classes: string) => `${name} = ${classes}`,
    name: "Name",
    add: (count: number) => (count === 0 ? "Add a region" : `Add a region of ${quantity(count, "class", "classes")}`),
    taken: (name: string) => `There is a region ${name} already.`,
    remove: "Remove",
    removeTitle: (name: string) => `Remove the region ${name}`,
    chosen: (count: number) => quantity(count, "region"),
    removeAll: "Back to classes",
  },

  intervalColumns: {
    pending: "being drawn",
    none: "no interval: one image, or no value",
  },
} as const;
