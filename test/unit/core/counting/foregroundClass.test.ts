import assert from "node:assert/strict";
import { foregroundClass } from "../../../../src/core/counting/foregroundClass";

function foreground(
  classes: readonly (readonly [label: number, name: string])[],
  classSet?: readonly number[],
): number | undefined {
  const infos = classes.map(([label, name]) => ({ label, name, color: "#000000" }));
  return foregroundClass({ table: { classes: infos } as never, classSet: classSet ?? infos.map((_, index) => index) });
}

describe("the foreground of binary masks", () => {
  it("is the class beside label 0, or beside the class that is called background", () => {
    assert.equal(
      foreground([
        [0, "0"],
        [1, "1"],
      ]),
      1,
    );
    assert.equal(
      foreground([
        [0, "tumour"],
        [1, "Background"],
      ]),
      0,
    );
    assert.equal(
      foreground([
        [1, "__background__"],
        [2, "lesion"],
      ]),
      1,
    );
  });

  it("is none of three classes, of two without a background, or where it is left out of the mean", () => {
    assert.equal(
      foreground([
        [0, "0"],
        [1, "1"],
        [2, "2"],
      ]),
      undefined,
    );
    assert.equal(
      foreground([
        [1, "car"],
        [2, "road"],
      ]),
      undefined,
    );
    assert.equal(
      foreground(
        [
          [0, "0"],
          [1, "1"],
        ],
        [0],
      ),
      undefined,
    );
    assert.equal(
      foreground(
        [
          [0, "0"],
          [1, "1"],
        ],
        [1],
      ),
      1,
    );
  });
});
