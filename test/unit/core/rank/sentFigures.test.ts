import assert from "node:assert/strict";
import { asSent, withInfinities } from "../../../../src/core/rank/sentFigures";

describe("figures that are sent as JSON", () => {
  it("come as they were, undefined and infinite ones too", () => {
    const message = {
      figures: [
        [0, undefined, Infinity],
        [-Infinity, 0.5],
      ],
      name: "Infinity",
      interval: { low: -Infinity },
    };
    const received: unknown = JSON.parse(JSON.stringify(withInfinities(message)));
    assert.deepEqual(asSent(received), message);
  });

  it("leave bytes alone", () => {
    const bytes = Float64Array.of(1, Infinity);
    const { held } = asSent(withInfinities({ held: bytes }));
    assert.equal(held, bytes);
  });
});
