import { countRows, imageCounts, type ImageCounts } from "./counts";
import type { ImageEntry, Report } from "./report";

/** What reading a saved report gives. */
export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly message: string };

/** Counts as they stand in the document: a row is target label, predicted label, pixels. */
type CountTriple = readonly [target: number, prediction: number, pixels: number];

/** The report as the text of a `*.maskeval.json` file: one line an image, the same bytes for the same report. */
export function writeReport(report: Report): string {
  const { images, ...rest } = report;
  const head = JSON.stringify(rest).slice(0, -1);
  const rows = images.map((image) => JSON.stringify({ ...image, counts: triples(image.counts) }));
  return `${head},"images":[\n${rows.join(",\n")}\n]}\n`;
}

/** Reads a saved report; what is no report, or one of a newer version, is refused with a sentence. */
export function readReport(text: string): ReadReport {
  const document = parse(text);
  if (!isRecord(document) || typeof document["schema"] !== "number" || !Array.isArray(document["images"])) {
    return { ok: false, message: "This file is not a saved report. Open a *.maskeval.json file that Mask Evaluation wrote." };
  }
  if (document["schema"] > 1) {
    return { ok: false, message: "A newer version of Mask Evaluation wrote this report. Update the extension to open it." };
  }
  const missing = ["folders", "pairing", "problems", "choices", "state"].filter((key) => !(key in document));
  if (missing.length > 0) {
    return { ok: false, message: `This report is damaged: ${missing.join(", ")} is missing. Evaluate the folders again.` };
  }
  const images: ImageEntry[] = [];
  for (const [row, image] of document["images"].entries()) {
    const entry = readImage(image);
    if (!entry) return { ok: false, message: `This report is damaged at image ${row + 1}. Evaluate the folders again.` };
    images.push(entry);
  }
  return { ok: true, report: { ...(document as unknown as Report), images } };
}

function readImage(image: unknown): ImageEntry | undefined {
  if (!isRecord(image) || typeof image["name"] !== "string" || !isRecord(image["target"])) return undefined;
  const counts = image["counts"];
  if (!Array.isArray(counts) || !counts.every(isTriple)) return undefined;
  const rows = counts.map(([target, prediction, pixels]) => ({ target, prediction, pixels }));
  return { ...(image as unknown as ImageEntry), counts: imageCounts(rows) };
}

function triples(counts: ImageCounts): CountTriple[] {
  return [...countRows(counts)].map(({ target, prediction, pixels }) => [target, prediction, pixels]);
}

function isTriple(value: unknown): value is CountTriple {
  return Array.isArray(value) && value.length === 3 && value.every((part) => Number.isSafeInteger(part));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
