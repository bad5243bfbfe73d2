import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../src/core/averages/averageInput";
import { imageMean } from "../../../src/core/averages/cellMeans";
import { evaluate } from "../../../src/core/counting/evaluation";
import type { Choices } from "../../../src/core/document/choices";
import type { ImageEntry } from "../../../src/core/document/report";
import { DICE, IOU } from "../../../src/core/metrics/metrics";
import { FiguresPass } from "../../../src/core/streamed/streamedFigures";
import type { ImageOrder, WantedImages } from "../../../src/core/streamed/imagePage";
import { TotalsPass } from "../../../src/core/streamed/streamedTotals";
import { ImageColumns } from "../../../src/tables/imageColumns";
import { TextColumn } from "../../../src/tables/textColumn";
import { image, report } from "../../support/images";

const METRICS = [IOU, DICE];

/** The columns of images that stream by, so many a part. */
function columnsOf(images: readonly ImageEntry[], part: number, choices: Partial<Choices> = {}): ImageColumns {
  const whole = report(images, choices);
  const totals = new TotalsPass(whole);
  totals.add(images);
  const found = totals.totals();
  assert.ok(found.ok);
  const columns = new ImageColumns(
    images.length,
    METRICS.map(({ id }) => id),
  );
  const pass = new FiguresPass(whole, found.totals, METRICS, (of, input) => {
    columns.add(of, input);
  });
  for (let from = 0; from < images.length; from += part) pass.add(images.slice(from, from + part));
  return columns;
}

const ALL: WantedImages = { order: { by: "name" }, direction: "first", from: 0, count: 100, text: "" };
const SOME = [
  image("a/1", [[0, 0, 6], [1, 0, 2]]),
  image("a/2", [[255, 0, 5]]),
  image("b/1", [[0, 0, 3], [1, 1, 3]]),
  image("b/2", [[0, 1, 4], [1, 1, 1]]),
]; // prettier-ignore

function namesBy(order: ImageOrder, wanted: Partial<WantedImages> = {}): readonly string[] {
  return columnsOf(SOME, 3)
    .page({ ...ALL, ...wanted, order })
    .lines.map(({ name }) => name);
}

describe("the columns of images that stream by", () => {
  it("hold what a report in memory says of each image, in whatever parts they come", () => {
    const label = fc.integer({ min: 0, max: 3 });
    const rows = fc.array(fc.tuple(label, label, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 4 }), (made, part) => {
        const images = made.map((triples, at) => image(`${at}`, triples));
        const whole = evaluate(report(images), report(images).choices);
        const inputs = METRICS.map((metric) => averageInput(whole, metric));
        const { lines, found } = columnsOf(images, part).page(ALL);
        assert.equal(found, images.length);
        for (const [at, line] of lines.entries()) {
          const wrong = (made[at] ?? []).reduce(
            (sum, [target, predicted, n]) => sum + (target === predicted ? 0 : n),
            0,
          );
          const pixels = (made[at] ?? []).reduce((sum, [, , n]) => sum + n, 0);
          const figures = inputs.map((input) => imageMean(input, at).value);
          assert.deepEqual(line, { row: at, name: `${at}`, figures, wrong, pixels });
        }
      }),
    );
  });

  it("give the worst first by any column, the other way, and what has no figure last either way", () => {
    const byIou = { by: "figure", metric: "iou", better: "higher" } as const;
    assert.deepEqual(namesBy(byIou), ["b/2", "a/1", "b/1", "a/2"]);
    assert.deepEqual(namesBy(byIou, { direction: "reversed" }), ["b/1", "a/1", "b/2", "a/2"]);
    assert.deepEqual(namesBy({ ...byIou, better: "lower" }), ["b/1", "a/1", "b/2", "a/2"]);
    assert.deepEqual(namesBy({ by: "wrong" }), ["b/2", "a/1", "a/2", "b/1"]);
    assert.deepEqual(namesBy({ by: "share" }), ["b/2", "a/1", "b/1", "a/2"]);
    assert.deepEqual(namesBy({ by: "pixels" }, { direction: "reversed" }), ["a/2", "b/2", "b/1", "a/1"]);
    assert.deepEqual(namesBy({ by: "name" }, { direction: "reversed" }), ["b/2", "b/1", "a/2", "a/1"]);
  });

  it("give a page of those that have a text in their name, in whatever case", () => {
    const columns = columnsOf(SOME, 2);
    const page = columns.page({ ...ALL, text: "B/", from: 1, count: 1 });
    assert.deepEqual([page.found, page.lines.map(({ name }) => name)], [2, ["b/2"]]);
    assert.deepEqual(columns.page({ ...ALL, from: 9 }), { lines: [], found: 4 });
  });

  it("are put in order anew for every column and direction that is asked for", () => {
    const columns = columnsOf(SOME, 4);
    const first = (order: ImageOrder, direction: WantedImages["direction"] = "first") =>
      columns.page({ ...ALL, order, direction, count: 1 }).lines[0]?.name;
    assert.deepEqual(
      [first({ by: "wrong" }), first({ by: "name" }), first({ by: "name" }, "reversed"), first({ by: "pixels" })],
      ["b/2", "a/1", "b/2", "a/1"],
    );
  });

  it("know no wrong pixels where regions overlap", () => {
    const regions = [{ name: "all", labels: [0, 1] }, { name: "one", labels: [1] }]; // prettier-ignore
    const columns = columnsOf(SOME, 4, { regions });
    assert.deepEqual(
      columns.page(ALL).lines.map(({ wrong }) => wrong),
      [undefined, undefined, undefined, undefined],
    );
  });

  it("tell where the masks of a row lie, and of no row that is not there", () => {
    const [first] = SOME;
    assert.ok(first);
    const { name, width, height, target, counts } = image("c", [[0, -1, 1]]);
    const images = [
      { ...first, target: { ...first.target, path: "other.png" } },
      { name, width, height, target, counts },
    ];
    const columns = columnsOf(images, 1, { missing: "count" });
    assert.deepEqual(columns.paths(0), { target: "other.png", prediction: "a/1.png" });
    assert.deepEqual(columns.paths(1), { target: "c.png", prediction: undefined });
    assert.deepEqual([columns.has(1), columns.has(2), columns.has(-1), columns.has(0.5)], [true, false, false, false]);
  });
});

describe("a column of texts", () => {
  it("gives back every text, whatever it holds", () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.constantFrom("\ud800x", "", "\ufeffa", "é".repeat(30_000)))), (texts) => {
        const column = new TextColumn(texts.length);
        for (const one of texts) column.add(one);
        assert.deepEqual(
          texts.map((_, row) => column.at(row)),
          texts,
        );
      }),
    );
  });
});
