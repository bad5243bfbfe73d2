import assert from "node:assert/strict";
import type { Figure } from "../../../../src/core/numbers/figure";
import type { Golden } from "./goldenSet";

/** A figure, a list of figures, or a table of them. */
export type Figures = Figure | readonly Figures[];

/** Counts the comparisons, so that a test can tell that it compared anything at all. */
export class Comparison {
  compared = 0;
  constructor(
    private readonly tolerance: number,
    private readonly where: string,
  ) {}

  /** Holds a figure, or a list of figures, against what a library gave. NaN stands for undefined. */
  hold(ours: Figures, theirs: Golden | undefined, call: string): void {
    if (theirs === undefined || theirs === "ERROR") return;
    if (!isList(theirs)) {
      const [figure] = isList(ours) && ours.length === 1 ? ours : [ours];
      assert.ok(!isList(figure), `${this.where}, ${call}: a list against one figure`);
      this.#holdOne(figure, theirs, call);
      return;
    }
    const list: readonly Figures[] = isList(ours) ? ours : [ours];
    assert.equal(list.length, theirs.length, `${this.where}, ${call}: number of figures`);
    theirs.forEach((value, position) => {
      this.hold(list[position], value, `${call} [${position}]`);
    });
  }

  #holdOne(ours: Figure, theirs: Golden, call: string): void {
    this.compared++;
    const sentence = `${this.where}, ${call}: ours ${String(ours)}, theirs ${JSON.stringify(theirs)}`;
    if (typeof theirs !== "number") {
      const known: Record<string, Figure> = { NaN: undefined, Infinity: Infinity, "-Infinity": -Infinity };
      assert.ok(typeof theirs === "string" && theirs in known, sentence);
      assert.equal(ours, known[theirs], sentence);
      return;
    }
    assert.ok(ours !== undefined, sentence);
    const scale = Math.max(1, Math.abs(theirs));
    assert.ok(ours === theirs || Math.abs(ours - theirs) <= this.tolerance * scale, sentence);
  }
}

export function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
