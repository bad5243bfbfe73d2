import { groupBy } from "../collections/groupBy";
import { TURN_WORDS, type Turn } from "../labels/turn";
import { naturalOrder } from "../text/naturalOrder";
import type { ImageEntry } from "../document/report";
import { quantity, formatCount, formatFigure, formatShare } from "../text/format";
import { agreeingShare, agreementUnder } from "./agreement";
import type { CheckedData } from "./checkedData";
import type { Effect, Finding } from "../reading/finding";
import { meanIou } from "./meanIou";
import { movesFigures } from "./movesFigures";
import { MOST_LOOKED_AT, sharedInformation } from "./turnedImages";

/** Images that stand out from the others: turned or mirrored, of one label, or far worse. */
export function outlierFindings(data: CheckedData): readonly Finding[] {
  const turned = turnedFindings(data);
  const uniform = uniformPredictions(data);
  const mentioned = new Set([...turned, ...uniform].flatMap(({ images }) => images ?? []));
  return [...turned, ...uniform, ...farBelow(data, mentioned)];
}

type TurnedImage = ImageEntry & { readonly turned: NonNullable<ImageEntry["turned"]> };

function turnedFindings(data: CheckedData): readonly Finding[] {
  const turned = data.images.filter((image): image is TurnedImage => image.turned !== undefined);
  return [...groupBy(turned, (image) => image.turned.by)].flatMap(([by, images]) => turnFinding(data, by, images));
}

/** Of all images that were looked at so many are turned alike: it is the folder that is turned. */
const OF_THE_FOLDER = 0.66;

function turnFinding(data: CheckedData, by: Turn, images: readonly TurnedImage[]): readonly Finding[] {
  const now = agreementUnder(
    data.table,
    images.map(({ counts }) => counts),
  );
  const then = agreementUnder(
    data.table,
    images.map(({ turned }) => turned.counts),
  );
  if (agreeingShare(then) <= agreeingShare(now)) return [];
  const isFolder =
    images.length > 1 && images.length >= OF_THE_FOLDER * Math.min(data.images.length, 2 * MOST_LOOKED_AT);
  const shares = `as they are ${formatShare(now.agreeing, now.countedPixels)} of their pixels agree, so turned ${formatShare(then.agreeing, then.countedPixels)}`;
  const seen = isFolder
    ? `The predictions fit their targets far better ${TURN_WORDS[by]}, likely all of them: of ${quantity(images.length, "image")} that were read again`
    : `${quantity(images.length, "prediction")} of ${formatCount(data.images.length)} ${images.length === 1 ? "fits its target" : "fit their targets"} far better ${TURN_WORDS[by]}:`;
  const effect = effectOf(data, images);
  return [
    {
      id: `turned:${by}`,
      severity: "warning",
      message: `${seen} ${shares}. Write the masks of both sides the same way round.`,
      numbers: {
        images: images.length,
        agreeing: now.agreeing,
        counted: now.countedPixels,
        agreeingThen: then.agreeing,
        countedThen: then.countedPixels,
      },
      effect,
      standsWithFigures: isFolder || movesFigures(effect),
      problem: "suspicious-coding",
      ...(!isFolder && { images: images.map(({ name }) => name) }),
    },
  ];
}

/** The mean IoU with the turned predictions of these images in place of theirs. */
function effectOf({ images, choices }: CheckedData, turned: readonly TurnedImage[]): Effect {
  const counts = new Map(turned.map((image) => [image.name, image.turned.counts]));
  const then = images.map((image) => ({ ...image, counts: counts.get(image.name) ?? image.counts }));
  return { now: meanIou(images, choices), then: meanIou(then, choices) };
}

/** In fewer images nothing stands out. */
const LEAST_IMAGES = 5;
const FEW = 0.2;

/** The mean IoU of the other images in words, and whether it is so much another that the finding stands with the figures. */
function without(
  { images, choices }: CheckedData,
  names: readonly string[],
): { readonly words: string; readonly moves: boolean } {
  const left = new Set(names);
  const now = meanIou(images, choices);
  const then = meanIou(
    images.filter(({ name }) => !left.has(name)),
    choices,
  );
  return {
    words: ` Mean IoU ${formatFigure(now)} with ${names.length === 1 ? "it" : "them"}, ${formatFigure(then)} without.`,
    moves: movesFigures({ now, then }),
  };
}

