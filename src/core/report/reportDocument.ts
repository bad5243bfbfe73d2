import { isRecord } from "../collections/record";
import { parseJson } from "../text/parseJson";
import type { Choices } from "../document/choices";
import { choicesDocument } from "./choicesDocument";
import { CountsRoom } from "../labels/countsRoom";
import type { MaskFacts } from "../labels/labelMap";
import { Field } from "./field";
import { readSegmentKinds } from "./readSegmentKinds";
import { partsByLines, partsOfWhole, type ReportParts } from "./reportParts";
import { readLabelRows } from "./readLabelRows";
import { readChoices, readClassList } from "./readChoices";
import { readFacts, readImage } from "./readImage";
import { imageDocument } from "./imageDocument";
import { readMeasured } from "./readShapes";
import { readReportView } from "./readReportView";
import { readPairing } from "./readPairing";
import { FactsTable } from "./factsTable";
import { triplesText } from "./triplesText";
import { PROBLEM_KINDS, type Problem } from "../document/problem";
import type { FoundLists, FoundSegments, ImageEntry, Report, ReportView, Shard } from "../document/report";

/** What reading a saved report gives. */
export type ReadReport =
  { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly message: string };

/** The version of the document. A reader takes its own version; keys that it does not know are of a later minor one. */
const SCHEMA = 1;

/** The report as the text of a `*.maskeval.json` file: the same bytes for the same report. */
export function writeReport(report: Report): string {
  return [...reportLines(report)].join("");
}

/**
 * The text of the saved report piece by piece, for writers that must not hold up others. One line an image, a problem, a choice and so
 * on, so that `git diff` shows what changed and `git merge` takes two changes together that do not touch.
 */
export function* reportLines({ schema, images, choices, ...rest }: Report): Generator<string> {
  const table = new FactsTable();
  for (const { target, prediction } of images) {
    table.position(target.facts);
    if (prediction) table.position(prediction.facts);
  }
  yield `{"schema":${schema}`;
  for (const [key, value] of inOrderOfKeys({ ...rest, choices: choicesDocument(choices), facts: table.rows }))
    yield `,\n${JSON.stringify(key)}:${inLines(value)}`;
  yield ',\n"images":[\n';
  for (const [row, image] of images.entries()) {
    yield imageLine(image, table) + (row < images.length - 1 ? ",\n" : "\n");
  }
  yield "]}\n";
}

/** The value with an entry a line. */
function inLines(value: unknown): string {
  if (Array.isArray(value)) return framed("[", value.map(sortedJson), "]");
  if (!isRecord(value)) return sortedJson(value);
  return framed(
    "{",
    inOrderOfKeys(value).map(([key, entry]) => `${JSON.stringify(key)}:${sortedJson(entry)}`),
    "}",
  );
}

function framed(before: string, lines: readonly string[], after: string): string {
  return lines.length === 0 ? before + after : `${before}\n${lines.join(",\n")}\n${after}`;
}

/** Keys in the order of their letters, so that a report is the same text however its objects were put together. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(inOrderOfKeys(inner)) : inner,
  );
}

/** What is undefined JSON leaves out. */
function inOrderOfKeys(record: Readonly<Record<string, unknown>>): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function imageLine(image: ImageEntry, table: FactsTable): string {
  const { turned, measures, ...head } = imageDocument(image, table);
  const before = JSON.stringify(head).slice(0, -1);
  const after = JSON.stringify({ turned, measures }).slice(1);
  return `${before},"counts":${triplesText(image.counts)}${after === "}" ? after : `,${after}`}`;
}

/**
 * Reads a saved report. The text is untrusted: what is not a report, one of a newer version, and one with any value
 * that a report cannot have are refused with a sentence that names the place.
 */
export function readReport(text: string): ReadReport {
  const byLines = partsByLines(text);
  return (byLines && readParts(byLines)) ?? readParts(partsOfWhole(text)) ?? NO_REPORT;
}

const NO_REPORT: ReadReport = {
  ok: false,
  message: "This file is not a saved report. Open a *.maskeval.json file that Mask Evaluation wrote.",
};

