import type { Page } from "playwright-core";
import type { HostMessage } from "../../../src/protocol/panel";
import { openPage } from "../../support/browser";
import { hostTwinScript, type HostTwin } from "./hostTwin";
import { themeVariables, type Theme } from "./theme";

export interface OpenReportOptions {
  readonly message?: HostMessage;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: "reduce" | "no-preference";
  /** Where intervals are drawn; else in slices on the page's own thread, as where no worker is to be had. */
  readonly intervals?: "in a worker";
  /** What an earlier page kept through `setState`. */
  readonly state?: unknown;
}

export interface OpenedReport {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Sends a message as the host does, and waits until the page has drawn it. */
  send(message: HostMessage): Promise<void>;
  twin(): Promise<HostTwin>;
  /** The full-precision value of a figure; of one row where it is named. */
  figure(id: string, row?: string): Promise<number | undefined>;
  close(): Promise<void>;
}

/** The frame that the host gives the page, with the same policy; `body` are the attributes of its body. */
const html = (body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-test' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src blob:">
  <link rel="stylesheet" href="/dist/webview.css">
  <title>Mask Evaluation</title>
</head>
<body${body}>
  <script nonce="test" src="/dist/shared.js"></script>
  <script nonce="test" src="/dist/webview.js"></script>
</body>
</html>`;

/** Opens the built page with the host's twin and a theme, as VS Code would; the page has said `ready` when it settles. */
export async function openReport(options: OpenReportOptions = {}): Promise<OpenedReport> {
  const theme = options.theme ?? "vscode-dark";
  const { page, errors, ...browserPage } = await openPage({
    html: html(
      options.intervals ? ' data-bootstrap="/dist/shared.js /dist/webview.js" data-kernel="/dist/kernel.wasm"' : "",
    ),
    width: options.width ?? 1400,
    height: options.height ?? 900,
    colorScheme: theme.includes("light") ? "light" : "dark",
    reducedMotion: options.reducedMotion ?? "no-preference",
    initScript: hostTwinScript(options.state),
  });
  await page.evaluate(
    ({ variables, bodyClass }) => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      document.documentElement.style.colorScheme = bodyClass.includes("light") ? "light" : "dark";
      document.body.className = bodyClass;
    },
    { variables: themeVariables(theme), bodyClass: theme },
  );
  await page.getByTestId("run-state").waitFor();
  const opened: OpenedReport = {
    page,
    errors,
    send: async (message) => {
      await page.evaluate(async (sent) => {
        window.postMessage(sent, "*");
        // The message is a separate task and the drawing the frame after it.
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }, message);
    },
    twin: () => page.evaluate(() => (window as unknown as { hostTwin: HostTwin }).hostTwin),
    figure: async (id, row) => {
      const within = row === undefined ? "" : `[data-row=${JSON.stringify(row)}] `;
      const value = await page.locator(`${within}[data-figure=${JSON.stringify(id)}]`).getAttribute("data-value");
      return value === null || value === "" ? undefined : Number(value);
    },
    close: () => browserPage.close(),
  };
  if (options.message) await opened.send(options.message);
  return opened;
}