function uniformPredictions(data: CheckedData): readonly Finding[] {
  const { images, table } = data;
  const pairs = images.filter(({ prediction }) => prediction !== undefined);
  const uniform = pairs.filter(({ counts }) => isUniform(counts.predictions) && !isUniform(counts.targets));
  if (uniform.length === 0 || pairs.length < LEAST_IMAGES || uniform.length > FEW * pairs.length) return [];
  // With one class beside the background, nothing found is a prediction like any other.
  const isBinary = table.classes.length <= 2;
  const names = uniform.map(({ name }) => name).toSorted(naturalOrder);
  const { words, moves } = without(data, names);
  return [
    {
      id: "uniformPredictions",
      severity: isBinary ? "info" : "warning",
      message:
        `${quantity(uniform.length, "prediction")} of ${formatCount(pairs.length)} ${uniform.length === 1 ? "holds" : "hold"} one label alone where the target holds several and the other predictions do: ` +
        `${listNames(names)}. Check that the model wrote ${uniform.length === 1 ? "it" : "them"} to the end.${words}`,
      numbers: { images: uniform.length, all: pairs.length },
      images: names,
      ...(!isBinary && { problem: "suspicious-coding" as const, standsWithFigures: moves }),
    },
  ];
}

/** So many median deviations below the median is far, if it is also so much less of the pixels. */
const MANY_IMAGES = 8;
const DEVIATIONS = 6;
/** Of a normal distribution the median deviation is this part of the standard deviation. */
const TO_DEVIATION = 1.4826;
const FAR = 0.25;
const BY_CHANCE = 0.02;

function farBelow(data: CheckedData, mentioned: ReadonlySet<string>): readonly Finding[] {
  const pairs = data.images.filter(({ prediction }) => prediction !== undefined);
  const shares = pairs.flatMap((image) => {
    const found = agreementUnder(data.table, [image.counts]);
    return found.countedPixels === 0 ? [] : [{ image, share: agreeingShare(found) }];
  });
  if (shares.length < MANY_IMAGES) return [];
  const median = medianOf(shares.map(({ share }) => share));
  const deviation = TO_DEVIATION * medianOf(shares.map(({ share }) => Math.abs(share - median)));
  const far = shares.filter(
    ({ image, share }) => median - share >= Math.max(FAR, DEVIATIONS * deviation) && !mentioned.has(image.name),
  );
  if (far.length === 0 || far.length > FEW * shares.length) return [];
  const ordered = far.toSorted((a, b) => a.share - b.share || naturalOrder(a.image.name, b.image.name));
  const byChance = far.filter(({ image }) => isByChance(image));
  const chance =
    byChance.length === 0
      ? ""
      : ` ${formatCount(byChance.length)} of them ${byChance.length === 1 ? "agrees" : "agree"} no better than by chance, as noise or the prediction of another image would.`;
  const names = ordered.map(({ image }) => image.name);
  const { words, moves } = without(data, names);
  return [
    {
      id: "farBelow",
      severity: "warning",
      message:
        `${quantity(far.length, "image")} of ${formatCount(shares.length)} ${far.length === 1 ? "agrees" : "agree"} far less than the others, of whose pixels ${formatShare(median, 1)} agree in the median: ` +
        `${listNames(ordered.map(({ image, share }) => `${image.name} (${formatShare(share, 1)})`))}.${chance} Look at ${far.length === 1 ? "it" : "them"}: hard images, or files that are not what they should be.${words}`,
      numbers: { images: far.length, all: shares.length, median, byChance: byChance.length },
      images: names,
      standsWithFigures: moves,
      problem: "suspicious-coding",
    },
  ];
}

function isByChance({ counts }: ImageEntry): boolean {
  return (sharedInformation(counts) ?? 1) < BY_CHANCE;
}

function isUniform(labels: Int32Array): boolean {
  return labels.every((label) => label === labels[0]);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const MOST_SHOWN = 5;

function listNames(names: readonly string[]): string {
  const more = names.length - MOST_SHOWN;
  return [...names.slice(0, MOST_SHOWN), ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(", ");
}
