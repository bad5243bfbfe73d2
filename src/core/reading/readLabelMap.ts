import { parseJson } from "../text/parseJson";
import { readLabelText, type Label } from "../labels/label";
import { panopticMap, segmentKinds } from "./panopticMap";
import type { LabelTable, SegmentKinds } from "../document/relabelling";

export type ReadLabelMap =
  | { readonly ok: true; readonly table: LabelTable }
  /** What is wrong, as the end of a sentence that begins with the file. */
  | { readonly ok: false; readonly message: string };

type Pair = readonly [from: string, to: string];

/**
 * A file that says which label is read as which: JSON, an object `{"1": 2}` or a list of pairs, else a line each of two
 * labels with a comma, semicolon, tab, space, `=`, `:` or `->` between them; one line of names may come first, `#` begins a comment.
 * The `panoptic_*.json` of COCO is one, too: it maps the colours of segments to their categories.
 */
export function readLabelMap(text: string, name: string): ReadLabelMap {
  const plain = text.replace(/^\uFEFF/, "").trim();
  const isJson = /^[[{]/.test(plain);
  const json = isJson ? parseJson(plain) : undefined;
  const panoptic = panopticMap(json);
  if (panoptic) return panoptic.ok ? labelTable(name, new Map(panoptic.pairs), segmentKinds(panoptic)) : panoptic;
  const pairs = isJson ? jsonPairs(json) : linePairs(plain);
  if (pairs === undefined)
    return { ok: false, message: 'is not a map of labels. Write JSON such as {"1": 2}, or lines such as 1,2.' };
  const to = new Map<Label, Label>();
  for (const [fromText, toText] of pairs) {
    const [from, into] = [readLabelText(fromText), readLabelText(toText)];
    if (from === undefined || into === undefined)
      return { ok: false, message: `maps ${fromText} to ${toText}: both must be whole numbers of 32 bits.` };
    if (to.has(from)) return { ok: false, message: `maps label ${from} twice. Keep one of them.` };
    to.set(from, into);
  }
  return labelTable(name, to);
}

function labelTable(name: string, to: ReadonlyMap<Label, Label>, kinds: SegmentKinds = {}): ReadLabelMap {
  if (to.size === 0) return { ok: false, message: "maps no label. Write a line such as 1,2 for each." };
  return { ok: true, table: { kind: "table", name, from: [...to.keys()], to: [...to.values()], ...kinds } };
}

function jsonPairs(value: unknown): readonly Pair[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const rows: readonly unknown[] = Array.isArray(value) ? value : Object.entries(value);
  return allPairs(
    rows.map((row) => (Array.isArray(row) && row.length === 2 && row.every(isPlain) ? row.map(String) : [])),
  );
}

/** Lists and objects have no text that is a label, and one that is deep enough none at all. */
function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function linePairs(text: string): readonly Pair[] | undefined {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "")
    .map(wordsOf);
  const [first] = rows;
  const isHeader = first?.every((word) => readLabelText(word) === undefined) === true;
  const pairs = isHeader ? rows.slice(1) : rows;
  return allPairs(pairs);
}

/** Apart by an arrow or a mark, else by blanks. */
function wordsOf(line: string): readonly string[] {
  const words = line.split(/->|[,;=:\t]/);
  return words.length > 1 ? words.map((word) => word.trim()) : line.split(/\s+/);
}

function allPairs(rows: readonly (readonly string[])[]): readonly Pair[] | undefined {
  const pairs = rows.flatMap(([from, to, ...more]): readonly Pair[] =>
    from === undefined || to === undefined || more.length > 0 ? [] : [[from, to]],
  );
  return pairs.length === rows.length ? pairs : undefined;
}
