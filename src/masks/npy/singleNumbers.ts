import { DEFAULT_THRESHOLD } from "../../core/reading/thresholdLevel";
import type { LabelArray, LabelMap } from "../../core/labels/labelMap";
import { levelOfScore } from "../levelOfScore";
import { Refusal } from "../refusal";
import type { NpyLayout } from "./npyLayout";
import type { NpyNumbers } from "./npyNumbers";

/** Beyond these no label is an integer of 32 bits; the lowest stands for a missing prediction. */
export const LARGEST_LABEL = 2 ** 31 - 1;

/** One number a pixel as its label; floats of which one is a fraction as scores from 0 to 1, at 256 levels. */
export function singleNumbers(
  numbers: NpyNumbers,
  layout: NpyLayout,
  { threshold = DEFAULT_THRESHOLD }: { readonly threshold?: number },
): LabelMap | Refusal {
  const {
    header: { type },
    axes: { width, height },
    facts,
  } = layout;
  const labels = labelArray(type.code, width * height);
  const other = fill(labels, numbers, layout, (label) =>
    Number.isInteger(label) && Math.abs(label) <= LARGEST_LABEL ? label : undefined,
  );
  if (!other) return { width, height, labels, facts };
  if (Number.isInteger(other.number)) {
    return new Refusal(`The array holds ${place(other)}, which is beyond 32 bits. Renumber the labels.`);
  }
  if (Number.isNaN(other.number)) return notANumber(other);
  return scoreLevels(numbers, layout, { threshold }, other);
}

/**
 * One score from 0 to 1 a pixel as its level.
 *
 * @param other the first number that is not a label, where it is known.
 */
export function scoreLevels(
  numbers: NpyNumbers,
  layout: NpyLayout,
  { threshold = DEFAULT_THRESHOLD }: { readonly threshold?: number },
  other?: Found,
): LabelMap | Refusal {
  const {
    header: { type },
    axes: { width, height },
    facts,
  } = layout;
  const levels = new Uint8Array(width * height);
  const outside = fill(levels, numbers, layout, levelOfScore(threshold, type));
  if (!outside) return { width, height, labels: levels, facts: { ...facts, scores: { kind: "levels" } } };
  if (!other && Number.isNaN(outside.number)) return notANumber(outside);
  const found =
    !other || outside === other || outside.number === other.number
      ? place(outside)
      : `${place(other)} and ${place(outside)}`;
  return new Refusal(
    `The array holds ${found}: numbers that are fractions are read as scores, and those are from 0 to 1. Save integers, or scores after a sigmoid ` +
      "or a softmax.",
  );
}

function notANumber(found: Found): Refusal {
  return new Refusal(
    `The array holds NaN ${at(found)}, which is neither a label nor a score. Save integers, or scores without NaN.`,
  );
}

interface Found {
  readonly number: number;
  readonly row: number;
  readonly column: number;
}

/** Fills in what the numbers are read as; the first that is read as nothing. */
function fill(
  into: LabelArray,
  numbers: NpyNumbers,
  { axes, firstRow = 0 }: NpyLayout,
  read: (number: number) => number | undefined,
): Found | undefined {
  const { width, height, strideX, strideY } = axes;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const number = numbers(row * strideY + column * strideX);
      const label = read(number);
      if (label === undefined) return { number, row: firstRow + row, column };
      into[row * width + column] = label;
    }
  }
  return undefined;
}

function place(found: Found): string {
  return `${found.number} ${at(found)}`;
}

function at({ row, column }: Found): string {
  return `at row ${row}, column ${column}`;
}

function labelArray(code: string, length: number): LabelArray {
  if (code === "b1" || code === "u1") return new Uint8Array(length);
  return code === "u2" ? new Uint16Array(length) : new Int32Array(length);
}
