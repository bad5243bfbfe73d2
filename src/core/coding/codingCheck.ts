import type { Choices } from "../choices";
import type { ImageEntry } from "../report";
import { shownShare } from "../words/shown";
import { agreeingShare, agreement, type Agreement } from "./agreement";
import { codingReadings, type Reading } from "./readings";

/** How well predictions and targets agree as they are read, and how well under other readings. */
export interface CodingCheck {
  readonly asTheyAre: Agreement;
  readonly alternatives: readonly (Reading & Agreement)[];
  /** The alternative that agrees far better, if one does. */
  readonly suggested?: Reading & Agreement;
}

/** A reading is far better with this much more of the pixels in agreement ... */
const FAR_BETTER = 0.2;
/** ... or, where nearly all agree for being background, with most of the disagreement gone. */
const LEFT_WRONG = 0.2;
const SLIGHTLY_BETTER = 0.02;

/** A plainer reading is preferred to one that agrees no more than this share better. */
const AS_GOOD = 0.005;
/** The best relabelling agrees at least as well as any shift by construction, so it must be better by more. */
const RELABELLING_AS_GOOD = 0.05;

/**
 * Readings that ignore what counts now prove nothing by agreeing on the rest: they must still count this share of the
 * pixels, and agree in nearly as many as the reading that agrees in the most.
 */
const STILL_COUNTED = 0.5;
const STILL_AGREEING = 0.95;

/** Tries every reading on the counts; `pooled` as of `pooledImages`. */
export function codingCheck(pooled: readonly ImageEntry[], choices: Choices): CodingCheck {
  const asTheyAre = agreement(pooled, choices);
  const alternatives = codingReadings(pooled, choices).map((reading) => ({
    ...reading,
    ...agreement(pooled, { ...choices, ...reading.apply }),
  }));
  const mostAgreeing = Math.max(...alternatives.map(({ agreeing }) => agreeing));
  const better = alternatives.filter(
    (found) => isFarBetter(found, asTheyAre) && (found.counted >= asTheyAre.counted || found.agreeing >= STILL_AGREEING * mostAgreeing),
  );
  const most = Math.max(...better.map(agreeingShare));
  const plain = better.filter(({ id }) => id !== "bestRelabelling");
  const mostPlain = Math.max(...plain.map(agreeingShare));
  const suggested =
    plain.length > 0 && mostPlain >= most - RELABELLING_AS_GOOD
      ? plain.find((found) => agreeingShare(found) >= mostPlain - AS_GOOD)
      : better.find((found) => agreeingShare(found) === most);
  return { asTheyAre, alternatives, ...(suggested && { suggested }) };
}

function isFarBetter(found: Agreement, asTheyAre: Agreement): boolean {
  const [now, then] = [agreeingShare(asTheyAre), agreeingShare(found)];
  if (found.counted < STILL_COUNTED * asTheyAre.counted) return false;
  return then - now >= FAR_BETTER || (then - now >= SLIGHTLY_BETTER && 1 - then <= LEFT_WRONG * (1 - now));
}

/** Both agreements in words: "As they are, 4.0 % of the pixels agree. With predictions raised by 1: 81.0 %." */
export function agreementSentence({ asTheyAre }: CodingCheck, reading: Reading & Agreement): string {
  return `As they are, ${shownShare(asTheyAre.agreeing, asTheyAre.counted)} of the pixels agree. With ${reading.words}: ${shownShare(reading.agreeing, reading.counted)}.`;
}
