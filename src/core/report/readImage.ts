import type { ImageCounts } from "../labels/counts";
import type { CountsRoom } from "../labels/countsRoom";
import { TURNS } from "../labels/turn";
import type { MaskFacts, ScoreFacts } from "../labels/labelMap";
import type { ImageEntry, MaskFile } from "../document/report";
import type { Field } from "./field";
import type { ImageSize } from "../text/formatSize";
import { countsFault } from "./countsFault";
import { readLabel } from "./readLabel";
import { readVolume } from "./readVolume";
import { readMeasures } from "./readMeasures";

/** One image of a saved report; its facts are rows of the report's table, its counts lie in the room. */
export function readImage(field: Field, facts: readonly MaskFacts[], room: CountsRoom): ImageEntry {
  const { turned, measures, ...image } = readImageHead(field, facts, room);
  return {
    ...image,
    counts: readCounts(field.at("counts"), image, room),
    ...(turned && { turned }),
    ...(measures && { measures }),
  };
}

/** The same but for its counts. */
export function readImageHead(field: Field, facts: readonly MaskFacts[], room: CountsRoom): Omit<ImageEntry, "counts"> {
  const prediction = field.maybe("prediction");
  const turned = field.maybe("turned");
  const measures = field.maybe("measures");
  const width = readLength(field.at("width"));
  const height = readLength(field.at("height"));
  const depth = field.maybe("depth")?.wholeNumber(1, 2 ** 31 - 1);
  const size = { width, height, depth };
  return {
    name: field.at("name").name(),
    width,
    height,
    ...(depth !== undefined && { depth }),
    target: readMaskFile(field.at("target"), facts),
    ...(prediction && { prediction: readMaskFile(prediction, facts) }),
    ...(turned && {
      turned: { by: turned.at("by").oneOf(TURNS), counts: readCounts(turned.at("counts"), size, room) },
    }),
    ...(measures && { measures: readMeasures(measures) }),
  };
}

/** A row of the table of facts. */
export function readFacts(field: Field): MaskFacts {
  const palette = field.maybe("palette");
  const scores = field.maybe("scores");
  const nodata = field.maybe("nodata");
  const volume = field.maybe("volume");
  const notes = field.maybe("notes");
  return {
    format: field.at("format").text(),
    kind: field.at("kind").oneOf(["grey", "palette", "colour"]),
    bits: field.at("bits").wholeNumber(1, 128),
    ...(palette && { palette: palette.textLike(/^(?:[0-9a-f]{6})*$/i, "colours of six hex digits each") }),
    ...(scores && { scores: readScores(scores) }),
    ...(nodata && { nodata: readLabel(nodata) }),
    ...(volume && { volume: readVolume(volume) }),
    ...(notes && { notes: notes.items().map((note) => note.text()) }),
  };
}

function readScores(field: Field): ScoreFacts {
  const kind = field.at("kind").oneOf(["levels", "argmax", "independent"]);
  if (kind === "levels") return { kind };
  const channels = field.at("channels").wholeNumber(1, 2 ** 31 - 1);
  if (kind === "independent") return { kind, channels };
  const unbounded = field.maybe("unbounded");
  if (unbounded && !unbounded.flag()) unbounded.refuse("true where it is there");
  return { kind, channels, sumToOne: field.at("sumToOne").flag(), ...(unbounded && { unbounded: true }) };
}

function readLength(field: Field): number {
  return field.wholeNumber(0, 2 ** 31 - 1);
}

function readMaskFile(field: Field, facts: readonly MaskFacts[]): MaskFile {
  const position = field.at("facts");
  const parts = field.maybe("parts");
  const overlap = field.maybe("overlap");
  const resizedFrom = field.maybe("resizedFrom");
  const found = facts[position.wholeNumber(0, Math.max(0, facts.length - 1))];
  if (!found) position.refuse("a row of facts");
  return {
    path: field.at("path").name(),
    ...(parts && {
      parts: parts.items().map((part) => ({ path: part.at("path").name(), label: readLabel(part.at("label")) })),
    }),
    ...(overlap && { overlap: overlap.wholeNumber(1, Number.MAX_SAFE_INTEGER) }),
    facts: found ?? NO_FACTS,
    ...(resizedFrom && {
      resizedFrom: { width: readLength(resizedFrom.at("width")), height: readLength(resizedFrom.at("height")) },
    }),
  };
}

/** Stands in where a fault is noted. */
const NO_FACTS: MaskFacts = { format: "", kind: "grey", bits: 8 };

function readCounts(field: Field, size: ImageSize, room: CountsRoom): ImageCounts {
  const counts = readCountRows(field, room);
  const fault = countsFault(counts, size);
  if (fault !== undefined) field.fault(fault);
  return counts;
}

/** The rows `[target label, predicted label, pixels]`. Most of a report is these rows, so they are read in one loop. */
export function readCountRows(field: Field, room: CountsRoom): ImageCounts {
  const rows = field.array();
  const counts = room.take(rows.length);
  const { targets, predictions, pixels } = counts;
  for (let row = 0; row < rows.length; row++) {
    const triple = rows[row];
    if (!isTriple(triple)) {
      field.fault(`is wrong at row ${row + 1}, which must be [target label, predicted label, pixels above 0]`);
      return counts;
    }
    targets[row] = triple[0];
    predictions[row] = triple[1];
    pixels[row] = triple[2];
  }
  return counts;
}

type CountTriple = readonly [target: number, prediction: number, pixels: number];

function isTriple(value: unknown): value is CountTriple {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const triple: readonly unknown[] = value;
  return isLabel(triple[0]) && isLabel(triple[1]) && isPixels(triple[2]);
}

function isLabel(value: unknown): boolean {
  return (Number(value) | 0) === value;
}

function isPixels(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
