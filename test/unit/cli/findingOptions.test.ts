import assert from "node:assert/strict";
import { parseArgs } from "node:util";
import { CHOICE_OPTIONS, choicesOf } from "../../../src/cli/choiceOptions";
import { chosenFiles, FILE_OPTIONS } from "../../../src/cli/fileOptions";
import { DEFAULT_CHOICES, type Choices } from "../../../src/core/document/choices";
import { dataCheck } from "../../../src/core/check/dataCheck";
import type { Report } from "../../../src/core/document/report";
import { entry, reportOf, type Row } from "../core/check/entries";
import { objectsImage, random, upTo } from "../core/check/scenes";

/** The words of a command line, as a shell gives them to a program. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"),
  );
}

/** What the command line makes of an option. */
async function read(option: string): Promise<Choices> {
  const { values } = parseArgs({ args: [...words(option)], options: { ...CHOICE_OPTIONS, ...FILE_OPTIONS } });
  const files = chosenFiles(values);
  return { ...(await choicesOf(values)), ...(files && { files }) };
}

const ids = (by: number): Report =>
  reportOf([
    entry([
      [7 * by, 7 * by, 900],
      [11 * by, 11 * by, 100],
      [24 * by + 1, 24 * by + 2, 50],
      [24 * by + 2, 24 * by + 1, 50],
      [26 * by + 1, 26 * by, 30],
    ]),
  ]);

const images = (count: number, rows: readonly Row[]): Report =>
  reportOf(upTo(count).map((name) => entry(rows, { name: String(name) })));

/** A report for each finding that names an option. */
const REPORTS: Readonly<Record<string, () => Report>> = {
  "coding:raised": () =>
    images(1, [
      [1, 0, 10],
      [2, 1, 20],
      [3, 2, 30],
    ]),
  "coding:lowered": () =>
    images(1, [
      [0, 1, 10],
      [1, 2, 20],
      [2, 3, 30],
    ]),
  "coding:reducedZero": () =>
    images(1, [
      [0, 0, 8],
      [0, 149, 6],
      [1, 0, 30],
      [2, 1, 30],
      [150, 149, 20],
    ]),
  "coding:trainIdsToLabelIds": () =>
    images(1, [
      [7, 0, 50],
      [8, 1, 20],
      [11, 2, 20],
      [26, 13, 20],
      [0, 0, 5],
    ]),
  "coding:labelIdsToTrainIds": () =>
    images(1, [
      [0, 7, 50],
      [1, 8, 20],
      [2, 11, 20],
      [13, 26, 20],
      [255, 0, 5],
    ]),
  "coding:bestRelabelling": () =>
    images(1, [
      [0, 0, 10],
      [1, 4, 20],
      [2, 1, 30],
      [4, 2, 30],
    ]),
  "names:trainIdsToLabelIds": () =>
    reportOf([
      entry(
        [
          [7, 7, 50],
          [8, 8, 20],
        ],
        { targetPath: "x_gtFine_labelIds.png", predictionPath: "x_labelTrainIds.png" },
      ),
    ]),
  instanceIds: () => ids(256),
  "instanceIds:target": () =>
    images(1, [
      [7, 7, 40],
      [26001, 26, 30],
      [26002, 26, 30],
    ]),
  foreground: () => {
    const scenes = random(1);
    return reportOf(
      upTo(3).map((name) =>
        objectsImage(String(name), scenes, {
          targets: scenes.shuffled(upTo(9)),
          predictions: scenes.shuffled(upTo(9)),
        }),
      ),
    );
  },
  "neverPredicted:3": () =>
    images(6, [
      [0, 0, 90],
      [1, 1, 40],
      [3, 1, 20],
    ]),
  "neverTarget:3": () =>
    images(6, [
      [0, 0, 90],
      [1, 1, 40],
      [0, 3, 20],
    ]),
  missingPredictions: () => {
    const report = images(2, [
      [0, 0, 50],
      [1, 1, 40],
      [0, 1, 10],
    ]);
    return { ...report, pairing: { ...report.pairing, targetsOnly: ["y.png"] } };
  },
  sizeMismatches: () => ({
    ...images(2, [
      [0, 0, 50],
      [1, 1, 40],
      [0, 1, 10],
    ]),
    problems: [{ kind: "size-mismatch", file: "z.png", message: "" }],
  }),
  letterCase: () => {
    const report = images(2, [
      [0, 0, 50],
      [1, 1, 40],
      [0, 1, 10],
    ]);
    return { ...report, pairing: { ...report.pairing, offer: { kind: "letterCase", pairs: 4, message: "" } } };
  },
  zeroPadding: () => {
    const report = images(2, [
      [0, 0, 50],
      [1, 1, 40],
      [0, 1, 10],
    ]);
    return { ...report, pairing: { ...report.pairing, offer: { kind: "zeroPadding", pairs: 4, message: "" } } };
  },
};

describe("the option that a finding names does what its action does:", () => {
  for (const [id, report] of Object.entries(REPORTS)) {
    it(id, async () => {
      const { findings } = dataCheck(report(), DEFAULT_CHOICES);
      const finding = findings.find((candidate) => candidate.id === id);
      assert.ok(finding, `no finding ${id} among ${findings.map((candidate) => candidate.id).join(", ")}`);
      assert.ok(finding.action?.option, "it names no option");
      assert.deepEqual(await read(finding.action.option), { ...DEFAULT_CHOICES, ...finding.action.apply });
    });
  }

  it("after other steps, all of which it names again", async () => {
    const relabelling: Choices["relabelling"] = {
      prediction: [{ kind: "table", name: "5 to 0", from: [5], to: [0] }],
      target: [{ kind: "greyColours" }],
    };
    const { findings } = dataCheck(
      images(1, [
        [1, 5, 10],
        [2, 1, 20],
        [3, 2, 30],
      ]),
      { ...DEFAULT_CHOICES, relabelling },
    );
    const action = findings.find(({ id }) => id === "coding:raised")?.action;
    assert.equal(action?.option, "--relabel target:grey --relabel prediction:5=0 --relabel prediction:+1");
    assert.deepEqual(await read(action.option), { ...DEFAULT_CHOICES, ...action.apply });
  });

  it("of binary masks that are the wrong way round, whose 255 is read as 1 before", async () => {
    const { findings } = dataCheck(
      images(1, [
        [0, 255, 10],
        [255, 0, 20],
      ]),
      DEFAULT_CHOICES,
    );
    const action = findings.find(({ id }) => id === "coding:bestRelabelling")?.action;
    assert.ok(action?.option);
    assert.deepEqual(await read(action.option), { ...DEFAULT_CHOICES, ...action.apply });
  });
});
