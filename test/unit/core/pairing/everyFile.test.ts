import assert from "node:assert/strict";
import fc from "fast-check";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";
import type { Pairing } from "../../../../src/core/document/pairing";

const stem = fc.stringMatching(/^(pred_|label_)?[ab]{1,2}_?[0-2]{1,2}(_mask|_labelIds|_color|_net)?$/);
/** The ending tells the side, so that a file can be looked for in lists that name both sides. */
function paths(...endings: readonly string[]): fc.Arbitrary<string[]> {
  const path = fc
    .tuple(fc.constantFrom("", "a/", "b/", "val/a/"), stem, fc.constantFrom(...endings))
    .map((parts) => parts.join(""));
  return fc.uniqueArray(path, { maxLength: 12 });
}
const targets = paths(".png", ".jpg");
const predictions = paths(".npy", ".npz");

const form = fc.constantFrom("*", "pred_*", "*_mask", "label_*_labelIds");
const options = fc.record(
  {
    affixes: fc.record({ target: form, prediction: form }, { requiredKeys: [] }),
    zeroPadding: fc.constant("ignored" as const),
    letterCase: fc.constant("ignored" as const),
    variant: fc.record(
      { target: fc.constantFrom("", "labelIds", "mask"), prediction: fc.constantFrom("pred", "color") },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe("a pairing accounts for every file", () => {
  it("once: paired, without partner, contested, or of a kind that takes no part", () => {
    fc.assert(
      fc.property(targets, predictions, options, (target, prediction, chosen) => {
        const pairing = pairFiles({ target, prediction }, chosen);
        const listed = [...paired(pairing), ...pairing.targetsOnly, ...pairing.predictionsOnly];
        const contested = new Set(pairing.ambiguous.flatMap(({ file, candidates }) => [file, ...candidates]));
        assert.equal(new Set([...listed, ...contested]).size, listed.length + contested.size, "in one list only");
        const rest = [...target, ...prediction].filter((file) => !listed.includes(file) && !contested.has(file));
        assert.deepEqual(
          rest.filter((file) => !otherKinds(pairing).includes(file)),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("and gives every pair a separate name", () => {
    fc.assert(
      fc.property(targets, predictions, (target, prediction) => {
        const names = pairFiles({ target, prediction }).pairs.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
      }),
    );
  });

  it("20,000 a side, nested against flat under other names", () => {
    const numbers = Array.from({ length: 20_000 }, (_, number) => String(number).padStart(6, "0"));
    const pairing = pairFiles({
      target: numbers.map(
        (number) => `val/c${number.slice(0, 3)}/c${number.slice(0, 3)}_${number}_gtFine_labelIds.png`,
      ),
      prediction: numbers.map((number) => `c${number.slice(0, 3)}_${number}_leftImg8bit.png`),
    });
    assert.equal(pairing.pairs.length, 20_000);
  });
});

function paired({ pairs }: Pairing): readonly string[] {
  return pairs.flatMap(({ target, prediction }) => [target, prediction]);
}

function otherKinds({ variants }: Pairing): readonly string[] {
  return (variants ?? []).flatMap(({ kinds, chosen }) =>
    kinds.filter(({ name }) => name !== chosen).flatMap(({ files }) => files),
  );
}