/** Undefined where an image is no JSON. */
function readParts(parts: ReportParts): ReadReport | undefined {
  const faults: string[] = [];
  const document = new Field(parts.document, faults);
  const schema = document.at("schema").wholeNumber(1, Number.MAX_SAFE_INTEGER);
  document.at("images").array();
  if (faults.length > 0) return NO_REPORT;
  if (schema > SCHEMA) {
    return {
      ok: false,
      message: "A newer version of Mask Evaluation wrote this report. Update Mask Evaluation to open it.",
    };
  }
  const report = readDocument(document, parts.images);
  if (!report) return undefined;
  const [fault] = faults;
  if (fault === undefined) return { ok: true, report };
  return { ok: false, message: `This report is damaged: ${fault}. Evaluate the folders again.` };
}

function readDocument(document: Field, parsed: ReportParts["images"]): Report | undefined {
  const folders = document.at("folders");
  const photograph = folders.maybe("photograph")?.text();
  const shard = document.maybe("shard");
  const view = document.maybe("view");
  const foundLists = document.maybe("foundLists");
  const foundSegments = document.maybe("foundSegments");
  const measured = document.maybe("measured");
  const facts = document.at("facts").items().map(readFacts);
  const images = readImages(document.at("images"), parsed, facts);
  if (!images) return undefined;
  refuseRepeated(images, document.at("images"));
  return {
    schema: SCHEMA,
    folders: {
      prediction: folders.at("prediction").text(),
      target: folders.at("target").text(),
      ...(photograph !== undefined && { photograph }),
    },
    pairing: readPairing(document.at("pairing")),
    images,
    problems: document.at("problems").items().map(readProblem),
    ...(foundLists && { foundLists: readFoundLists(foundLists) }),
    ...(foundSegments && { foundSegments: foundSegments.items().map(readFoundSegments) }),
    choices: readChoices(document.at("choices")),
    ...(measured && { measured: readMeasured(measured) }),
    ...(view && { view: readReportView(view) }),
    state: document.at("state").oneOf(["complete", "partial"]),
    ...(shard && { shard: readShard(shard) }),
  };
}

function readImages(
  field: Field,
  parsed: ReportParts["images"],
  facts: readonly MaskFacts[],
): readonly ImageEntry[] | undefined {
  const images: ImageEntry[] = [];
  const room = new CountsRoom();
  for (const image of parsed) {
    if (image === undefined) return undefined;
    images.push(readImage(field.item(image, images.length), facts, room));
  }
  return images;
}

function readProblem(field: Field): Problem {
  return {
    kind: field.at("kind").oneOf(PROBLEM_KINDS),
    file: field.at("file").name(),
    message: field.at("message").text(),
  };
}

function readFoundLists(field: Field): FoundLists {
  return {
    lists: field.at("lists").items().map(readClassList),
    unread: field
      .at("unread")
      .items()
      .map((file) => ({ file: file.at("file").text(), message: file.at("message").text() })),
    skipped: field.at("skipped").wholeNumber(0, Number.MAX_SAFE_INTEGER),
  };
}

function readFoundSegments(field: Field): FoundSegments {
  return {
    side: field.at("side").oneOf(["prediction", "target"]),
    file: field.at("file").name(),
    ...(field.maybe("ofImages")?.flag() === true && { ofImages: true }),
    ...readLabelRows(field),
    ...readSegmentKinds(field),
  };
}

function readShard(field: Field): Shard {
  const of = field.at("of").wholeNumber(1, Number.MAX_SAFE_INTEGER);
  return { number: field.at("number").wholeNumber(1, of), of };
}

/** An image that stands there twice would count twice. */
function refuseRepeated(images: readonly ImageEntry[], field: Field): void {
  const seen = new Set<string>();
  for (const { target } of images) {
    if (seen.has(target.path)) field.fault(`holds the target ${JSON.stringify(target.path)} twice`);
    seen.add(target.path);
  }
}

/** The choices as a separate text, which is kept beside a report. */
export function writeKeptChoices(choices: Choices): string {
  return JSON.stringify(choicesDocument(choices));
}

/** The choices that such a text holds; undefined where it holds none. */
export function readKeptChoices(text: string): Choices | undefined {
  const faults: string[] = [];
  const choices = readChoices(new Field(parseJson(text), faults));
  return faults.length === 0 ? choices : undefined;
}

/** The same of how it is looked at. */
export function readKeptView(text: string): ReportView | undefined {
  const faults: string[] = [];
  const view = readReportView(new Field(parseJson(text), faults));
  return faults.length === 0 ? view : undefined;
}
