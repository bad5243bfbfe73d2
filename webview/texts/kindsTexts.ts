import type { KindPart } from "../../src/core/averages/kindAccount";
import { quantity } from "../../src/core/text/format";

/** What the page says of kinds of error. */
export const KINDS_TEXTS = {
  kinds: {
    title: "What kinds of errors?",
    explanation:
      "Every wrong pixel of a class is along an outline that was met but for a few pixels, part of an object that was met, or of a whole object that was missed or invented. With the IoU they add up to 1.",
    name: "The kind of each error",
    mean: "the mean",
    meanRow: "mean over the classes",
    of: (classes: number) => `Mean of ${quantity(classes, "class", "classes")} that have a pixel.`,
    allRight: "all right",
    iou: "IoU",
    parts: {
      boundary: "outlines",
      extent: "parts of objects",
      missed: "whole objects missed",
      invented: "whole objects invented",
    } satisfies Record<KindPart, string>,
    means: {
      boundary: "Off by no more than 1 % of the diagonal.",
      extent: "Wrong pixels of an object that was met.",
      missed: "Objects of the target where nothing of the class is predicted.",
      invented: "Predicted objects where the target has nothing of the class.",
    } satisfies Record<KindPart, string>,
    list: "What each lacks, the most first",
    lacks: "lacks",
    select: (sentence: string) => `${sentence} Show the way from 1 down to its IoU.`,
    images: "Show the images",
    imagesTitle: (part: string, name: string) =>
      `Images of ${name}, those with most errors of this kind first: ${part}.`,
    objects: "Show the objects",
    objectsTitle: (part: string, name: string) => `Objects of ${name}, the largest first: ${part}.`,
    column: "what it lacks, by kind",
    columnGroup: "Kinds of error",
    columnTitle:
      "What the IoU of the class lacks: outlines, parts of objects, whole objects missed and invented. Sorted by what is lacking.",
    imageColumnTitle:
      "What the IoU of the class lacks in the image: outlines, parts of objects, whole objects missed and invented. Sorted by what is lacking.",
    nothing: "there is nothing of the class",
    compare: (b: string) => `What did ${b} repair?`,
    compareExplanation: (b: string) =>
      `What the IoU of each run lacks, by kind of error; below 0 is less error in ${b}.`,
    comparedClass: "Of",
    part: "Kind of error",
    lacking: "lacking",
  },
} as const;
