import assert from "node:assert/strict";
import { classPlaces } from "../../../../src/core/counting/classPlaces";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { measuredStates, measuredUnder } from "../../../../src/core/counting/measuredStates";
import { regionLayers } from "../../../../src/core/counting/regionLayers";
import { mergeMeasured } from "../../../../src/core/report/mergeMeasured";
import type { Choices } from "../../../../src/core/document/choices";
import type { LabelTable } from "../../../../src/core/document/relabelling";
import type { ImageMeasures } from "../../../../src/core/shapes/imageMeasures";
import { smallReport } from "../smallReport";

const REGIONS = [
  { name: "whole", labels: [2, 1] },
  { name: "core", labels: [2] },
];

function read(choices: Partial<Choices> = {}) {
  const report = smallReport([{ target: [0, 1, 2, 9, 7], prediction: [1, 2, 2, 2, 8] }], {
    classList: {
      source: "test",
      classes: [0, 1, 2, 3].map((label) => ({ label, name: `${label}`, color: "#000000" })),
      ignore: [9],
    },
    regions: REGIONS,
    ...choices,
  });
  return evaluate(report, report.choices);
}

describe("the layers that shapes of regions are measured in", () => {
  it("are one a region, of it alone, with what is ignored left out", () => {
    const { table, images } = read();
    const layers = regionLayers(table);
    assert.deepEqual(
      layers.map(({ classes }) => classes.map(({ name }) => name)),
      [["whole"], ["core"]],
    );
    const [image] = images;
    assert.ok(image);
    const places = layers.map((layer) => classPlaces(image, layer));
    // 0 is the region, 1 of no class, 2 ignored.
    assert.deepEqual(
      places.map(({ target }) => target.places),
      [
        [1, 0, 0, 1, 2],
        [1, 1, 0, 1, 2],
      ],
    );
    assert.deepEqual(
      places.map(({ prediction }) =>
        Object.fromEntries(prediction.labels.map((label, at) => [label, prediction.places[at]])),
      ),
      [
        { 1: 0, 2: 0, 8: 1 },
        { 1: 1, 2: 0, 8: 1 },
      ],
    );
  });

  it("are the table itself where no region stands for the classes", () => {
    const { table } = read({ regions: [] });
    assert.deepEqual(regionLayers(table), [table]);
  });
});

describe("shapes of regions", () => {
  const measures = { classes: [], surface: [] } as unknown as ImageMeasures;

  function state(now: Partial<Choices>, before: Partial<Choices> = {}) {
    const then = read(before);
    const evaluation = read(now);
    const images = evaluation.images.map((image) => ({ ...image, measures }));
    return measuredStates(measuredUnder(then, then.choices), { ...evaluation, images }, evaluation.choices).surface;
  }

  it("are stale as soon as a region has other labels, or there is another or none", () => {
    const stale = { state: "stale", because: "classes" };
    assert.deepEqual(state({}), { state: "measured" });
    assert.deepEqual(state({ regions: REGIONS.map(({ labels }, index) => ({ name: `${index}`, labels: labels.toReversed() })) }), { state: "measured" }); // prettier-ignore
    assert.deepEqual(state({ regions: [{ name: "whole", labels: [1, 2, 3] }, ...REGIONS.slice(1)] }), stale);
    assert.deepEqual(state({ regions: REGIONS.slice(0, 1) }), stale);
    assert.deepEqual(state({ regions: REGIONS.toReversed() }), stale);
    assert.deepEqual(state({ regions: [] }), stale);
    assert.deepEqual(state({}, { regions: [] }), stale);
  });

  it("are stale where a label is read as another, though the smallest region that holds it stays", () => {
    const regions = [
      { name: "a", labels: [1, 2] },
      { name: "b", labels: [0, 2, 3] },
    ];
    const table: LabelTable = { kind: "table", name: "1 as 2", from: [1], to: [2] };
    assert.deepEqual(state({ regions }, { regions }), { state: "measured" });
    assert.deepEqual(state({ regions, relabelling: { target: [table], prediction: [] } }, { regions }), {
      state: "stale",
      because: "classes",
    });
  });

  it("are those of no report where parts of it were measured of other regions", () => {
    const [one, other] = [read(), read({ regions: REGIONS.slice(0, 1) })].map((of) => measuredUnder(of, of.choices));
    assert.deepEqual(mergeMeasured([one, one]), one);
    assert.deepEqual(mergeMeasured([one, other])?.target, []);
  });
});
