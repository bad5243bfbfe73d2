import type { Evaluation } from "../counting/evaluation";
import type { DrawnRows } from "../intervals/doubt";
import { quantity } from "../text/format";
import type { ClassFigure, Comparison, PreparedComparison } from "./compareReports";
import { holm } from "./holm";
import type { ImageComparison } from "./imageDifferences";
import type { PairedFigure } from "./pairedResampling";
import { SIGNIFICANT } from "./signSwap";

/** All that is said of two runs without draws and swaps. */
export type WithoutDraws = Omit<Comparison, "averages" | "classes" | "caution">;

/**
 * Makes the comparison of the drawn figures and of all else.
 *
 * @param ofClasses what the images say of each class of the class set.
 */
export function completing(
  rest: WithoutDraws,
  { table, classSet }: Pick<Evaluation, "table" | "classSet">,
  ofClasses: readonly ImageComparison[],
): PreparedComparison["complete"] {
  return ({ averages, classes }) => {
    const ofWilcoxon = holm(ofClasses.map(({ n, wilcoxon }) => (n === 0 ? undefined : wilcoxon.p)));
    const global = adjustByHolm(classes.map((figures) => figures.global));
    const samplewise = adjustByHolm(classes.map((figures) => figures.samplewise));
    return {
      ...rest,
      averages,
      classes: classSet.flatMap((classIndex, column) => {
        const [info, ofGlobal, ofSamplewise, ofImages] = [
          table.classes[classIndex],
          global[column],
          samplewise[column],
          ofClasses[column],
        ];
        return info && ofGlobal && ofSamplewise && ofImages
          ? [{ info, global: ofGlobal, samplewise: ofSamplewise, images: ofImages, wilcoxonHolm: ofWilcoxon[column] }]
          : [];
      }),
      caution: caution(rest, averages.micro, global.filter(({ difference }) => difference !== undefined).length),
    };
  };
}

function adjustByHolm(figures: readonly PairedFigure[]): readonly ClassFigure[] {
  const byHolm = holm(figures.map(({ signSwap }) => signSwap.p));
  return figures.map((figure, column) => ({ ...figure, holm: byHolm[column] }));
}

function caution({ rows, grouped }: DrawnRows, figure: PairedFigure, classes: number): string | undefined {
  if (rows === 0) return "No image has a counted pixel, so there is nothing to compare.";
  const { method, smallest } = figure.signSwap;
  if (method === "random") return undefined;
  const least = smallest * classes;
  const corrected =
    least > SIGNIFICANT
      ? `corrected for ${quantity(classes, "class", "classes")} it is ${Math.min(1, least).toPrecision(2)}, so that no class can reach ${SIGNIFICANT}: only a larger set could tell`
      : "before the correction for several classes: a larger set could tell more";
  return `With ${grouped ? quantity(rows, "group of images", "groups of images") : quantity(rows, "image")} the smallest p possible is ${smallest.toPrecision(2)}, ${corrected}.`;
}
