import "../../support/fakeVscode";
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices } from "../../../src/core/document/choices";
import type { LiveReport } from "../../../src/host/liveReport";
import { ReportPanel, type PanelHost } from "../../../src/host/reportPanel";
import type { PageMessage } from "../../../src/protocol/panel";

const nothing = { dispose: (): void => undefined };

/** How often the folders are evaluated again where the page sends these choices. */
function evaluations(before: Choices, chosen: Choices, lacksMissing = false): number {
  let send: ((message: PageMessage) => void) | undefined;
  let evaluated = 0;
  const view = {
    visible: true,
    webview: {
      onDidReceiveMessage: (listener: (message: PageMessage) => void) => {
        send = listener;
        return nothing;
      },
      postMessage: () => Promise.resolve(true),
      asWebviewUri: (uri: vscode.Uri) => uri,
      cspSource: "",
    },
    onDidChangeViewState: () => nothing,
  };
  const report = {
    folders: { prediction: "/p", target: "/t" },
    current: { choices: before },
    lacksMissing,
    onMessage: () => nothing,
    onDidEnd: () => nothing,
    choose: (choices: Choices) => (report.current = { choices }),
    dispose: () => undefined,
  };
  const host = { programFolder: vscode.Uri.file("/dist"), evaluateAgain: () => evaluated++ };
  const panel = new ReportPanel(
    view as unknown as vscode.WebviewPanel,
    report as unknown as LiveReport,
    host as unknown as PanelHost,
  );
  send?.({ type: "choices", choices: chosen });
  assert.equal(report.current.choices, chosen);
  panel.dispose();
  return evaluated;
}

describe("choices from the page", () => {
  it("have the masks read again where they are of the files, or ask for targets that were not read, and else not", () => {
    const resized: Choices = { ...DEFAULT_CHOICES, files: { resize: "nearest" } };
    assert.equal(evaluations(DEFAULT_CHOICES, { ...DEFAULT_CHOICES, undefined: 1 }), 0);
    assert.equal(evaluations(DEFAULT_CHOICES, resized), 1);
    assert.equal(evaluations(resized, DEFAULT_CHOICES), 1);
    assert.equal(evaluations(resized, { ...resized, beta: 1 }), 0);
    assert.equal(evaluations(DEFAULT_CHOICES, { ...DEFAULT_CHOICES, missing: "count" }, true), 1);
  });
});
