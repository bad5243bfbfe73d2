import assert from "node:assert/strict";
import fc from "fast-check";
import type { ObjectPair } from "../../../src/core/shapes/objects";
import { readObjects } from "../../../src/core/shapes/readObjects";
import type { ImagePair } from "../../../src/measures/classPair";
import { objectsOf, type ObjectReading } from "../../../src/measures/objects/objectsOf";
import { pairs } from "./planes";

/** The rows of a table or of overlaps, so that arrays of one content are equal. */
function plain({ target, prediction, overlaps }: ObjectPair) {
  const lists = (columns: object) =>
    Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, Array.from(column as Int32Array)]));
  return { target: lists(target), prediction: lists(prediction), overlaps: lists(overlaps) };
}

/** Some pixels of a plane as numbered instances, from 1; class and number together make an object. */
function numbered(plane: ImagePair["target"], seeds: readonly number[]): Uint8Array {
  return Uint8Array.from(plane, (_, at) => 1 + ((seeds[at % seeds.length] ?? 0) % 4));
}

const cases = fc.record({
  pair: pairs({ marks: true }),
  seeds: fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }),
  connectivity: fc.constantFrom(4 as const, 8 as const),
  sides: fc.constantFrom("none", "target", "prediction", "both"),
  whole: fc.uniqueArray(fc.nat(2)),
});

describe("objects in the roles that all images give them", () => {
  it("are those that are joined pixel by pixel: a class without instances is one object a side, its place that of its first pixel", () => {
    fc.assert(
      fc.property(cases, ({ pair, seeds, connectivity, sides, whole }) => {
        const reading: ObjectReading = {
          connectivity,
          ...((sides === "target" || sides === "both") && { targetInstances: numbered(pair.target, seeds) }),
          ...((sides === "prediction" || sides === "both") && {
            predictionInstances: numbered(pair.prediction, seeds),
          }),
        };
        const isWhole = (place: number): boolean => whole.includes(place);
        const read = readObjects(objectsOf(pair, reading), { groups: new Set(), isWhole });
        assert.deepEqual(plain(read), plain(objectsOf(pair, { ...reading, whole: isWhole })));
      }),
    );
  });

  it("are crowds where their label is one of groups, and nothing else is told of them", () => {
    const pair: ImagePair = {
      ...{ target: Uint8Array.of(0, 0, 0, 1), prediction: Uint8Array.of(0, 0, 1, 1) },
      ...{ width: 4, height: 1, depth: 1, classes: 2 },
    };
    const measured = objectsOf(pair, {
      ...{ connectivity: 8, targetInstances: Uint8Array.of(1, 1, 2, 3), targetIds: [24001, 24, 7] },
    });
    assert.deepEqual(Array.from(measured.target.ids ?? []), [24001, 24, 7]);
    assert.equal(measured.target.crowds, undefined);
    const roles = { groups: new Set([24, 99]), isWhole: () => false };
    assert.deepEqual(Array.from(readObjects(measured, roles).target.crowds ?? []), [0, 1, 0]);
    assert.equal(readObjects(measured, { ...roles, groups: new Set([99]) }).target.crowds, undefined);
    const components = objectsOf(pair, { connectivity: 8, targetIds: [24001, 24, 7] });
    assert.equal(components.target.ids, undefined, "components have no ids");
  });
});
