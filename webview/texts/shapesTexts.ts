import type { KindState, StaleBecause } from "../../src/core/counting/measuredStates";
import { KIND_NAMES } from "../../src/core/sentences/measureKindNames";
import { formatCount, quantity } from "../../src/core/text/format";
import type { MeasureKind } from "../../src/core/shapes/imageMeasures";

const STALE: Readonly<Record<StaleBecause, string>> = {
  classes: "under other classes or ignored labels than are chosen now",
  band: "with a band of another width than is chosen now",
  connectivity: "with other neighbours than are chosen now",
  objects: "with objects told apart otherwise than is chosen now",
  spacing: "with another spacing than is chosen now",
};

/** Why there are no figures, to begin with the name of what has none: `HD95 was not measured.` */
export function unmeasuredSentence(
  name: string,
  state: Exclude<KindState, { readonly state: "measured" }>,
  number: "one" | "several" = "one",
): string {
  const verb = number === "one" ? "was" : "were";
  switch (state.state) {
    case "absent":
      return `${name} ${verb} not measured.`;
    case "stale":
      return `${name} ${verb} measured ${STALE[state.because]}, so that no figure is shown.`;
    case "imagesOnly":
      return `${name} ${number === "one" ? "is" : "are"} defined in two dimensions alone, and these are cases of several slices.`;
    case "incomplete":
      return `${name} ${verb} not measured of ${quantity(state.images, "image")}, so that no figure is shown.`;
  }
}

/** What the page says of shapes and of measuring them. */
export const SHAPES_TEXTS = {
  groups: {
    pixels: "Pixels",
    morePixels: "Pixels, more",
    boundary: "Boundaries",
    surface: "Distances",
    objects: "Objects",
    cldice: "Skeletons",
    kinds: "Kinds of error",
  } satisfies Record<MeasureKind | "pixels" | "morePixels", string>,
  /** Behind the name of a metric in the menu. */
  marks: {
    absent: "to be measured",
    stale: "to be measured again",
    incomplete: "measured in part",
    imagesOnly: "in two dimensions alone",
  } satisfies Record<Exclude<KindState["state"], "measured">, string>,
  kinds: (kinds: readonly MeasureKind[]) => listed(kinds.map((kind) => KIND_NAMES[kind])),
  takes: (kinds: readonly MeasureKind[], images: number) =>
    `Measuring ${listed(kinds.map((kind) => KIND_NAMES[kind]))} reads the masks of ${quantity(images, "image")} once more`,
  estimating: "finding out how long it takes",
  seconds: (duration: string, images: number) => `about ${duration}, estimated from ${Math.min(10, images)} of them`,
  measure: { absent: "Measure", stale: "Measure again", incomplete: "Measure the rest" } satisfies Record<
    Exclude<KindState["state"], "measured" | "imagesOnly">,
    string
  >,
  failed: (message: string) => `It could not be measured: ${message}`,
  refused: (image: string, kind: MeasureKind, message: string) =>
    `${image} is in no figure of ${KIND_NAMES[kind]}: ${message}`,
  moreRefused: (images: number) => `${quantity(images, "more image")} could not be measured.`,
  duringRun: "It can be measured once the run has ended.",
  under: "Measuring under way",
  measuring: (kinds: readonly MeasureKind[]) => `Measuring ${listed(kinds.map((kind) => KIND_NAMES[kind]))}`,
  images: (done: number, total: number) => `${formatCount(done)} of ${quantity(total, "image")}`,
  begins: "finding what is to be measured",
  keeps: "What is measured stays when it is cancelled.",
  done: (kinds: readonly MeasureKind[]) => `Measured ${listed(kinds.map((kind) => KIND_NAMES[kind]))}.`,
  sides: ({ oneEmpty, bothEmpty, total }: Readonly<Record<"oneEmpty" | "bothEmpty" | "total", number>>) =>
    `Of the ${quantity(total, "cell")} (one class in one image) ${formatCount(oneEmpty)} ${oneEmpty === 1 ? "has" : "have"} an outline on one side only, ${formatCount(bothEmpty)} on neither.`,
  swallowed: (swallowed: number, total: number) =>
    `In ${formatCount(swallowed)} of ${quantity(total, "cell")} with the class in the target the band takes in all of it: there it says little that the IoU does not.`,
  swallowedMark: "band",
  sameAsNote:
    "P and T are the masks of a class in an image whose target has no ignored pixel; the means over images and classes are this project's own.",
  fields: {
    of: (metric: string) => `${metric}:`,
    label: "What the metric follows from",
    again: "Another one has the shapes measured again.",
    band: "Band",
    bandTitle: "How far from an outline its band reaches.",
    bandUnits: { diagonal: "% of the diagonal", pixels: "px" },
    bandPixels: (least: number, most: number) => (least === most ? `= ${least} px` : `= ${least} to ${most} px`),
    bandPixelsTitle: "As wide as the band is in these images.",
    connectivity: "Neighbours",
    connectivityTitle: "Which pixels touch, so that they are one object.",
    connectivities: { 4: "4, by edges", 8: "8, by corners too", 6: "6", 18: "18", 26: "26" },
    spacing: "Pixel (mm)",
    spacingTitle:
      "The width and height of a pixel in millimetres, such as 0.8, 0.8; empty: that of the files, else distances are in pixels.",
    spacingNone: "in pixels",
    spacingOfFiles: "of the files",
    spacingFault: "Write the width and height of a pixel, such as 0.8, 0.8.",
    tau: "Tolerance",
    tauTitle: "How far an outline may be off and still be right.",
    tauUnits: { pixels: "px", diagonal: "% of the diagonal", units: "mm" },
    percentile: "Percentile",
    percentileTitle: "The share of the outlines, in percent, that lie within the distance.",
    dialect: "As",
    dialectTitle: "Libraries make distances in ways of their own: whose figure this is.",
    oneEmpty: "One side empty",
    oneEmptyTitle: "What an image counts as where the class is on one side only: it has no finite distance.",
    oneEmpties: { exclude: "excluded", diagonal: "the image's diagonal", number: "a number" },
    oneEmptyNumber: "The distance that it counts as.",
    found: "Found by",
    foundTitle: "When an object counts as found.",
    foundRules: { iou: "IoU above", recall: "a share predicted of", overlap: "any overlap" },
    foundBound: "The bound, from 0 to 1.",
    lesionBound: "Lesions above",
    lesionBoundTitle: "Lesions have to be larger, in pixels.",
  },
  showInstead: (metric: string) => `Show ${metric} instead`,
} as const;

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
