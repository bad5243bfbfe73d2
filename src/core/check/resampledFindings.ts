import { type Label, type Side, SIDES } from "../labels/label";
import type { Finding } from "../reading/finding";
import { formatCount, formatShare } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { LabelRow } from "./labelRows";

/** Shares of the pixels above which a label is common, and below which it is rare. */
const COMMON = 0.01;
const RARE = 0.001;
/** So many rare labels between common ones, and so many times as many as these, no data set has. */
const LEAST_RARE = 10;
const TIMES_COMMON = 5;

/** Interpolation and lossy compression leave labels that are rare, many, and between the ones that were drawn. */
export function resampledFindings(data: CheckedData): readonly Finding[] {
  return SIDES.flatMap((side) => resampledSide(data, side));
}

function resampledSide(data: CheckedData, side: Side): readonly Finding[] {
  const { labels, automatic } = data;
  const isThresholded = automatic.steps[side].some(({ kind }) => kind === "threshold");
  if (automatic.occurring[side].colours.size > 0 || isThresholded) return [];
  const total = pixelsOf(labels[side]);
  const common = labels[side].filter(({ pixels }) => pixels >= COMMON * total);
  const between = rareBetween(data, side, common) ?? strangeBetween(data, side, common);
  if (!between) return [];
  const pixels = pixelsOf(between);
  return [
    {
      id: `resampled:${side}`,
      severity: "warning",
      message:
        `The ${side}s hold ${formatCount(between.length)} rare labels between ${formatCount(common.length)} common ones (${formatShare(pixels, total)} of the ` +
        "pixels): likely they were resized with interpolation or saved with loss. Make them again with nearest-neighbour resizing, as PNG.",
      numbers: { rareLabels: between.length, commonLabels: common.length, pixels, share: pixels / total },
      // Each counts in every mean as much as a class that was drawn, if it is none: then the other side does not find it.
      standsWithFigures:
        between.some(({ status }) => status === "class") &&
        pixelsFoundAgain(data.pooled, new Set(between.map(({ raw }) => raw))) < FOUND_AGAIN * pixels,
      problem: "suspicious-coding",
    },
  ];
}

type Rows = readonly LabelRow[];

function rareBetween({ labels }: CheckedData, side: Side, common: Rows): Rows | undefined {
  const total = pixelsOf(labels[side]);
  const between = labels[side].filter((row) => row.pixels < RARE * total && isBetween(row, common));
  return between.length < LEAST_RARE || between.length < TIMES_COMMON * common.length ? undefined : between;
}

/** So many times as many labels as the other side has, none of them its own, and each in so many of the images. */
const TIMES_OTHERS = 3;
const IN_HALF = 0.5;

/** In small masks edges are many pixels: there such labels show by being in every image, and on one side alone. */
function strangeBetween({ labels, images }: CheckedData, side: Side, common: Rows): Rows | undefined {
  const others = new Set(labels[side === "target" ? "prediction" : "target"].map(({ raw }) => raw));
  const total = pixelsOf(labels[side]);
  const between = labels[side].filter(
    (row) =>
      row.pixels < COMMON * total &&
      !others.has(row.raw) &&
      row.files >= IN_HALF * images.length &&
      isBetween(row, common),
  );
  if (images.length < 2 || others.size < 2 || between.length < LEAST_RARE) return undefined;
  return between.length < TIMES_OTHERS * others.size ? undefined : between;
}

/** Between labels that were drawn, and of no name. */
function isBetween({ raw, status, className }: LabelRow, common: Rows): boolean {
  const isNamed = status === "class" && className !== String(raw);
  return raw > (common[0]?.raw ?? 0) && raw < (common.at(-1)?.raw ?? 0) && !isNamed;
}

/** Labels of classes that are rare are met in this share of their pixels on the other side, if the model is any good. */
const FOUND_AGAIN = 0.2;

/** Pixels in which both sides hold the same of these labels. */
function pixelsFoundAgain(images: CheckedData["pooled"], labels: ReadonlySet<Label>): number {
  return images.reduce((total, { counts }) => {
    const pixels = counts.pixels.filter(
      (_, row) => counts.targets[row] === counts.predictions[row] && labels.has(counts.targets[row] ?? 0),
    );
    return pixels.reduce((sum, count) => sum + count, total);
  }, 0);
}
