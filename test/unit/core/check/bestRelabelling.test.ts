import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { bestRelabelling } from "../../../../src/core/check/bestRelabelling";
import { relabeller } from "../../../../src/core/reading/relabelling";
import { entry, type Row } from "./entries";
import { permutations } from "./permutations";

const LABELS = [0, 1, 2, 3];

describe("the best one-to-one relabelling", () => {
  it("agrees in as many pixels as any permutation, and moves no label without need", () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom(...LABELS), fc.constantFrom(...LABELS), fc.integer({ min: 1, max: 3 })),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, (pairs) => {
        const best = bestRelabelling([entry(pairs)], DEFAULT_CHOICES);
        const relabel = relabeller(best ? [best] : []);
        const found = score(pairs, LABELS.map(relabel));
        const others = permutations(LABELS).map((order) => score(pairs, order));
        assert.equal(found.agreeing, Math.max(...others.map(({ agreeing }) => agreeing)));
        const asGood = others.filter(({ agreeing }) => agreeing === found.agreeing);
        assert.equal(found.kept, Math.max(...asGood.map(({ kept }) => kept)));
      }),
      { numRuns: 300 },
    );
  });

  it("is none where the labels fit as they are", () => {
    assert.equal(
      bestRelabelling(
        [
          entry([
            [0, 0, 5],
            [1, 1, 5],
            [1, 0, 2],
          ]),
        ],
        DEFAULT_CHOICES,
      ),
      undefined,
    );
  });
});

/** Agreeing pixels, and labels that keep their number, when label k is read as `order[k]`. */
function score(pairs: readonly Row[], order: readonly number[]): { readonly agreeing: number; readonly kept: number } {
  return {
    agreeing: pairs
      .filter(([target, prediction]) => order[prediction] === target)
      .reduce((sum, [, , pixels]) => sum + pixels, 0),
    kept: order.filter((to, from) => to === from).length,
  };
}
