import type { Page } from "playwright-core";
import { withInfinities } from "../../../src/core/rank/sentFigures";
import { openPage, type OpenedPage } from "../../support/browser";
import { hostTwinScript, type HostTwin } from "./hostTwin";
import { themeVariables, type Theme } from "./theme";

const html = (program: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-test'; style-src 'self'">
  <link rel="stylesheet" href="/dist/webview.css">
  <title>Mask Evaluation</title>
</head>
<body data-program="${program}">
  <script nonce="test" src="/dist/shared.js"></script>
  <script nonce="test" src="/dist/webview.js"></script>
</body>
</html>`;

/** A page with a host that is told what it posts. */
export interface OpenProgram<HostMessage, PageMessage> {
  readonly opened: OpenedPage;
  readonly page: Page;
  readonly send: (message: HostMessage) => Promise<void>;
  readonly twin: () => Promise<HostTwin>;
  readonly posted: () => Promise<readonly PageMessage[]>;
}

/** The page of a program, which is told of nothing yet. */
export async function openProgram<HostMessage, PageMessage>(
  program: string,
  theme: Theme = "vscode-dark",
  width = 1200,
): Promise<OpenProgram<HostMessage, PageMessage>> {
  const opened = await openPage({ html: html(program), width, initScript: hostTwinScript(undefined) });
  const { page } = opened;
  await page.evaluate(
    ({ variables, bodyClass }) => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      document.body.className = bodyClass;
    },
    { variables: themeVariables(theme), bodyClass: theme },
  );
  const twin = (): Promise<HostTwin> => page.evaluate(() => (window as unknown as { hostTwin: HostTwin }).hostTwin);
  return {
    opened,
    page,
    send: async (message) => {
      await page.evaluate((sent) => {
        window.postMessage(sent, "*");
      }, asVscodeSends(message));
    },
    twin,
    posted: async () => (await twin()).posted as unknown as readonly PageMessage[],
  };
}

/** As VS Code carries it: JSON, but for typed arrays. */
function asVscodeSends(message: unknown): unknown {
  return jsonOf(withInfinities(message));
}

function jsonOf(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => jsonOf(item) ?? null);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, jsonOf(held)]])),
  );
}
