import assert from "node:assert/strict";
import { keepLast } from "../../../../src/core/collections/keepLast";

describe("what was asked for last", () => {
  it("is computed once, by all parts of its key and the object that it belongs to", () => {
    const kept = keepLast<number>(9);
    const [one, other, metric] = [{}, {}, {}];
    let computed = 0;
    const ask = (of: object, ...key: (string | number | undefined | object)[]): number =>
      kept(of, key, () => ++computed);
    assert.equal(ask(one, metric, 0, [1, 2]), 1);
    assert.equal(ask(one, metric, 0, [1, 2]), 1);
    assert.equal(ask(other, metric, 0, [1, 2]), 2);
    assert.equal(ask(one, {}, 0, [1, 2]), 3);
    assert.equal(ask(one, metric, undefined, [1, 2]), 4);
    assert.equal(ask(one, metric, 0, [1, 3]), 5);
    assert.equal(ask(one, metric, 0, [1]), 6);
    assert.equal(ask(one, metric, 0), 7);
    assert.equal(ask(one, metric, 0, [1, 2]), 1);
  });

  it("stays, and what was not asked for longest goes", () => {
    const kept = keepLast<string>(2);
    const of = {};
    const computed: string[] = [];
    for (const key of ["a", "b", "a", "c", "a", "b"])
      kept(of, [key], () => {
        computed.push(key);
        return key;
      });
    assert.deepEqual(computed, ["a", "b", "c", "b"]);
  });
});
