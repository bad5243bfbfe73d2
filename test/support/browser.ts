import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { Page, Route } from "playwright-core";
import { machinery } from "./machinery";
import { ROOT } from "./root";

/** Served by the test itself, never by the network; a browser takes `localhost` for secure, so the clipboard works. */
const ORIGIN = "http://localhost";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

interface PageOptions {
  /** Size of the window in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly forcedColors?: "active" | "none";
  /** JavaScript that runs before the page's own, for instance a twin of `acquireVsCodeApi`. */
  readonly initScript?: string;
}

/**
 * `html`: the document. It may name any file of the project by its path from the top folder, as in
 * `<script src="/dist/webview.js">` and the like. `url`: an address to open instead, for instance a `file:` one.
 */
export type OpenPageOptions = PageOptions & ({ readonly html: string } | { readonly url: string });

export interface OpenedPage {
  readonly page: Page;
  /** Everything the page threw or logged as an error, in order. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Opens a separate headless page (own storage, own size) in the browser that all tests of a run share. */
export async function openPage(options: OpenPageOptions): Promise<OpenedPage> {
  const { sharedBrowser } = await machinery("browser");
  const context = await (
    await sharedBrowser()
  ).newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    colorScheme: options.colorScheme ?? "light",
    reducedMotion: options.reducedMotion ?? "no-preference",
    forcedColors: options.forcedColors ?? "none",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  if (options.initScript !== undefined) await page.addInitScript(options.initScript);
  if ("html" in options) await serve(page, options.html);
  await page.goto("html" in options ? `${ORIGIN}/` : options.url);
  return { page, errors, close: () => context.close() };
}

async function serve(page: Page, html: string): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    else await serveFile(route, decodeURIComponent(pathname));
  });
}

async function serveFile(route: Route, pathname: string): Promise<void> {
  const file = normalize(join(ROOT, pathname));
  if (!file.startsWith(ROOT + sep)) return route.abort("addressunreachable");
  try {
    await route.fulfill({
      contentType: TYPES[extname(file)] ?? "application/octet-stream",
      body: await readFile(file),
    });
  } catch {
    await route.fulfill({ status: 404, body: `${pathname} is not in the project` });
  }
}

/** Ends the browser that `openPage` started. */
export async function closeBrowser(): Promise<void> {
  await (await machinery("browser")).closeBrowser();
}

// Outside every describe: mocha runs it once, after the last test of the run. A benchmark, which has no mocha, closes it itself.
(globalThis as { readonly after?: (hook: () => Promise<void>) => void }).after?.(closeBrowser);
