import { groupBy } from "../collections/groupBy";
import type { Label } from "../labels/label";
import { largestOf } from "../numbers/extremes";

/** Labels that hold class and instance: `class * by + instance`. */
export interface InstanceCode {
  readonly by: number;
  readonly classes: readonly number[];
  /** Labels of `by` and more. */
  readonly labels: readonly Label[];
  /** The share of the instance numbers from 0 on that occur, up to the largest of each class: 1 for numbers without a gap. */
  readonly fill: number;
}

/** 1000 of Cityscapes and COCO's panoptic tools, 256 of KITTI and Mapillary. */
export const DIVISORS = [1000, 256] as const;

/** Stands for "no label" in masks of 16 bits. */
export const LARGEST_16_BIT: Label = 0xffff;

/**
 * The code that the labels of a side are in, if one is plausible. The right divisor leaves small numbers, which begin at 0 or 1 for each class; a
 * wrong one leaves numbers from anywhere. Labels without a gap before a class (`by - 1`, `by`) are numbered through, not coded.
 */
export function instanceCode(labels: ReadonlySet<Label>): InstanceCode | undefined {
  const codes = DIVISORS.flatMap((by) => codeBy(labels, by) ?? []);
  return codes.find(({ fill }) => fill === largestOf(codes.map((code) => code.fill)));
}

function codeBy(labels: ReadonlySet<Label>, by: number): InstanceCode | undefined {
  const high = [...labels].filter((label) => label >= by && label !== LARGEST_16_BIT);
  const numbers = groupBy(high, (label) => Math.trunc(label / by));
  if (numbers.size === 0) return undefined;
  const classes = [...numbers.keys()].sort((a, b) => a - b);
  const isSetApart = 2 * classes.filter((of) => !labels.has(of * by - 1)).length > classes.length;
  const places = [...numbers].reduce((sum, [of, members]) => sum + largestOf(members) - of * by + 1, 0);
  return isSetApart ? { by, classes, labels: high, fill: high.length / places } : undefined;
}
