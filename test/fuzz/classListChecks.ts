import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseClassList } from "../../src/core/classLists/parseClassList";
import { yamlData } from "../../src/core/classLists/yamlData";
import { check, fileAt } from "./check";
import { pick, whole, type Random } from "./generate";
import { processorTime } from "./processorTime";

/** So long a text of any content is read in far less; a form that takes more than linear time takes minutes. */
const MOST_MS = 1000;
const LONGEST = 100_000;
/** The package takes quadratic time and worse on longer ones. */
const LONGEST_FOR_PACKAGE = 80;

const NAMES = ["classes.txt", "a.txt", "x.csv", "labels.names", "classes.json", "data.yaml"];
const PIECES = [
  " ",
  "\t",
  "\n",
  "\r\n",
  ",",
  ":",
  ";",
  "-",
  "- ",
  "? ",
  "#",
  " #",
  '"',
  "'",
  "\\",
  "[",
  "]",
  "{",
  "}",
  "|",
  ">",
  "&a ",
  "*a",
  "!",
  "%",
  "0",
  "1",
  "12",
  "255",
  "300",
  "a",
  "road",
  "name",
  "id",
  "r",
  "g",
  "b",
  "r,g,b",
  "#804080",
  ".png",
  "\u{1F600}",
  "\uFEFF",
  "\0",
  "names:",
  "names:\n",
  "labels",
  "__ignore__",
  "<<: ",
  "---\n",
  "=",
  "é",
];

/** Texts of the pieces that lists are made of, some of them over and over: read or refused, in time, and alike twice. */
export const classListCheck = check(
  (next) => {
    const text = randomText(next);
    const known = { name: pick(next, NAMES), given: pick(next, ["file", "search"] as const) };
    return { files: [Buffer.from(text)], known };
  },
  (files, { name, given }) => {
    const text = fileAt(files).toString();
    const { result: reading, took } = processorTime(() => parseClassList({ name, text, given }));
    assert.ok(
      took < MOST_MS,
      `${name} of ${text.length} characters took ${took} ms: ${JSON.stringify(text.slice(0, 200))}`,
    );
    if (!reading.ok) return `refused: ${reading.why}`;
    const { classes, ignore } = reading.list;
    assert.equal(new Set(classes.map(({ label }) => label)).size, classes.length);
    for (const { label, color } of classes)
      assert.ok(label === (label | 0) && /^#[0-9a-f]{6}$/.test(color), `${label} ${color}`);
    assert.ok(ignore.every((label) => classes.some((info) => info.label === label)));
    return "read";
  },
);

/** YAML as class lists have it, as the package `yaml` reads it. */
export const yamlCheck = check(
  (next) => ({ files: [Buffer.from(randomYaml(next))] }),
  (files) => {
    const text = fileAt(files).toString();
    if (text.length > LONGEST_FOR_PACKAGE * 10) return "too long";
    const reading = yamlData(text);
    assert.ok(reading.ok, `${JSON.stringify(text)}: ${reading.ok ? "" : reading.message}`);
    assert.equal(withoutDownload(reading.data), withoutDownload(parse(text)), JSON.stringify(text));
    return "as the package";
  },
);

/** A block text says nothing of classes, and its line ends are not kept. */
function withoutDownload(data: unknown): string {
  return JSON.stringify(data, (key, value: unknown) => (key === "download" ? undefined : value));
}

function randomText(next: Random): string {
  const parts: string[] = [];
  let length = 0;
  const most = pick(next, [30, 300, 3000, LONGEST]);
  while (length < most) {
    const piece = Array.from({ length: 1 + whole(next, 4) }, () => pick(next, PIECES)).join("");
    const repeated = piece.repeat(next() < 0.3 ? 1 + whole(next, Math.max(1, Math.floor(most / piece.length))) : 1);
    parts.push(repeated);
    length += repeated.length;
    if (next() < 0.2) break;
  }
  return parts.join("").slice(0, LONGEST);
}

const WORDS = [
  "road",
  "traffic light",
  "'it''s'",
  '"a: b"',
  '"tab\\tb"',
  "'#1'",
  "don't know",
  "a#b",
  "x-y",
  "7",
  "-1",
  "1.5",
  "é",
  "c:d",
];

function randomYaml(next: Random): string {
  const word = (): string => pick(next, WORDS);
  const comment = (): string => (next() < 0.2 ? " # note: [x" : "");
  const count = 1 + whole(next, 4);
  const indent = " ".repeat(whole(next, 3));
  const items = Array.from({ length: count }, word);
  const block = [
    () => `names:${comment()}\n${items.map((item) => `${indent}- ${item}${comment()}`).join("\n")}\n`,
    () => `names:\n${items.map((item, row) => ` ${indent}${row}: ${item}${comment()}`).join("\n")}\n`,
    () => `names: [${items.join(", ")}]${comment()}\n`,
    () => `names: [\n  ${items.join(",\n  ")}\n  ]\n`,
    () => `names: {${items.map((item, row) => `${row}: ${item}`).join(", ")}}\n`,
    () => `${items.map((item, row) => `- name: ${item}\n  id: ${row}`).join("\n")}\n`,
  ];
  const made = pick(next, block)();
  return made.startsWith("-")
    ? made
    : `${next() < 0.5 ? "---\n" : ""}# data\nnc: ${count}\npath: ../x y\n\n${made}download: |\n  line: 1\n`;
}
