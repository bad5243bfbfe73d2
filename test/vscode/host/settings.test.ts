import assert from "node:assert/strict";
import * as vscode from "vscode";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { CONFIGURATION, SETTINGS } from "../../../src/host/ids";
import { runSettings } from "../../../src/host/settings";

const FOLDER = vscode.Uri.file("/masks");

async function set(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
  for (const [key, value] of Object.entries(values))
    await configuration.update(key, value, vscode.ConfigurationTarget.Global);
}

describe("the settings", () => {
  afterEach(() => set(Object.fromEntries(Object.values(SETTINGS).map((key) => [key, undefined]))));

  it("are the usual choices where nothing is set", () => {
    const { choices, faults, classList, colourTable } = runSettings(FOLDER);
    assert.deepEqual(choices, DEFAULT_CHOICES);
    assert.deepEqual([faults, classList, colourTable], [[], undefined, undefined]);
  });

  it("take classes out of the means and set beta", async () => {
    await set({ [SETTINGS.leaveOut]: [0, -1], [SETTINGS.beta]: 0.5 });
    assert.deepEqual(runSettings(FOLDER).choices, { ...DEFAULT_CHOICES, leftOut: [0, -1], beta: 0.5 });
  });

  it("say how files are found and read", async () => {
    await set({
      [SETTINGS.classList]: " PASCAL VOC ",
      [SETTINGS.colourTable]: "colours.txt",
      [SETTINGS.missingPredictions]: "count",
      [SETTINGS.pairingAffixes]: { target: "*_labelIds" },
      [SETTINGS.npzArray]: "mask",
      [SETTINGS.channels]: "last",
      [SETTINGS.scores]: "independent",
    });
    const { choices, classList, colourTable, faults } = runSettings(FOLDER);
    assert.deepEqual([classList, colourTable, faults], ["PASCAL VOC", "colours.txt", []]);
    assert.deepEqual(choices, {
      ...DEFAULT_CHOICES,
      missing: "count",
      files: { affixes: { target: "*_labelIds" }, npzArray: "mask", channels: "last", scores: "independent" },
    });
  });

  it("say which shapes are measured, and how", async () => {
    // Not set, what is usual for the masks is measured; an empty list is a choice.
    assert.equal(runSettings(FOLDER).measure, undefined);
    await set({ [SETTINGS.measure]: [] });
    assert.deepEqual(runSettings(FOLDER).measure, []);
    await set({
      [SETTINGS.measure]: ["kinds", "boundary"],
      [SETTINGS.band]: "3px",
      [SETTINGS.objects]: "ids",
      [SETTINGS.spacing]: "0.8,0.5",
      [SETTINGS.tau]: "1mm",
    });
    const { choices, measure, faults } = runSettings(FOLDER);
    assert.deepEqual([measure, faults], [["boundary", "kinds"], []]);
    assert.deepEqual(choices.shapes, {
      band: { kind: "pixels", pixels: 3 },
      objects: "ids",
      spacing: { x: 0.8, y: 0.5, z: 1 },
      tau: { kind: "units", units: 1 },
    });
  });

  for (const [key, value, fault] of [
    [SETTINGS.measure, ["edges"], /maskEvaluation\.measure\[0\] is "edges", but must be one of boundary, surface/],
    [SETTINGS.spacing, "0.8", /maskEvaluation\.spacing is "0\.8", but must be the edges of a pixel in millimetres/],
    [SETTINGS.tau, "1mm", /maskEvaluation\.tau is "1mm", but must be pixels such as 2px, or a share of the diagonal/],
    [SETTINGS.leaveOut, ["sky"], /maskEvaluation\.leaveOut\[0\] is "sky", but must be a whole number/],
    [SETTINGS.ignoreLabels, "255", /maskEvaluation\.ignoreLabels is "255", but must be a list/],
    [SETTINGS.beta, -1, /maskEvaluation\.beta is -1, but must be a number above 0/],
    [SETTINGS.presence, "some", /maskEvaluation\.presence is "some", but must be one of all, union, target/],
    [SETTINGS.undefined, "nan", /maskEvaluation\.undefined is "nan", but must be one of exclude, 0, 1/],
    [
      SETTINGS.missingPredictions,
      "skip",
      /maskEvaluation\.missingPredictions is "skip", but must be one of leave-out, count/,
    ],
    [SETTINGS.classList, 5, /maskEvaluation\.classList is 5, but must be a text/],
    [SETTINGS.pairingAffixes, { target: "_labelIds" }, /maskEvaluation\.pairingAffixes\.target must hold one \*/],
    [
      SETTINGS.pairingAffixes,
      { targets: "*" },
      /maskEvaluation\.pairingAffixes is an object, but must be an object with the keys target and prediction/,
    ],
    [SETTINGS.threads, 0, /maskEvaluation\.threads is 0, but must be a whole number from 1/],
  ] as const) {
    it(`name ${key} where it is ${JSON.stringify(value)}, and take it as not set`, async () => {
      await set({ [key]: value });
      const { choices, faults } = runSettings(FOLDER);
      assert.match(faults.join("\n"), fault);
      assert.equal(faults.length, 1);
      assert.deepEqual(choices, DEFAULT_CHOICES);
    });
  }
});
