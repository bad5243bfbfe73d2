import type { ComparedNames } from "../../src/core/compare/comparedNames";
import { quantity, formatCount } from "../../src/core/text/format";
import type { ComparedScope } from "../view/compareView";

/** Every sentence of the Compare tab. */
export const COMPARE_TEXTS = {
  empty: "No other run is compared with this report.",
  emptyHow:
    "Choose another prediction for the same targets: a folder, which is evaluated under the choices on screen, or a saved report. " +
    "Both runs then stand side by side, with the difference, its interval and a test.",
  begin: "Compare with another prediction…",
  other: "Compare with another…",
  swap: "Swap the runs",
  swapTitle: "Take the difference the other way round.",
  export: "Export…",
  copyMarkdown: "Copy as Markdown",
  copied: "The comparison is on the clipboard.",
  end: "End comparison",
  counting: (done: number, total: number) =>
    `Evaluating the other prediction: ${formatCount(done)} of ${quantity(total, "pair")}.`,
  listing: "Evaluating the other prediction: finding masks…",
  failed: "The other prediction could not be evaluated",
  refused: "The two runs cannot be compared",
  underShown: "Read both under the choices on screen",
  runs: "The runs",
  here: "this report",
  verdict: "What the comparison amounts to",
  drawing: "Drawing intervals and swaps…",
  averages: (metric: string) => `${metric} of both runs, averaged`,
  classes: (metric: string) => `${metric} of both runs, by class`,
  images: "Images",
  imagesOf: (metric: string) => `${metric}, mean over the classes of an image`,
  wins: (wins: number) => `${formatCount(wins)} better`,
  ties: (ties: number) => `${formatCount(ties)} tied`,
  losses: (losses: number) => `${formatCount(losses)} worse`,
  winsTitle: ({ a, b }: ComparedNames) => `Images in which ${b} is better, as good and worse than ${a}.`,
  improved: "Most improved",
  worsened: "Most worsened",
  none: "None.",
  openImage: "Show what is fixed and what is broken in this image.",
  groups: "Intervals over, on the Summary",
  rules: "What this rests on",
  onlyIn: (run: string, count: number) => `${quantity(count, "image")} in ${run} alone, left out`,
  scope: "Figures",
  scopes: { global: "global", samplewise: "samplewise" } satisfies Record<ComparedScope, string>,
  columns: {
    class: "Class",
    classTitle: "What the label means.",
    label: "Label",
    labelTitle: "Value in the masks.",
    runTitle: (run: string) => `The figure of ${run}.`,
    difference: "Difference",
    differenceTitle: ({ a, b }: ComparedNames) => `${b} − ${a}`,
    interval: "95 % interval",
    intervalTitle:
      "Of the difference, by paired Bayesian bootstrap over images: both runs are drawn with the same weights of the images.",
    p: "p",
    pTitle:
      "Sign-swap test: how often a difference as large comes about when each image's two results change places at random.",
    holm: "p (Holm)",
    holmTitle: "The same p, corrected for testing several classes.",
    images: "better / tied / worse",
    imagesTitle: ({ a, b }: ComparedNames) =>
      `Images in which ${b} is better, as good and worse than ${a} for the class.`,
    wilcoxon: "p (Wilcoxon, Holm)",
    wilcoxonTitle: "Wilcoxon's signed-rank test over the images of the class, corrected for testing several classes.",
    average: "Average",
  },
  noInterval: "needs at least two common images with a figure",
  pending: "is being drawn",
} as const;
