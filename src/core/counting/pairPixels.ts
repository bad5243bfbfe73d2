import { addTo } from "../collections/addTo";
import type { ClassIndex } from "../labels/indices";
import { Matrix } from "../numbers/matrix";
import type { PairOfClasses } from "./confusion";

/** So many classes have a table of all pairs of them; of more, the pairs that occur are far fewer. */
const MOST_DENSE = 256;

/** Sums of pixels by pair of classes. */
export class PairPixels {
  readonly #dense: Matrix | undefined;
  readonly #sparse = new Map<ClassIndex, Map<ClassIndex, number>>();

  constructor(classes: number) {
    this.#dense = classes <= MOST_DENSE ? new Matrix(classes, classes) : undefined;
  }

  add(target: ClassIndex, prediction: ClassIndex, pixels: number): void {
    if (this.#dense) {
      this.#dense.add(target, prediction, pixels);
      return;
    }
    const row = this.#sparse.get(target) ?? new Map<ClassIndex, number>();
    this.#sparse.set(target, row);
    addTo(row, prediction, pixels);
  }

  /** The pairs with pixels in the order of the target classes, then of the predicted ones. */
  *pairs(): Generator<PairOfClasses> {
    if (this.#dense) {
      for (const [target, prediction, pixels] of this.#dense.filled()) yield { target, prediction, pixels };
      return;
    }
    for (const [target, row] of [...this.#sparse].sort(byIndex))
      for (const [prediction, pixels] of [...row].sort(byIndex)) yield { target, prediction, pixels };
  }
}

function byIndex([a]: readonly [ClassIndex, unknown], [b]: readonly [ClassIndex, unknown]): number {
  return a - b;
}
