import { quantity, formatCount } from "../../src/core/text/format";

/** What the Classes tab says. */
export const CLASSES_TEXTS = {
  classes: {
    table: (metric: string) => `Classes by ${metric}`,
    none: "No class occurs in the counted masks.",
    noneMatches: (filter: string) => `No class has "${filter}" in its name.`,
    filter: "Filter by name or label",
    shown: (shown: number, total: number) => `${formatCount(shown)} of ${quantity(total, "class", "classes")}`,
    class: "Class",
    classTitle: "Name and colour of the class.",
    label: "Label",
    labelTitle: "The raw value in the masks.",
    support: "support",
    supportGroup: "Share of pixels",
    supportTitle: "Share of the counted target pixels.",
    pixels: (count: number) => quantity(count, "target pixel"),
    inTarget: "target",
    inTargetTitle: "Images with the class in the target.",
    inPrediction: "predicted",
    inPredictionTitle: "Images with the class in the prediction.",
    imagesWith: "Images with it",
    weightedSamplewise: "The samplewise figures of the classes, each weighted by its target pixels.",
    global: "global",
    globalGroup: (metric: string) => `${metric}, all images`,
    globalTitle: "Counts of the class summed over the images, then the ratio.",
    samplewise: "samplewise",
    samplewiseGroup: (metric: string) => `${metric} per image`,
    samplewiseTitle: "Mean over images of the ratio of the class.",
    samplewiseFooter:
      "Mean over images, then classes (class first). The Summary's mean per image goes the other way: over classes, then images (image first).",
    difference: "difference",
    differenceTitle: "Global minus samplewise: right of the line where images with much of the class are done better.",
    everyMetric: (metric: string) => `${metric} of the class, counts summed over the images.`,
    allGlobal: "Global",
    leftOut: "not in the mean",
    inMean: (name: string) => `${name} in the mean`,
    inMeanTitle: "In the mean over classes. A class that is left out still makes errors for the others.",
    openImages: (name: string) => `Images by ${name}, worst first`,
    ticked: (inMean: number, total: number) =>
      `${formatCount(inMean)} of ${quantity(total, "class", "classes")} in the mean`,
    tickAll: "Take all in",
    columns: "Columns",
    taken: "Most often taken as",
    takenDescription: "The class that its pixels are most often taken as, with their share of its target pixels.",
    takenTitle: (name: string, pixels: number) => `${quantity(pixels, "target pixel")} predicted as ${name}`,
    neverTaken: "none of its pixels is taken as another class",
    spread: "spread",
    spreadTitle:
      "The class in each image where it enters the mean, a dot an image, a line at the median; sorted by the standard deviation.",
    footer: "Mean over the classes",
    weightedFooter: "Weighted by support",
  },

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

  extraColumns: {
    median: { header: "median", description: "Median of the class over the images where it enters." },
    deviation: { header: "deviation", description: "Standard deviation over the images where the class enters." },
    minimum: { header: "lowest", description: "Lowest value of the class over the images where it enters." },
    firstQuartile: {
      header: "1st quartile",
      description: "A quarter of the images where the class enters lies below.",
    },
    thirdQuartile: {
      header: "3rd quartile",
      description: "A quarter of the images where the class enters lies above.",
    },
    maximum: { header: "highest", description: "Highest value of the class over the images where it enters." },
    worst: (percent: number) => ({
      header: `worst ${percent} %`,
      description: `Mean of the worst ${percent} % of the images where the class enters, at least of one. Below it the mean over the classes (the worst-case mean per class of Wang et al., 2023).`,
    }),
    cells: { header: "images in mean", description: "Images whose cell enters the samplewise mean of the class." },
    undefinedCells: { header: "0/0 images", description: "Images where the metric of the class is 0/0." },
    imageSensitivity: {
      header: "images found",
      description:
        "Of the images with the class in the target, the share where it is predicted at all (sensitivity of images).",
    },
    imageSpecificity: {
      header: "images left clear",
      description:
        "Of the images without the class in the target, the share where it is not predicted (specificity of images).",
    },
    imageMissed: {
      header: "images missed",
      description: "Images with the class in the target where it is not predicted at all.",
    },
    imageFalseAlarms: {
      header: "false alarms",
      description: "Images without the class in the target where it is predicted.",
    },
    gapGlobal: {
      header: "G",
      name: "G: global",
      description:
        "The ratio of the counts summed over the images: a mean of the images weighted by their denominator.",
    },
    gapSamplewise: {
      header: "S",
      name: "S: mean over images",
      description: "The plain mean over the images where the class has a value, whatever the rule for 0/0.",
    },
    covariance: {
      header: "G − S",
      name: "G − S: covariance",
      description:
        "The covariance of denominator and ratio over the mean denominator: positive where images with much of the class are done better.",
    },
    imageSize: {
      header: "by image size",
      name: "G − S by image size",
      description: "The part of G − S that is there because images differ in their counted pixels.",
    },
    regionSize: {
      header: "by region size",
      name: "G − S by region size",
      description: "The part of G − S that is there because images differ in how much of them is the class.",
    },
    valued: { header: "n", name: "n: images with a value", description: "Images where the class has a value." },
    effectiveImages: {
      header: "n_eff",
      name: "n_eff: images that carry G",
      description: "About so many images carry the global figure: (sum of denominators)² / sum of their squares.",
    },
    tp: { header: "correct (tp)", description: "Pixels of the class that are predicted as it." },
    fp: { header: "predicted only (fp)", description: "Pixels of other classes that are predicted as it." },
    fn: { header: "in the target only (fn)", description: "Pixels of the class that are predicted as something else." },
  },

  intervalColumns: {
    global: {
      header: "global interval",
      description: "Interval over images of the global figure; sorted by its width.",
    },
    samplewise: {
      header: "samplewise interval",
      description: "Interval over images of the samplewise figure; sorted by its width.",
    },
    pending: "being drawn",
    none: "no interval: one image, or no value",
  },
} as const;
