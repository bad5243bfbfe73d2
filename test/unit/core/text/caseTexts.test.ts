import assert from "node:assert/strict";
import { answer } from "../../../../src/core/answers/answer";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { COMPARISON_FORMS } from "../../../../src/core/compare/comparisonForms";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { decideGates } from "../../../../src/core/gates/decideGates";
import { gateJunit } from "../../../../src/core/gates/gateJunit";
import { gateSummary } from "../../../../src/core/gates/gateMarkdown";
import { gateText } from "../../../../src/core/gates/gateText";
import { readGates } from "../../../../src/core/gates/readGates";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { imageCounts } from "../../../../src/core/labels/counts";
import { IOU } from "../../../../src/core/metrics/metrics";
import { RANK_FORMS } from "../../../../src/core/rank/rankForms";
import { rankRuns } from "../../../../src/core/rank/rankRuns";

const FACTS = { format: "NIfTI", kind: "grey", bits: 8, volume: { depth: 4, spacing: [1, 1, 2] } } as const;

function item(name: string, seed: number, missed: number): ImageEntry {
  const rows = [
    { target: 0, prediction: 0, pixels: 40 + seed },
    { target: 0, prediction: 1, pixels: 3 },
    { target: 1, prediction: 1, pixels: 9 + 2 * seed - missed },
    { target: 1, prediction: 0, pixels: 2 + missed },
    ...(seed % 2 === 0 ? [{ target: 2, prediction: 2, pixels: 5 + seed }] : []),
    { target: 2, prediction: 1, pixels: 1 + seed },
  ];
  return {
    name,
    width: 5,
    height: 5,
    depth: 4,
    target: { path: `${name}.nii.gz`, facts: FACTS },
    prediction: { path: `${name}.nii.gz`, facts: FACTS },
    counts: imageCounts(rows),
  };
}

/** Cases of which some have no prediction, one is turned, one was of another size, with classes that are called as words of images are. */
function report(choices: Partial<Choices> = {}, shift = 0): Report {
  const images = Array.from({ length: 6 }, (_, index) => item(`case_${index}`, index, shift));
  return {
    schema: 1,
    folders: { prediction: `/p${shift}`, target: "/t" },
    pairing: { rule: "same relative path", pairs: 6, targetsOnly: ["x.nii.gz"], predictionsOnly: [] },
    images,
    problems: [],
    choices: {
      ...DEFAULT_CHOICES,
      classList: {
        source: "dataset.json",
        ignore: [],
        classes: [
          { label: 0, name: "background", color: "#000000" },
          { label: 1, name: "an image, of pixels", color: "#ff0000" },
          { label: 2, name: "tumour", color: "#00ff00" },
        ],
      },
      ...choices,
    },
    state: "complete",
  };
}

/** Words of images in a text, with what is around them; what files, options and types are called is none of them. */
function wordsOfImages(text: string): readonly string[] {
  const said = text
    .replaceAll(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "")
    .replaceAll("an image, of pixels", "")
    .replaceAll(/<[^>]*>/g, " ");
  return [...said.matchAll(/.{0,30}\b(?:images?|pixels?)\b.{0,20}/gi)].map(([found]) => found);
}

const CHOICES: readonly Partial<Choices>[] = [
  {},
  { zeroDivision: 0, presence: "target", missing: "count" },
  { merges: [{ labels: [1, 2], name: "both" }] },
];

describe("what is written of cases", () => {
  for (const [index, choices] of CHOICES.entries()) {
    const made = report(choices);
    const evaluation = evaluate(made, made.choices);
    const intervals = bootstrap(bootstrapInput(evaluation, IOU));
    for (const exporter of EXPORTS.filter(({ id, isProse }) => isProse === true || id === "sentence")) {
      it(`as ${exporter.name} says nothing of images or pixels, and leaves names alone (${index + 1})`, () => {
        for (const average of ["macro", "macro-imagewise"] as const) {
          const text = exporter.write(evaluation, made, { metric: IOU, average, intervals });
          assert.deepEqual(wordsOfImages(text), []);
          assert.equal([...exporter.pieces(evaluation, made, { metric: IOU, average, intervals })].join(""), text);
          if (exporter.id !== "sentence" && choices.merges === undefined) assert.match(text, /an image, of pixels/);
        }
      });
    }
  }

  it("to a language model says nothing of images or pixels", () => {
    for (const question of [{ kind: "summary" }, { kind: "difference" }] as const) {
      const given = answer(report(), question);
      assert.ok(given.ok);
      assert.deepEqual(wordsOfImages(given.text), []);
      assert.match(given.text, /\bcases?\b/);
    }
  });

  it("as a comparison says nothing of images or pixels", () => {
    const outcome = compareReports(report(), report({}, 3), { ...DEFAULT_BOOTSTRAP, draws: 50, metric: IOU });
    assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
    const lines = COMPARISON_FORMS[0]?.write(outcome.comparison).split("\n") ?? [];
    const widths = ["case first", "class first"].map((name) => lines.find((line) => line.includes(name))?.length);
    assert.equal(widths[0], widths[1], "columns are as wide as what they say");
    for (const form of COMPARISON_FORMS.filter(({ id }) => id !== "json")) {
      const text = form.write(outcome.comparison);
      assert.deepEqual(wordsOfImages(text), [], form.id);
      assert.match(text, /an image, of pixels/);
    }
  });

  it("as a ranking says nothing of images or pixels", () => {
    const runs = [0, 1, 3].map((shift) => ({ name: `run ${shift}`, report: report({}, shift) }));
    const outcome = rankRuns(runs, { ...DEFAULT_BOOTSTRAP, draws: 50, metric: IOU, average: "macro-imagewise" });
    assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
    for (const form of RANK_FORMS.filter(({ id }) => !["json", "csv"].includes(id))) {
      assert.deepEqual(wordsOfImages(form.write(outcome.ranking)), [], form.id);
    }
  });

  it("of gates says nothing of images or pixels", () => {
    const made = report();
    const gates = readGates(
      JSON.stringify({
        gates: [
          { figure: "iou.macro", atLeast: 0.5, by: "lowerBound" },
          { figure: "iou.class.*", notWorseThan: "baseline" },
          { figure: "iou.macro-imagewise", notWorseThan: "baseline", decide: "proved" },
          { figure: "specificity.class.tumour", atLeast: 2 },
          { problems: "none" },
          { missingPredictions: 0 },
        ],
      }),
      "x.gates.json",
    );
    assert.ok(gates.ok);
    for (const baseline of [
      { ok: true, report: report({}, 3) } as const,
      { ok: false, message: "There is none." } as const,
    ]) {
      const outcome = decideGates(made, baseline, gates.gates);
      const run = { name: "run", report: made };
      for (const text of [gateText(outcome), gateSummary(outcome, run), gateJunit(outcome, "run")])
        assert.deepEqual(wordsOfImages(text), []);
    }
  });
});
