import { countRows, imageCounts, type ImageCounts } from "./counts";
import { FactsTable, withFacts, type IndexedEntry } from "./factsTable";
import type { MaskFacts } from "./labelMap";
import type { ImageEntry, Report } from "./report";

/** What reading a saved report gives. */
export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly message: string };

/** Counts as they stand in the document: a row is target label, predicted label, pixels. */
type CountTriple = readonly [target: number, prediction: number, pixels: number];

/** The report as the text of a `*.maskeval.json` file: the same bytes for the same report. */
export function writeReport(report: Report): string {
  return [...reportLines(report)].join("");
}

/** The text of the saved report line by line, one line an image, for writers that must not hold up others. */
export function* reportLines({ images, ...rest }: Report): Generator<string> {
  const facts = new FactsTable();
  images.forEach((image) => facts.indexed(image));
  yield `${JSON.stringify({ ...rest, facts: facts.rows }).slice(0, -1)},"images":[\n`;
  for (const [row, image] of images.entries()) {
    const separator = row < images.length - 1 ? ",\n" : "\n";
    yield JSON.stringify({ ...facts.indexed(image), counts: triples(image.counts) }) + separator;
  }
  yield "]}\n";
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
  const missing = ["folders", "pairing", "problems", "choices", "state", "facts"].filter((key) => !(key in document));
  if (missing.length > 0) {
    return { ok: false, message: `This report is damaged: ${missing.join(", ")} is missing. Evaluate the folders again.` };
  }
  const { facts, ...rest } = document as unknown as Report & { readonly facts: readonly MaskFacts[] };
  const images: ImageEntry[] = [];
  for (const [row, image] of document["images"].entries()) {
    const entry = readImage(image, facts);
    if (!entry) return { ok: false, message: `This report is damaged at image ${row + 1}. Evaluate the folders again.` };
    images.push(entry);
  }
  return { ok: true, report: { ...rest, images } };
}

function readImage(image: unknown, facts: readonly MaskFacts[]): ImageEntry | undefined {
  if (!isRecord(image) || typeof image["name"] !== "string" || !isRecord(image["target"])) return undefined;
  const { counts, ...entry } = image;
  if (!Array.isArray(counts) || !counts.every(isTriple)) return undefined;
  const rows = counts.map(([target, prediction, pixels]) => ({ target, prediction, pixels }));
  const head = withFacts(entry as unknown as IndexedEntry, facts);
  return head && { ...head, counts: imageCounts(rows) };
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
