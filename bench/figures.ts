// `npm run bench:figures`: measures what the page computes from counts, on one thread, and prints Markdown.
import { cpus } from "node:os";
import { advice } from "../src/core/sentences/advice";
import { averageInput } from "../src/core/averages/averageInput";
import { AVERAGES } from "../src/core/averages/averages";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../src/core/intervals/bootstrap";
import { bootstrapInput } from "../src/core/intervals/bootstrapInput";
import { DEFAULT_CHOICES, type Choices } from "../src/core/document/choices";
import { classFigures } from "../src/core/averages/classFigures";
import { imageCounts } from "../src/core/labels/counts";
import { evaluate, type Evaluation } from "../src/core/counting/evaluation";
import { gap } from "../src/core/gap/gap";
import { imageFigures } from "../src/core/averages/imageFigures";
import { imageGroups } from "../src/core/intervals/imageGroups";
import type { MaskFacts } from "../src/core/labels/labelMap";
import { IOU, METRICS } from "../src/core/metrics/metrics";
import type { ImageEntry, Report } from "../src/core/document/report";
import {
  DEFAULT_WORST_PERCENT,
  imageMeans,
  spread,
  worstImages,
  worstImagesByClass,
} from "../src/core/averages/spread";
import { verdict } from "../src/core/sentences/verdict";
import { median } from "./median";
import { random } from "./random";

const ROUNDS = 7;
const SETS = [
  { images: 2_000, classes: 20, classesOfImage: 12 },
  { images: 2_000, classes: 150, classesOfImage: 25 },
  { images: 10_000, classes: 20, classesOfImage: 12 },
] as const;

function main(): void {
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, one thread, Node ${process.version}; medians of ${ROUNDS} rounds (longest)`,
  );
  for (const set of SETS) measureSet(set);
}

function measureSet(set: (typeof SETS)[number]): void {
  const report = madeReport(set);
  const evaluation = evaluate(report, report.choices);
  console.log(`\n## ${set.images} images x ${set.classes} classes\n\n| | ms |\n|---|---|`);
  const changes: readonly (readonly [string, Partial<Choices>])[] = [
    ["0/0 counted as 0", { zeroDivision: 0 }],
    ["classes counted: in the target", { presence: "target" }],
    ["one class out of the mean", { leftOut: [3] }],
    ["one more label ignored", { ignore: [255, 1] }],
    ["two classes merged", { merges: [{ labels: [2, 3], name: "2 + 3" }] }],
    ["a subset by folder", { subset: { kind: "folder", folder: "city 1" } }],
    ["a subset by a pattern", { subset: { kind: "pattern", pattern: "_\\d+[02468]$" } }],
  ];
  for (const [name, change] of changes) {
    print(`Summary after: ${name}`, () => {
      evaluate(report, report.choices);
      return () => {
        summary(evaluate(report, { ...report.choices, ...change }));
      };
    });
  }
  print("every metric of every class, global and samplewise", () => () => {
    for (const metric of METRICS)
      evaluation.classSet.forEach((classIndex) => classFigures(evaluation, metric, classIndex));
  });
  print("every image's macro and micro", () => () => {
    evaluation.imageSet.forEach((image) => imageFigures(evaluation, IOU, image));
  });
  const names = evaluation.images.map(({ name }) => name);
  print("groups by the pattern ^(city \\d+)/", () => () => {
    imageGroups(names, { kind: "pattern", pattern: "^(city \\d+)/" });
  });
  print("groups by a pattern that RegExp would never end, ^(\\w+\\s?/?)*!$", () => () => {
    imageGroups(names, { kind: "pattern", pattern: "^(\\w+\\s?/?)*!$" });
  });
  print(`bootstrap, ${DEFAULT_BOOTSTRAP.draws} draws: input`, () => () => {
    bootstrapInput(evaluation, IOU);
  });
  const input = bootstrapInput(evaluation, IOU);
  print(`bootstrap, ${DEFAULT_BOOTSTRAP.draws} draws: both averages, overall and of each class`, () => () => {
    bootstrap(input);
  });
}

/** What the Summary computes anew when a choice changes. */
function summary(evaluation: Evaluation): void {
  const input = averageInput(evaluation, IOU);
  for (const { compute } of AVERAGES) compute(input);
  verdict(evaluation, IOU);
  gap(evaluation, IOU, "macro-imagewise");
  advice(evaluation);
  spread(imageMeans(input));
  worstImages(input, DEFAULT_WORST_PERCENT);
  worstImagesByClass(input, DEFAULT_WORST_PERCENT);
}

/** `prepare` gives what is measured; the first time, before the code is compiled, is left out. */
function print(name: string, prepare: () => () => void): void {
  prepare()();
  const times = Array.from({ length: ROUNDS }, () => {
    const act = prepare();
    const started = performance.now();
    act();
    return performance.now() - started;
  });
  console.log(`| ${name} | ${median(times).toFixed(1)} (${Math.max(...times).toFixed(1)}) |`);
}

const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** A report of counts alone, the same on every call: each class right for the most part and taken for three others. */
function madeReport({ images, classes, classesOfImage }: (typeof SETS)[number]): Report {
  const next = random(1);
  const entry = (index: number): ImageEntry => {
    const name = `city ${index % 20}/street_${String(index).padStart(6, "0")}`;
    const rows = Array.from({ length: classes }, (_, label) => label)
      .filter(() => next() < classesOfImage / classes)
      .flatMap((label) => {
        const pixels = Math.ceil((next() * 400_000) / (1 + label / 4)) + 40;
        const wrong = Math.ceil(pixels * next() * 0.1);
        const taken = Array.from({ length: 3 }, () => ({
          target: label,
          prediction: Math.floor(next() * classes),
          pixels: wrong,
        }));
        return [{ target: label, prediction: label, pixels }, ...taken];
      });
    const file = { path: `${name}.png`, facts: FACTS };
    return { name, width: 2048, height: 1024, target: file, prediction: file, counts: imageCounts(rows) };
  };
  return {
    schema: 1,
    folders: { prediction: "predictions", target: "targets" },
    pairing: { rule: "same relative path", pairs: images, targetsOnly: [], predictionsOnly: [] },
    images: Array.from({ length: images }, (_, index) => entry(index)),
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
  };
}

main();
