import { escapeMarkdown, markdownTable } from "../exports/markdownTable";
import { caution } from "../sentences/caution";
import { itemSpeech } from "../sentences/itemSpeech";
import { policyWords } from "../sentences/policyWords";
import { evaluate } from "../counting/evaluation";
import type { Report } from "../document/report";
import { quantity } from "../text/format";
import { itemWords } from "../text/itemWords";
import type { GatesOutcome } from "./decideGates";
import type { Verdict } from "./gate";
import { clip, outcomeWords, VERDICT_WORDS, worstFirst } from "./gateWords";

/** What the outcome is of. */
export interface CheckedRun {
  /** The name of its file, without its folder. */
  readonly name: string;
  readonly report: Report;
  /** The name of the baseline's file, where there is one. */
  readonly baseline?: string;
}

/** GitHub refuses step summaries of more than 1 MiB, and comments of more than 65,536 characters. In bytes, with room to spare. */
const MOST_OF_SUMMARY = 1_000_000;
const MOST_OF_COMMENT = 59_000;

export function gateSummary(outcome: GatesOutcome, run: CheckedRun): string {
  return markdown(outcome, run, { most: MOST_OF_SUMMARY, first: [] });
}

/** With a hidden first line by which the next run finds it, to edit it in its place: one comment a report. */
export function gateComment(outcome: GatesOutcome, run: CheckedRun): string {
  return markdown(outcome, run, { most: MOST_OF_COMMENT, first: [commentMarker(run.name)] });
}

/** Nothing in a name of a file can end the comment of HTML. */
export function commentMarker(name: string): string {
  const plain = name.replace(/\.maskeval\.json$/, "").replace(/[^\w.]+/g, "-");
  return `<!-- mask-evaluation: ${plain.slice(0, LONGEST_MARK)} -->`;
}

const LONGEST_MARK = 100;

function markdown(
  outcome: GatesOutcome,
  { name, report, baseline }: CheckedRun,
  { most, first }: { readonly most: number; readonly first: readonly string[] },
): string {
  const evaluation = evaluate(report, report.choices);
  const against = baseline === undefined ? "" : ` against ${clip(baseline)}`;
  const head = [
    ...first,
    `### Mask Evaluation: ${outcomeWords(outcome)}`,
    "",
    escapeMarkdown(
      `${clip(name)}${against}, ${quantity(evaluation.images.length, itemWords(evaluation.images).item)}.`,
    ),
    "",
  ];
  const foot = [
    "",
    ...outcome.notes.flatMap((note) => [escapeMarkdown(clip(note)), ""]),
    `<sub>${escapeMarkdown(clip(itemSpeech(evaluation)(`${caution(report, report.choices)}${policyWords(evaluation).join("; ")}.`), LONGEST_RULES))}</sub>`,
    "",
  ];
  const [titles = "", rule = "", ...rows] = markdownTable(
    ["", "Gate", "Found"].map((title) => ({ title, align: "left" })),
    worstFirst(outcome.gates).map(({ verdict, text, found }) => [
      `${SIGNS[verdict]} ${VERDICT_WORDS[verdict]}`,
      clip(text),
      clip(found),
    ]),
  );
  const left = most - bytes([...head, titles, rule, ...foot].join("\n")) - bytes(moreWords(rows.length));
  const shown = takeFitting(rows, left);
  const more = rows.length > shown.length ? ["", moreWords(rows.length - shown.length)] : [];
  return [...head, titles, rule, ...shown, ...more, ...foot].join("\n");
}

/** The rules of a report with many merged classes are a page long. */
const LONGEST_RULES = 5_000;

const SIGNS: Readonly<Record<Verdict, string>> = { passed: "✅", failed: "❌", undecided: "⚠️" };

/** As many of the first rows as there is room for. */
function takeFitting(rows: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = rows.findIndex((row) => (left -= bytes(row) + 1) < 0);
  return end < 0 ? rows : rows.slice(0, end);
}

function moreWords(count: number): string {
  return `${quantity(count, "more gate")}: the file of JUnit has all of them.`;
}

/** In UTF-8. */
function bytes(text: string): number {
  let sum = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    sum += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return sum;
}
