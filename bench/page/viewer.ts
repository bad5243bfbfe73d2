import { basename, dirname, join } from "node:path";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { evaluateFolders } from "../../src/run/evaluateFolders";
import { PixelReader } from "../../src/run/pixelReader";
import type { PixelOutcome } from "../../src/protocol/pixels";
import type { ViewerRequest } from "../../src/protocol/viewer";
import { documentMessage } from "../../test/page/support/builtReport";
import { openReport, type OpenedReport } from "../../test/page/support/openReport";
import { ROOT } from "../../test/support/root";
import { makeData } from "../makeData";
import { SETS } from "../sets";
import { untilDrawn } from "./timing";

const MAX_PIXELS = 2 ** 28;
const PROGRAMS = join(ROOT, "dist");

/** Prints how long a pair of street scenes takes from a key to the screen: the page, the thread, and the page again. */
export async function measureViewer(): Promise<void> {
  const [street] = SETS;
  const [first] = street ? makeData(street, join(ROOT, "out/bench/data")) : [];
  if (!street || !first) return;
  const folders = { target: dirname(first.target), prediction: dirname(first.prediction) };
  const evaluated = await evaluateFolders({
    folders,
    choices: DEFAULT_CHOICES,
    programFolder: PROGRAMS,
    threads: 2,
    maxPixels: MAX_PIXELS,
    signal: new AbortController().signal,
  });
  if (!evaluated.ok) throw new Error(evaluated.message);
  const opened = await openReport({ message: documentMessage(evaluated.report) });
  await opened.page.getByTestId("tab-images").click();
  await untilDrawn(opened.page, { selector: "[data-row] button", does: "click" });

  console.log(
    `## A pair of ${street.width} x ${street.height} in the viewer\n\n| pair | page asks | thread | page draws | together, ms |\n|---|---|---|---|---|`,
  );
  const reader = new PixelReader({ programFolder: PROGRAMS, maxPixels: MAX_PIXELS });
  const read = async ({
    image,
    errors,
  }: Pick<PixelsRequest, "image" | "errors">): Promise<PixelOutcome | "cancelled"> => {
    const file = `${basename(image)}.png`;
    const job = { target: { path: join(folders.target, file) }, prediction: { path: join(folders.prediction, file) } };
    return reader.read({ ...job, detail: { kind: "whole", errors } }, new AbortController().signal);
  };
  // As the host does when the page tells it that pixels are near.
  await read(await lastRequest(opened, "expectPixels"));
  for (let index = 0; index < street.pairs; index++) {
    const asks =
      index === 0 ? 0 : await untilDrawn(opened.page, { selector: "[data-testid=next-image]", does: "click" });
    const request = await lastRequest(opened, "pixels");
    const started = performance.now();
    const outcome = await read(request);
    const thread = performance.now() - started;
    const draws = await draw(opened, { type: "pixels", request: request.request, outcome });
    console.log(
      `| ${index + 1} | ${asks.toFixed(0)} | ${thread.toFixed(0)} | ${draws.toFixed(0)} | ${(asks + thread + draws).toFixed(0)} |`,
    );
  }
  console.log("");
  await reader.close();
  await opened.close();
}

type PixelsRequest = Extract<ViewerRequest, { type: "pixels" }>;

async function lastRequest(opened: OpenedReport, wanted: "pixels" | "expectPixels"): Promise<PixelsRequest> {
  const { posted } = await opened.twin();
  const request = posted.findLast(({ type }) => type === wanted);
  if (!request) throw new Error("The page asked for no pixels");
  return request as PixelsRequest;
}

/** Milliseconds from the answer's message until the masks are drawn. */
async function draw({ page }: OpenedReport, answer: unknown): Promise<number> {
  await page.evaluate((sent) => {
    (window as unknown as { kept: unknown }).kept = sent;
  }, answer);
  return page.evaluate(async () => {
    const started = performance.now();
    window.postMessage((window as unknown as { kept: unknown }).kept, "*");
    while (!document.querySelector("[data-testid=stage][data-state=shown]")) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - started;
  });
}
