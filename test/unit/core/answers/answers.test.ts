import assert from "node:assert/strict";
import fc from "fast-check";
import { answer, type Question } from "../../../../src/core/answers/answer";
import { AVERAGES, type SamplewiseAverage } from "../../../../src/core/averages/averages";
import { METRICS } from "../../../../src/core/metrics/metrics";
import type { Report } from "../../../../src/core/document/report";
import { writtenSentence } from "../writtenRows";
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

  it("are the same lines for the same report: a summary by hand", () => {
    // IoU of class 0 is 65/89, 3/4 in large, 5/9 in small; of class 1 20/40, of class 2 1/5, in one image each. Summed
    // over the classes 86/134, in large 80/120, in small 6/14. Weights 65, 40, 5; in large 60 and 40, in small 5 and 5.
    assert.deepEqual(writtenSentence(text({ kind: "summary" })).split("\n"), [
      "2 pairs of masks, 3 classes: predictions /predictions, targets /targets.",
      "Rules: 0/0 excluded from means; all classes counted.",
      "IoU (Jaccard), global (counts summed over the images first): micro 0.642; macro (mIoU) 0.477, mean of 3 classes; weighted 0.622.",
      "IoU (Jaccard), samplewise (a figure per image first): micro 0.548; image first 0.501; class first 0.451; all cells 0.501; weighted 0.514.",
      "Weakest classes: class 2 0.200 global, 0.200 samplewise, 80.0 % taken as class 0; class 1 0.500 global, 0.500 samplewise, 50.0 % taken as class 0; class 0 0.730 global, 0.653 samplewise.",
      "Worst images by macro IoU: small 0.378 (40.0 % of its pixels wrong); large 0.625 (20.0 % of its pixels wrong).",
      "1 of 2 images holds half of all wrong pixels.",
      "Problems: 1 unreadable. The first: cut.png: The file ends too soon. Copy it again.",
    ]);
  });

  it("are the same lines for the same report: a difference by hand", () => {
    const opposite =
      "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images: macro F1 0.643, mean of 2 images; for tiles of one map the global one.";
    const heading = text({ kind: "summary" }).split("\n").slice(0, 2);
    // Class 0 by shares of the images, 0.8 and 0.9: (0.6 + 0.5) / 1.7 = 0.647, then (3/4 + 5/9) / 2; a third of each step
    // is of the mean. All four cells at once: class 0 has two of them.
    assert.deepEqual(text({ kind: "difference" }).split("\n"), [
      ...heading,
      "Global mIoU 0.477; samplewise (image first: ratio per image and class, mean over the classes of an image, then over images) 0.501. The difference of +0.025 is exactly the sum of:",
      "-0.028 image size. Globally an image with more counted pixels weighs more; samplewise every image weighs the same. Most by class 0 -0.028.",
      "+0.002 region size. Globally an image with much of a class weighs more for it; samplewise a large region and a small one weigh the same. Most by class 0 +0.002.",
      "+0.050 order: all cells. Classes that occur in more images weigh more once all cells are averaged at once instead of class by class. Most by class 0 +0.109, class 1 -0.042, class 2 -0.017.",
      "Next to nothing: absent classes, 0/0 cells, order: image first.",
      opposite,
    ]);
    // Of the sums 86/134 = 0.642; by shares of the images, 1.2 and 1.4: (0.8 + 0.6) / 2.6 = 0.538; then 0.548.
    assert.deepEqual(text({ kind: "difference", average: "micro-imagewise" }).split("\n"), [
      ...heading,
      "Global mIoU 0.477; samplewise (micro: counts summed over the classes of an image, ratio per image, mean over images) 0.548. The difference of +0.071 is exactly the sum of:",
      "+0.165 class sums. The counts of all classes are summed before the ratio (micro).",
      "-0.103 image size. Globally an image with more counted pixels weighs more; samplewise every image weighs the same.",
      "+0.009 region size. Globally an image with much of a class weighs more for it; samplewise a large region and a small one weigh the same.",
      "Next to nothing: 0/0 cells.",
      opposite,
    ]);
  });

  it("name the worst of alike images by the pixels that are wrong, then in their order, five at most", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    // All have an IoU of 1/2; f has as many wrong pixels as two of the others.
    const alike = report(
      names.map((name) =>
        image(name, [
          [0, 0, name === "f" ? 2 : 1],
          [0, 7, name === "f" ? 2 : 1],
        ]),
      ),
      {
        classList: { source: "x", ignore: [], classes: [{ label: 0, name: "road", color: "#000000" }] },
      },
    );
    const lines = text({ kind: "summary" }, alike);
    assert.match(
      lines,
      /^Worst images by macro IoU: f 0\.500 \(50\.0 % of its pixels wrong\); a 0\.500 [^;]*; b [^;]*; c [^;]*; d [^;]*\.$/m,
    );
    assert.match(
      lines,
      /^Weakest classes: road 0\.500 global, 0\.500 samplewise, 50\.0 % taken as a label that does not belong to a class\.$/m,
    );
    assert.match(lines, /^3 of 7 images hold half of all wrong pixels\.$/m);
    const perfect = text({ kind: "summary" }, report([image("a", [[0, 0, 1]])]));
    assert.match(perfect, /^No pixel is wrong\.$/m);
    const blank = text({ kind: "summary" }, report([image("a", [[255, 0, 1]])], { ignore: [255] }));
    assert.match(blank, /^No class has a figure\.\nNo image has a figure\.$/m);
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

  it("say of a cancelled run that its figures are not a score", () => {
    assert.match(
      text({ kind: "summary" }, { ...SMALL, state: "partial" }),
      /PARTIAL: 2 of 2 pairs are counted, so these figures are not a score/,
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
