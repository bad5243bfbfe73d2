import assert from "node:assert/strict";
import * as vscode from "vscode";
import { DEFAULT_CHOICES } from "../../../src/core/choices";
import { CONFIGURATION, SETTINGS } from "../../../src/host/ids";
import { runSettings } from "../../../src/host/settings";

const FOLDER = vscode.Uri.file("/masks");

async function set(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
  for (const [key, value] of Object.entries(values)) await configuration.update(key, value, vscode.ConfigurationTarget.Global);
}

describe("the settings", () => {
  afterEach(() => set({ [SETTINGS.leaveOut]: undefined, [SETTINGS.beta]: undefined }));

  it("are the usual choices where nothing is set", () => {
    assert.deepEqual(runSettings(FOLDER).choices, DEFAULT_CHOICES);
  });

  it("take classes out of the means and set beta", async () => {
    await set({ [SETTINGS.leaveOut]: [0, -1], [SETTINGS.beta]: 0.5 });
    assert.deepEqual(runSettings(FOLDER).choices, { ...DEFAULT_CHOICES, leftOut: [0, -1], beta: 0.5 });
  });

  it("count as not set where a value is of the wrong kind", async () => {
    await set({ [SETTINGS.leaveOut]: ["sky"], [SETTINGS.beta]: -1 });
    assert.deepEqual(runSettings(FOLDER).choices, DEFAULT_CHOICES);
  });
});
