import { DEFAULT_THRESHOLD } from "../../core/reading/thresholdLevel";
import type { LabelMap, ScoreFacts } from "../../core/labels/labelMap";
import { Refusal } from "../refusal";
import { inPrecision } from "./inPrecision";
import type { NpyLayout } from "./npyLayout";
import type { NpyNumbers } from "./npyNumbers";

export interface ChannelReading {
  readonly scores: Exclude<ScoreFacts, { readonly kind: "levels" }>;
  readonly threshold?: number;
}

/**
 * The channel of the largest score of each pixel, the first of equal ones, as np.argmax has it; of independent scores 0 where all are
 * below the threshold, else 1 + that channel.
 */
export function strongestChannels(
  numbers: NpyNumbers,
  { header, axes, facts, firstRow = 0 }: NpyLayout,
  { scores, threshold = DEFAULT_THRESHOLD }: ChannelReading,
): LabelMap | Refusal {
  const { width, height, channels, strideChannel } = axes;
  const areIndependent = scores.kind === "independent";
  const least = areIndependent ? inPrecision(threshold, header.type) : -Infinity;
  const labels = channels < 256 ? new Uint8Array(width * height) : new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = 0;
      let most = -Infinity;
      let index = y * axes.strideY + x * axes.strideX;
      for (let channel = 0; channel < channels; channel++, index += strideChannel) {
        const score = numbers(index);
        if (score <= most) continue;
        if (Number.isNaN(score))
          return new Refusal(
            `The score of channel ${channel} at row ${firstRow + y}, column ${x} is not a number. Save scores without NaN.`,
          );
        most = score;
        best = channel;
      }
      labels[y * width + x] = areIndependent ? (most >= least ? best + 1 : 0) : best;
    }
  }
  return { width, height, labels, facts: { ...facts, scores } };
}
