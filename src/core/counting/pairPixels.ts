import { addAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/** So many classes have a table of all pairs of them; of more, the pairs that occur are far fewer. */
const MOST_DENSE = 256;

/** Sums of pixels by pair of classes, at target class * classes + predicted class. */
export class PairPixels {
  readonly #dense: Float64Array | undefined;
  readonly #sparse = new Map<number, number>();

  constructor(classes: number) {
    this.#dense = classes <= MOST_DENSE ? new Float64Array(classes * classes) : undefined;
  }

  add(position: number, pixels: number): void {
    if (this.#dense) addAt(this.#dense, position, pixels);
    else addTo(this.#sparse, position, pixels);
  }

  /** In the order of the positions. */
  entries(): Iterable<readonly [position: number, pixels: number]> {
    return this.#dense?.entries() ?? [...this.#sparse].sort(([a], [b]) => a - b);
  }
}
