import type { ArrayReading } from "../../core/document/arrayReading";
import type { ScoreFacts } from "../../core/labels/labelMap";
import { Refusal } from "../refusal";
import type { ArrayRows } from "./arrayRows";
import { channelNumbers, sampledScores, type ChannelNumbers } from "./channelNumbers";
import type { NpyLayout } from "./npyLayout";
import type { VolumeAxes } from "./volumeAxes";

/** How the numbers of an array become labels. */
export type NpyContent =
  /** One number a pixel: a label; of floats also a score from 0 to 1. */
  | { readonly kind: "single" }
  /** Several: the channel of the largest is the label, or 0 where all are below the threshold, else 1 + that channel. */
  | { readonly kind: "scores"; readonly scores: Exclude<ScoreFacts, { readonly kind: "levels" }> }
  /** Red, green, blue and perhaps alpha. */
  | { readonly kind: "colours" }
  /** A label a voxel. */
  | { readonly kind: "volume"; readonly axes: VolumeAxes };

/** What an array holds by its type, its shape and its numbers, as far as these are beyond doubt or were said. */
export function npyContent(
  rows: ArrayRows,
  { header, axes, volume }: NpyLayout,
  { scores }: ArrayReading,
): NpyContent | Refusal {
  const { channels, channelAxis } = axes;
  if (channels === 1) return { kind: "single" };
  const seen = channelNumbers(rows);
  if (seen instanceof Refusal) return seen;
  if (seen.areOneHot) return { kind: "scores", scores: { kind: "argmax", channels, sumToOne: true } };
  const areColours =
    channelAxis === "last" && header.type.code === "u1" && (channels === 3 || channels === 4) && seen.largest !== 1;
  if (areColours && (scores === undefined || (scores === "independent" && seen.largest > 1)))
    return { kind: "colours" };
  if (volume) return { kind: "volume", axes: volume };
  if (seen.areWhole && scores !== "argmax" && !(scores === "independent" && isFlags(seen)))
    return noScores(header.shape, seen);
  const sampled = sampledScores(rows, axes);
  if (sampled instanceof Refusal) return sampled;
  const { sumToOne, areBounded } = sampled;
  if (scores === "independent")
    return areBounded ? { kind: "scores", scores: { kind: "independent", channels } } : refuseUnbounded();
  return { kind: "scores", scores: { kind: "argmax", channels, sumToOne, ...(!areBounded && { unbounded: true }) } };
}

function refuseUnbounded(): Refusal {
  return new Refusal(
    "The array holds scores below 0 or above 1, but independent scores are from 0 to 1. Save them after a sigmoid, or leave out the setting " +
      "maskEvaluation.scores, --scores on the command line.",
  );
}

/** Masks of single classes, side by side. */
function isFlags({ least, largest }: ChannelNumbers): boolean {
  return least >= 0 && largest <= 1;
}

function noScores(shape: readonly number[], seen: ChannelNumbers): Refusal {
  const found = `The array has the shape (${shape.join(", ")}) and holds whole numbers from ${seen.least} to ${seen.largest}, which are neither scores nor a one-hot code`;
  if (!isFlags(seen)) return new Refusal(`${found}: likely several masks. Save one mask a file, as (height, width).`);
  return new Refusal(
    `${found}: several masks, or one of each class, of which some overlap or leave pixels without class. Save one mask a file; of classes without a ` +
      "background set maskEvaluation.scores to independent, --scores independent on the command line.",
  );
}
