import type { Choices } from "../document/choices";
import type { Figure } from "../numbers/figure";
import type { ImageEntry } from "../document/report";
import { classTable } from "../reading/classTable";
import { formatShare } from "../text/format";
import { agreeingShare, agreement, type Agreement } from "./agreement";
import { meanIou } from "./meanIou";
import { codingReadings, type Reading } from "./readings";
import { largestOf } from "../numbers/extremes";

/** How well predictions and targets agree, by pixels and by classes. */
export interface Judged extends Agreement {
  /** As of `meanIou`. */
  readonly meanIou: Figure;
}

/** How well predictions and targets agree as they are read, and how well under other readings. */
export interface CodingCheck {
  readonly asTheyAre: Judged;
  readonly alternatives: readonly (Reading & Judged)[];
  /** The alternative that agrees far better, if one does. */
  readonly suggested?: Reading & Judged;
}

/** A reading is far better with this much more of the pixels in agreement ... */
const FAR_BETTER = 0.2;
/** ... or, where nearly all agree for being background, with most of the disagreement gone, ... */
const LEFT_WRONG = 0.2;
const SLIGHTLY_BETTER = 0.02;
/** ... or with a mean IoU so much higher, in which the background is one class among others. */
const FAR_HIGHER = 0.1;
const TIMES_HIGHER = 1.3;
/** A one-to-one relabelling is plausible by what it moves, which may be two of many classes. */
const HIGHER = 0.02;

/** A plainer reading is preferred to one that agrees no more than this share better. */
const AS_GOOD = 0.005;
/** The best relabelling agrees at least as well as any shift by construction, so it must be better by more. */
const RELABELLING_AS_GOOD = 0.05;
const RELABELLING_AS_HIGH = 0.15;

/**
 * Readings that ignore what counts now prove nothing by agreeing on the rest: they must still count this share of the
 * pixels, and agree in nearly as many as the reading that agrees in the most.
 */
const STILL_COUNTED = 0.5;
const STILL_AGREEING = 0.95;

/** Tries every reading on the counts; `pooled` as of `pooledImages`. */
export function codingCheck(pooled: readonly ImageEntry[], choices: Choices): CodingCheck {
  const judge = (read: Choices): Judged => ({ ...agreement(pooled, read), meanIou: meanIou(pooled, read) });
  const asTheyAre = judge(choices);
  const alternatives = codingReadings(pooled, choices).map((reading) => ({
    ...reading,
    ...judge({ ...choices, ...reading.apply }),
  }));
  const mostAgreeing = largestOf(alternatives.map(({ agreeing }) => agreeing));
  const better = alternatives.filter(
    (found) =>
      isFarBetter(found, asTheyAre) &&
      (found.countedPixels >= asTheyAre.countedPixels || found.agreeing >= STILL_AGREEING * mostAgreeing) &&
      !isOfOneClass(pooled, { ...choices, ...found.apply }),
  );
  const suggested = saysNothing(pooled) ? undefined : plainest(better);
  return { asTheyAre, alternatives, ...(suggested && { suggested }) };
}

/** With all predictions of one class a single class that counts is always found, as where the background is ignored. */
function isOfOneClass(pooled: readonly ImageEntry[], choices: Choices): boolean {
  const table = classTable(pooled, choices);
  const [first, ...others] = new Set(
    pooled.flatMap(({ counts }) => Array.from(counts.predictions, (label) => table.predictionClass(label))),
  );
  return first !== undefined && others.length === 0;
}

/** Predictions of one label alone agree with the commonest label under some reading, and prove none. */
function saysNothing(pooled: readonly ImageEntry[]): boolean {
  const labels = (side: "targets" | "predictions"): number =>
    new Set(pooled.flatMap(({ counts }) => [...counts[side]])).size;
  return labels("predictions") === 1 && labels("targets") > 1;
}

/** The plain reading that agrees best, unless a one-to-one relabelling is clearly better than all of them. */
function plainest(better: CodingCheck["alternatives"]): CodingCheck["suggested"] {
  const relabelling = better.find(({ id }) => id === "bestRelabelling");
  const plain = better.filter(({ id }) => id !== "bestRelabelling");
  const most = largestOf(plain.map(agreeingShare));
  const found = plain.find((reading) => agreeingShare(reading) >= most - AS_GOOD);
  if (!found || !relabelling) return found ?? relabelling;
  const isAsGood =
    most >= agreeingShare(relabelling) - RELABELLING_AS_GOOD &&
    (found.meanIou ?? 0) >= (relabelling.meanIou ?? 0) - RELABELLING_AS_HIGH;
  return isAsGood ? found : relabelling;
}

function isFarBetter(found: Reading & Judged, asTheyAre: Judged): boolean {
  const [now, then] = [agreeingShare(asTheyAre), agreeingShare(found)];
  if (found.countedPixels < STILL_COUNTED * asTheyAre.countedPixels) return false;
  const byPixels = then - now >= FAR_BETTER || (then - now >= SLIGHTLY_BETTER && 1 - then <= LEFT_WRONG * (1 - now));
  return byPixels || (then > now && isFarHigher(found, asTheyAre));
}

function isFarHigher(found: Reading & Judged, asTheyAre: Judged): boolean {
  const [now, then] = [asTheyAre.meanIou ?? 0, found.meanIou ?? 0];
  if (found.id === "bestRelabelling") return then - now >= HIGHER;
  return then - now >= FAR_HIGHER && then >= TIMES_HIGHER * now;
}

/** Both agreements in words: "As they are, 4.0 % of the pixels agree. With predictions raised by 1: 81.0 %." */
export function agreementSentence({ asTheyAre }: CodingCheck, reading: Reading & Agreement): string {
  return `As they are, ${formatShare(asTheyAre.agreeing, asTheyAre.countedPixels)} of the pixels agree. With ${reading.words}: ${formatShare(reading.agreeing, reading.countedPixels)}.`;
}
