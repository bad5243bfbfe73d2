import assert from "node:assert/strict";
import fc from "fast-check";
import { componentDice } from "../../../src/core/shapes/componentCells";
import { UNIT_SPACING } from "../../../src/core/shapes/spacing";
import { ignoredMark, type ClassPair } from "../../../src/measures/classPair";
import { componentCells } from "../../../src/measures/objects/componentCells";
import { componentsOf } from "../../../src/measures/objects/components";
import { paintRuns } from "../../../src/measures/objects/paintRuns";
import { planeRuns } from "../../../src/measures/objects/planeRuns";
import { assertClose, eachGiven, GOLDEN_SETS, goldenSet, pairOf } from "./golden";
import { pairs } from "./planes";

describe("cells of components", () => {
  it("share out predicted pixels to the nearest component, of several to the first", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), (pair) => {
        const runs = planeRuns(pair.target, pair);
        const objects = paintRuns(runs, componentsOf(runs, pair.classes, 8));
        const cells = componentCells(pair, 8, UNIT_SPACING);
        for (let classIndex = 0; classIndex < pair.classes; classIndex++) {
          const pixels = [...pair.target.keys()];
          const own = [
            ...new Set(pixels.filter((at) => pair.target[at] === classIndex).map((at) => objects[at] ?? -1)),
          ];
          const predicted = own.map(() => 0);
          for (const at of pixels) {
            if (pair.prediction[at] !== classIndex || pair.target[at] === ignoredMark(pair.classes)) continue;
            let [nearest, owner] = [Infinity, -1];
            for (const other of pixels) {
              if (pair.target[other] !== classIndex) continue;
              const [dx, dy] = [
                (at % pair.width) - (other % pair.width),
                Math.floor(at / pair.width) - Math.floor(other / pair.width),
              ];
              const [squared, object] = [dx * dx + dy * dy, own.indexOf(objects[other] ?? -1)];
              if (squared > nearest || (squared === nearest && object >= owner)) continue;
              [nearest, owner] = [squared, object];
            }
            if (owner >= 0) predicted[owner] = (predicted[owner] ?? 0) + 1;
          }
          assert.deepEqual([...(cells[classIndex]?.prediction ?? [])], predicted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("take the spacing for nearness", () => {
    // Two components: 2 columns to the left of the stray pixel, 1 row below it.
    const pair: ClassPair = {
      target: Uint8Array.of(0, 1, 1, 1, 1, 0),
      prediction: Uint8Array.of(1, 1, 0, 1, 1, 1),
      ...{ width: 3, height: 2, depth: 1, classes: 1 },
    };
    const predicted = (y: number) => [...(componentCells(pair, 8, { x: 1, y, z: 1 })[0]?.prediction ?? [])];
    assert.deepEqual(predicted(1), [0, 1]);
    assert.deepEqual(predicted(3), [1, 0]);
  });

  it("give 1 for nothing found where nothing is, and 0 where something was", () => {
    const none = { target: new Float64Array(0), prediction: new Float64Array(0), common: new Float64Array(0) };
    assert.equal(componentDice({ ...none, outside: 0 }), 1);
    assert.equal(componentDice({ ...none, outside: 5 }), 0);
  });

  for (const [name, set] of [...GOLDEN_SETS, ["volumes", goldenSet("volumes")] as const]) {
    it(`give the Dice of CC-Metrics (${name})`, () => {
      const met = eachGiven(set, "as_is", "ccmetrics.dice", (given, image, classIndex) => {
        const pair = pairOf(image, "none");
        const cells = componentCells(pair, pair.depth > 1 ? 26 : 8, UNIT_SPACING)[classIndex];
        assert.ok(cells && typeof given === "number");
        assertClose(componentDice(cells), given, 1e-6, `${classIndex} in ${image.name}`);
      });
      // Of blobs there is none.
      assert.ok(name === "blobs" || met > 3, `${met} figures`);
    });
  }
});
