import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { PixelDetail, PixelOutcome } from "../../src/protocol/pixels";
import type { ViewerRequest } from "../../src/protocol/viewer";
import { DISK_FILES } from "../../src/run/diskFiles";
import { evaluateFolders } from "../../src/run/evaluateFolders";
import { pixelJob } from "../../src/run/pixelJob";
import { PixelReader } from "../../src/run/pixelReader";
import { documentMessage } from "../../test/page/support/builtReport";
import { openReport, type OpenedReport } from "../../test/page/support/openReport";
import { machinery } from "../../test/support/machinery";
import { ROOT } from "../../test/support/root";
import { median } from "../median";
import { untilDrawn } from "./timing";

const PROGRAMS = { programFolder: join(ROOT, "dist"), maxPixels: 2 ** 28 };
const SIZE = [512, 512, 400];
const FILE = "abdomen_001.nii.gz";
const SLICES = 12;

/** Prints how long a case takes from a click to the screen, and then each slice: the thread, and the page. */
export async function measureCases(): Promise<void> {
  const folder = join(ROOT, "out/bench/data/case");
  const { writeCases } = await machinery("cases");
  if (!existsSync(folder)) await writeCases(folder, { cases: 1, size: SIZE, spacing: [0.8, 0.8, 1], bits: 16 });
  const evaluated = await evaluateFolders({
    ...PROGRAMS,
    folders: { target: join(folder, "labelsTr"), prediction: join(folder, "predictions") },
    choices: DEFAULT_CHOICES,
    threads: 1,
    signal: new AbortController().signal,
  });
  if (!evaluated.ok) throw new Error(evaluated.message);
  const { report } = evaluated;
  const opened = await openReport({ message: documentMessage(report) });
  const reader = new PixelReader(PROGRAMS);
  const read = (image: string, detail: PixelDetail): Promise<PixelOutcome | "cancelled"> => {
    const job = pixelJob(report, image, { detail, files: DISK_FILES });
    if (!job) throw new Error(`There is no ${image}`);
    return reader.read(job, new AbortController().signal);
  };
  await opened.page.getByTestId("tab-images").click();
  await opened.page.locator("[data-row] button").first().click();

  console.log(`## A case of ${SIZE.join(" x ")}, int16 in .nii.gz, in the viewer; medians (longest)\n`);
  console.log("| | thread | page draws | together, ms |\n|---|---|---|---|");
  const unpacking = await timed(() =>
    Promise.resolve(
      ["labelsTr", "predictions"].map((side) => gunzipSync(readFileSync(join(folder, side, FILE))).length),
    ),
  );
  print("for comparison: gunzipSync of both files", [unpacking.ms], [0]);
  const request = await nextRequest(opened, 0);
  if (request.type !== "pixels") throw new Error("The page did not open the case");
  const opening = await timed(() => read(request.image, { kind: "whole", errors: request.errors }));
  const shown = await drawn(opened, { request: request.request, outcome: opening.outcome }, "axial ");
  print("opened at its worst slice", [opening.ms], [shown]);

  let answered = request.request;
  /** Slices that the page reads ahead are answered, but are not what is measured. */
  const settle = async (): Promise<void> => {
    for (let next = await requestAfter(opened, answered); next; next = await requestAfter(opened, answered)) {
      answered = next.request;
      if (next.type === "slice") {
        const outcome = await read(next.image, { kind: "slice", ...next.slice });
        await drawn(opened, { request: next.request, outcome }, "");
      }
    }
  };
  for (const plane of ["axial", "coronal", "sagittal"]) {
    await opened.page.locator(`[data-plane-choice=${plane}]`).evaluate((choice: HTMLInputElement) => {
      choice.click();
    });
    await settle();
    const [threads, pages]: [number[], number[]] = [[], []];
    for (let step = 0; step < SLICES; step++) {
      await settle();
      // Far from what was read ahead.
      await untilDrawn(opened.page, { selector: "[data-testid=slice]", does: "input", value: String(20 + 28 * step) });
      const asked = await nextRequest(opened, answered);
      if (asked.type !== "slice") continue;
      answered = asked.request;
      const slice = await timed(() => read(asked.image, { kind: "slice", ...asked.slice }));
      threads.push(slice.ms);
      pages.push(
        await drawn(
          opened,
          { request: asked.request, outcome: slice.outcome },
          `${asked.slice.plane} ${asked.slice.at}`,
        ),
      );
    }
    print(`a slice, ${plane}`, threads, pages);
  }
  console.log("");
  for (const error of opened.errors) console.error(error);
  await reader.close();
  await opened.close();
}

type Asked = Extract<ViewerRequest, { readonly type: "pixels" | "slice" }>;

/** The first request for pixels after one; undefined where there is none yet. */
async function requestAfter(opened: OpenedReport, request: number): Promise<Asked | undefined> {
  const { posted } = await opened.twin();
  return (posted as readonly ViewerRequest[]).find(
    (message): message is Asked => (message.type === "pixels" || message.type === "slice") && message.request > request,
  );
}

async function nextRequest(opened: OpenedReport, request: number): Promise<Asked> {
  for (;;) {
    const next = await requestAfter(opened, request);
    if (next) return next;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function timed<Outcome>(of: () => Promise<Outcome>): Promise<{ readonly outcome: Outcome; readonly ms: number }> {
  const started = performance.now();
  const outcome = await of();
  return { outcome, ms: performance.now() - started };
}

/** Milliseconds from the answer's message until a slice is on screen whose name begins so. */
async function drawn(
  { page }: OpenedReport,
  answer: { readonly request: number; readonly outcome: PixelOutcome | "cancelled" },
  slice: string,
): Promise<number> {
  await page.evaluate(
    (sent) => {
      (window as unknown as { kept: unknown }).kept = sent;
    },
    { type: "pixels", ...answer },
  );
  return page.evaluate(async (begins) => {
    const started = performance.now();
    window.postMessage((window as unknown as { kept: unknown }).kept, "*");
    const isShown = (): boolean =>
      document.querySelector(`[data-testid=stage][data-state=shown][data-slice^="${begins}"]`) !== null;
    do await new Promise(requestAnimationFrame);
    while (begins !== "" && !isShown());
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - started;
  }, slice);
}

function print(name: string, threads: readonly number[], pages: readonly number[]): void {
  const both = threads.map((ms, index) => ms + (pages[index] ?? 0));
  const of = (all: readonly number[]): string => `${median(all).toFixed(0)} (${Math.max(...all).toFixed(0)})`;
  console.log(`| ${name} | ${of(threads)} | ${of(pages)} | ${of(both)} |`);
}
