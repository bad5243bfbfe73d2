import type { LabelArray, LabelMap } from "../core/labelMap";

export interface Sampled {
  readonly width: number;
  readonly height: number;
  readonly labels: LabelArray;
}

/**
 * A mask made smaller by taking the label at the middle of each step (nearest-neighbour: labels are names and
 * can't be blended), its longer side at most `longerSide` pixels. A mask that is small enough stays as it is.
 */
export function sampleNearest({ width, height, labels }: Pick<LabelMap, "width" | "height" | "labels">, longerSide: number): Sampled {
  const step = Math.max(width, height) / longerSide;
  if (step <= 1) return { width, height, labels };
  const smallWidth = Math.max(1, Math.round(width / step));
  const smallHeight = Math.max(1, Math.round(height / step));
  const small = new Int32Array(smallWidth * smallHeight);
  for (let y = 0; y < smallHeight; y++) {
    const row = Math.floor(((y + 0.5) * height) / smallHeight) * width;
    for (let x = 0; x < smallWidth; x++) {
      const { [row + Math.floor(((x + 0.5) * width) / smallWidth)]: label = 0 } = labels;
      small[y * smallWidth + x] = label;
    }
  }
  return { width: smallWidth, height: smallHeight, labels: small };
}
