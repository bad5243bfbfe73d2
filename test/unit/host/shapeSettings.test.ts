import assert from "node:assert/strict";
import { Field } from "../../../src/core/report/field";
import { shapeSettings } from "../../../src/host/shapeSettings";

/** What these settings say, and what is wrong with them. */
function read(set: Readonly<Record<string, unknown>>) {
  const faults: string[] = [];
  const shapes = shapeSettings((key, value) => {
    if (!Object.hasOwn(set, key)) return undefined;
    const wrong: string[] = [];
    const found = value(new Field(set, wrong).at(key));
    faults.push(...wrong);
    return wrong.length === 0 ? found : undefined;
  });
  return { shapes, faults };
}

describe("the settings of shapes", () => {
  it("say nothing where they are as usual", () => {
    const usual = { band: "0.02", connectivity: 8, objects: "components", spacing: " ", dialect: "monai", tau: "2px" };
    assert.deepEqual(read({ ...usual, percentile: 95 }), { shapes: undefined, faults: [] });
    assert.deepEqual(read({}), { shapes: undefined, faults: [] });
  });

  it("are taken as the options of the command line are", () => {
    const set = { band: "3px", connectivity: 4, objects: "ids", spacing: "0.8,3", dialect: "medpy", tau: "1%" };
    assert.deepEqual(read({ ...set, percentile: 99 }), {
      shapes: {
        band: { kind: "pixels", pixels: 3 },
        connectivity: 4,
        objects: "ids",
        spacing: { x: 0.8, y: 3, z: 1 },
        dialect: "medpy",
        tau: { kind: "diagonal", share: 0.01 },
        percentile: 99,
      },
      faults: [],
    });
  });

  it("have a tolerance in millimetres only where the size of a pixel is set", () => {
    const tau = { kind: "units", units: 1.5 };
    assert.deepEqual(read({ spacing: "1,1", tau: "1.5mm" }).shapes?.tau, tau);
    assert.match(read({ tau: "1.5mm" }).faults.join(), /tau is "1\.5mm", but must be pixels such as 2px, or a share/);
    assert.match(read({ spacing: "1,1", tau: "-1" }).faults.join(), /2px, millimetres such as 1mm, or a share/);
  });

  it("say what is wrong with each", () => {
    const fault = (key: string, value: unknown): string => read({ [key]: value }).faults.join();
    assert.match(fault("band", "3"), /band is "3", but must be a share of the diagonal such as 0\.02, or pixels/);
    assert.match(fault("connectivity", 5), /must be one of 4, 6, 8, 18, 26/);
    assert.match(fault("objects", "blobs"), /must be one of components, ids/);
    assert.match(fault("spacing", "0,1"), /must be the edges of a pixel in millimetres along x and y/);
    assert.match(fault("dialect", "itk"), /must be one of monai, medpy/);
    assert.match(fault("percentile", 101), /must be a number above 0, at most 100/);
  });
});
