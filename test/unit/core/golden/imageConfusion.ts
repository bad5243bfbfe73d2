import { cellTally } from "../../../../src/core/counting/cells";
import { confusionTable, type Confusion } from "../../../../src/core/counting/confusion";
import { Matrix } from "../../../../src/core/numbers/matrix";
import type { Evaluation } from "../../../../src/core/counting/evaluation";

/**
 * A confusion matrix with the counts of one image. Which class is taken for which is not in the counts, but every figure of a
 * confusion matrix depends on its diagonal and margins alone: missed pixels are dealt out one by one, the class that has
 * most left first, so that none lands on the diagonal.
 */
export function imageConfusion({ cells, confusion }: Evaluation, image: number): Confusion {
  const size = cells.classes;
  const counts = new Matrix(size, size);
  const other = new Float64Array(size);
  const missed: number[] = [];
  const claimed: number[] = [];
  for (let k = 0; k < size; k++) {
    const { tp, fp, fn } = cellTally(cells, image, k);
    counts.add(k, k, tp);
    missed.push(fn);
    claimed.push(fp);
  }
  // What no class claims was predicted as a label that is none: one more column.
  missed.push(0);
  claimed.push(sum(missed) - sum(claimed));
  const classes = missed.map((_, k) => k);
  const left = (k: number): number => (missed[k] ?? 0) + (claimed[k] ?? 0);
  const fullest = (among: readonly number[]): number =>
    among.reduce((best, k) => (left(k) > left(best) ? k : best), among[0] ?? 0);
  while (sum(missed) > 0) {
    const first = fullest(classes);
    const isRow = (missed[first] ?? 0) > 0;
    const second = fullest(classes.filter((k) => k !== first && ((isRow ? claimed : missed)[k] ?? 0) > 0));
    const [row, column] = isRow ? [first, second] : [second, first];
    missed[row] = (missed[row] ?? 0) - 1;
    claimed[column] = (claimed[column] ?? 0) - 1;
    if (column === size) other[row] = (other[row] ?? 0) + 1;
    else counts.add(row, column, 1);
  }
  return {
    ...confusion,
    ...confusionTable(
      size,
      Array.from(counts.filled(), ([target, prediction, pixels]) => ({ target, prediction, pixels })),
    ),
    other,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
