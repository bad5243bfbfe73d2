import { STREAMED_FROM } from "../../src/core/streamed/streamedFrom";
import { formatCount, formatShare, quantity } from "../../src/core/text/format";

/** Every sentence of the page of a report in tables. */
export const TABLES_TEXTS = {
  loading: "Opening the tables…",
  refused: "The tables cannot be shown",
  heading: (prediction: string, target: string) => `${prediction} against ${target}`,
  tabsLabel: "Views of the report",
  tabs: { summary: "Summary", classes: "Classes", confusion: "Confusion", images: "Images" },
  partial: "PARTIAL: not all pairs are counted; these figures are not a score.",
  images: (count: number) => quantity(count, "image"),
  problems: (count: number) => quantity(count, "file with a problem", "files with a problem"),
  moreProblems: (count: number) => `and ${formatCount(count)} more`,
  metric: "Metric",
  underWay: "Going through the images",
  progress: (done: number, of: number) => `${formatCount(done)} of ${quantity(of, "image")}, ${formatShare(done, of)}`,
  progressNote: "Figures of all images at once stand already; means over images follow.",
  pending: "…",
  averages: (metric: string) => `Averages of ${metric}`,
  difference: "difference",
  differenceTitle: "Global minus samplewise.",
  otherOrders: "Other orders of the means over classes and images",
  /** `one`: what stands for classes. */
  restsOn: (of: number, total: number, unit: "classes" | "images" | "cells", one: "class" | "region") =>
    `mean of ${formatCount(of)} of ${formatCount(total)} ${unit === "classes" && one === "region" ? "regions" : unit}`,
  withoutPixels: (count: number) =>
    `${quantity(count, "image")} without a counted pixel left out of means over images.`,
  overall: "Over all pixels",
  rules: "What the figures rest on",
  leftOut: (images: number) =>
    `Tables are read as they stream by: what compares single images (spread, advice, Data check, intervals, the viewer) is left out. ${
      images < STREAMED_FROM
        ? "As a report in JSON this one has all of it: mask-evaluation show FILE.maskeval.parquet --output FILE.maskeval.json."
        : "Evaluate a part of the folders to see it."
    }`,
  classes: "Classes",
  columns: {
    label: { header: "Label", title: "The value in the masks." },
    name: { header: "Class", title: "Its name." },
    support: { header: "Support", title: "Target pixels of the class." },
    share: { header: "Share", title: "Share of all target pixels." },
    global: { header: "Global", title: "Counts summed over the images, then the ratio." },
    samplewise: { header: "Samplewise", title: "The ratio of each image, then the mean over the images." },
    entering: { header: "Images", title: "Images in which the class has a figure." },
    image: { header: "Image", title: "Its name; opens both masks." },
    figure: { header: (short: string) => short, title: "Mean over the classes of the image." },
    share2: { header: "Wrong", title: "Share of the counted pixels that are not predicted as their class." },
    wrong: { header: "Wrong pixels", title: "Counted pixels that are not predicted as their class." },
    pixels: { header: "Pixels", title: "Counted pixels." },
  },
  sort: "Sorts by this; once more, the other way.",
  notInMeans: "not in means",
  cell: (target: string, prediction: string, pixels: number) =>
    `target ${target}, predicted ${prediction}: ${quantity(pixels, "pixel")}`,
  filterImages: "Filter images by name",
  noImages: "No image has this in its name.",
  openImage: (name: string) => `Open both masks of ${name}`,
  page: (from: number, to: number, all: number) => `${formatCount(from)} to ${formatCount(to)} of ${formatCount(all)}`,
  previous: "Previous",
  next: "Next",
  pages: "Pages of the table",
  imagesWait: "Images can be listed once all are gone through.",
} as const;
