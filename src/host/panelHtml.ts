import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { escapeHtml } from "../core/exports/htmlTable";

/** The program that draws a page: a report's, a ranking's, or that of a report in tables. */
export type PageProgram = "webview" | "rankings" | "tables";

/** What a page and its thread run, one after the other: what they have in common with the other programs, and their own. */
const PAGE_SCRIPTS = ["shared.js", "webview.js"];

/**
 * The frame of the page: scripts and a style sheet of our own, nothing else is allowed in, nothing of the
 * report is spliced into it (that comes in messages). The page fetches the scripts again for the worker that draws intervals, and starts
 * it from a blob: no other kind of worker may start in a webview.
 */
export function panelHtml(webview: vscode.Webview, programFolder: vscode.Uri, program: PageProgram): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string): string =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(programFolder, name)).toString());
  const scripts = PAGE_SCRIPTS.map(file);
  const policy = [
    "default-src 'none'",
    // The worker that draws, which this policy holds for too, may compile the kernel.
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} blob: data:`,
    `connect-src ${webview.cspSource}`,
    "worker-src blob:",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file("webview.css")}">
  <title>Mask Evaluation</title>
</head>
<body data-program="${program}" data-bootstrap="${scripts.join(" ")}" data-kernel="${file("kernel.wasm")}">
  ${scripts.map((script) => `<script nonce="${nonce}" src="${script}"></script>`).join("\n  ")}
</body>
</html>
`;
}
