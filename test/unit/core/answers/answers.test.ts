import assert from "node:assert/strict";
import fc from "fast-check";
import { answer, type Question } from "../../../../src/core/answers/answer";
import { AVERAGES, type SamplewiseAverage } from "../../../../src/core/averages/averages";
import { METRICS } from "../../../../src/core/metrics/metrics";
import type { Report } from "../../../../src/core/document/report";
import { image, report } from "../../../support/images";
import { arbitraryReport } from "../report/arbitraryReport";

/** Two images of other sizes, two of three classes confused in one of them. */
const SMALL: Report = {
  ...report([
    image("large", [
      [0, 0, 60],
      [1, 1, 20],
      [1, 0, 20],
    ]),
    image("small", [
      [0, 0, 5],
      [2, 0, 4],
      [2, 2, 1],
    ]),
  ]),
  problems: [{ kind: "unreadable", file: "cut.png", message: "The file ends too soon. Copy it again." }],
};

function text(question: Question, about = SMALL): string {
  const given = answer(about, question);
  assert.ok(given.ok, given.ok ? "" : given.message);
  return given.text;
}

function refusal(question: Question, about = SMALL): string {
  const given = answer(about, question);
  assert.ok(!given.ok);
  return given.message;
}

describe("the answers for a language model", () => {
  it("give the headline global beside samplewise, with the rules", () => {
    const lines = text({ kind: "summary" });
    assert.match(lines, /^2 pairs of masks, 3 classes: predictions \/predictions, targets \/targets\.$/m);
    assert.match(lines, /^Rules: 0\/0 excluded from means; all classes counted\.$/m);
    // IoU by hand: class 0 65/89, class 1 20/40, class 2 1/5; image large (60/80 + 20/40) / 2, small (5/9 + 1/5) / 2.
    assert.match(lines, /IoU \(Jaccard\), global .*: micro 0\.642; macro \(mIoU\) 0\.477, mean of 3 classes; weighted/);
    assert.match(lines, /IoU \(Jaccard\), samplewise .* image first 0\.501;/);
  });

  it("name the weakest classes, the worst images and the first problem", () => {
    const lines = text({ kind: "summary" });
    assert.match(lines, /Weakest classes: class 2 0\.200 global, 0\.200 samplewise, 80\.0 % taken as class 0; class 1/);
    assert.match(lines, /Worst images by macro IoU: small 0\.378 \(40\.0 % of its pixels wrong\); large 0\.625/);
    assert.match(lines, /1 of 2 images holds half of all wrong pixels\./);
    assert.match(lines, /Problems: 1 unreadable\. The first: cut\.png: The file ends too soon\./);
  });

  it("give one class and its worst images where a class is asked for, by name or label", () => {
    for (const wanted of ["1", "class 1", "CLASS 1"]) {
      assert.match(
        text({ kind: "summary", class: wanted }),
        /Class class 1 0\.500 global.*\nWorst images by IoU of class 1: large 0\.500/,
      );
    }
    assert.match(
      refusal({ kind: "summary", class: "rider" }),
      /no class "rider"\. Ask for one of class 0, class 1, class 2\./,
    );
  });

  it("account for the difference with parts that sum to it", () => {
    const lines = text({ kind: "difference" });
    assert.match(
      lines,
      /Global mIoU 0\.477; samplewise \(image first: .*\) 0\.501\. The difference of \+0\.025 is exactly the sum of:/,
    );
    const parts = [...lines.matchAll(/^([+-]\d\.\d{3}) /gm)].map(([, amount]) => Number(amount));
    assert.ok(parts.length > 1);
    assert.ok(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 0.025) < 0.0005 * parts.length + 0.0005);
  });

  it("tell what to ask instead", () => {
    assert.match(
      refusal({ kind: "summary", metric: "accuracy@1" }),
      /no metric "accuracy@1"\. Ask for one of iou, dice/,
    );
    assert.match(refusal({ kind: "difference" }, report([image("a", [])])), /do not both have a value/);
    assert.match(refusal({ kind: "summary" }, { ...SMALL, images: [] }), /No pair of masks was counted.*cut\.png/);
  });

  it("say of a cancelled run that its figures are no score", () => {
    assert.match(
      text({ kind: "summary" }, { ...SMALL, state: "partial" }),
      /PARTIAL: 2 of 2 pairs are counted, so these figures are no score/,
    );
  });

  const averages = AVERAGES.filter(({ scope }) => scope === "samplewise").map(({ id }) => id as SamplewiseAverage);
  const question: fc.Arbitrary<Question> = fc.oneof(
    fc.record({ kind: fc.constant("summary" as const), metric: fc.constantFrom(...METRICS.map(({ id }) => id)) }),
    fc.record({
      kind: fc.constant("difference" as const),
      metric: fc.constantFrom(...METRICS.map(({ id }) => id)),
      average: fc.constantFrom(...averages),
    }),
  );

  it("stay under 2 kB whatever the report, on lines that no name of a file can break", () => {
    fc.assert(
      fc.property(arbitraryReport, question, (random, asked) => {
        const given = answer(random, asked);
        assert.ok(!/NaN|undefined/.test(given.ok ? given.text : given.message));
        if (given.ok) assert.ok(given.text.length < 2_000 && given.text.split("\n").length < 20);
      }),
    );
  });

  it("stay under 2 kB with long names everywhere", () => {
    const long = (start: string): string => start + "n".repeat(300);
    const images = Array.from({ length: 12 }, (_, row) =>
      image(long(`image ${row}\n`), [
        [row, 0, 7 + row],
        [row, row, row * row],
        [0, row, 3],
      ]),
    );
    const classes = images.map((_, label) => ({ label, name: long(`class ${label}`), color: "#000000" }));
    const about: Report = {
      ...report(images, { classList: { source: "x", classes, ignore: [] }, leftOut: [3] }),
      folders: { prediction: long("/p"), target: long("/t") },
      problems: [{ kind: "unreadable", file: long("file"), message: long("message") }],
    };
    for (const { id } of METRICS) {
      const summary = text({ kind: "summary", metric: id }, about);
      assert.ok(summary.length < 2_000, summary);
      for (const average of averages) {
        const given = answer(about, { kind: "difference", metric: id, average });
        if (given.ok) assert.ok(given.text.length < 2_000, given.text);
      }
    }
  });
});
