import { keepCompiled } from "../keepCompiled";

/**
 * Points of a grid, of several classes: those of class c are `positions[starts[c]]` up to `positions[starts[c + 1]]`,
 * each class in the order of the grid, row by row.
 */
export interface ClassPoints {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
  /** What is known of each point beside its place; empty where nothing is. */
  readonly codes: Uint8Array;
}

/** Points as they are met, to be parted by class. */
export class PointList {
  private classIndices = new Int32Array(1024);
  private positions = new Int32Array(1024);
  private codes = new Uint8Array(1024);
  private count = 0;

  add(classIndex: number, position: number, code: number): void {
    if (this.count === this.positions.length) this.grow();
    const at = this.count++;
    this.classIndices[at] = classIndex;
    this.positions[at] = position;
    this.codes[at] = code;
  }

  /** Sorts by class; points of one class stay in their order. */
  byClass(classes: number): ClassPoints {
    const starts = new Int32Array(classes + 1);
    for (let at = 0; at < this.count; at++) starts[this.classIndices[at] + 1]++;
    for (let index = 0; index < classes; index++) starts[index + 1] += starts[index];
    const next = starts.slice();
    const positions = new Int32Array(this.count);
    const codes = new Uint8Array(this.count);
    for (let at = 0; at < this.count; at++) {
      const to = next[this.classIndices[at]]++;
      positions[to] = this.positions[at];
      codes[to] = this.codes[at];
    }
    return { starts, positions, codes };
  }

  private grow(): void {
    const capacity = 2 * this.positions.length;
    const grown = [new Int32Array(capacity), new Int32Array(capacity)] as const;
    grown[0].set(this.classIndices);
    grown[1].set(this.positions);
    [this.classIndices, this.positions] = grown;
    const codes = new Uint8Array(capacity);
    codes.set(this.codes);
    this.codes = codes;
  }
}

keepCompiled(new PointList());
