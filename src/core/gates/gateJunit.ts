import type { DecidedGate, GatesOutcome } from "./decideGates";
import type { Verdict } from "./gate";
import { countGates, VERDICT_WORDS } from "./gateWords";

/**
 * The outcome as JUnit XML: the report is the suite, a gate a case. A gate without an answer is an error, since what is skipped reads
 * as a pass.
 *
 * Source: the schema surefire-test-report-3.0.xsd of Maven Surefire.
 */
export function gateJunit({ gates }: GatesOutcome, name: string): string {
  const attributes = `name="${xml(name)}" time="0" tests="${gates.length}" errors="${countGates(gates, "undecided")}" skipped="0" failures="${countGates(gates, "failed")}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite ${attributes}>`,
    ...gates.map((gate) => testCase(gate, name)),
    "</testsuite>",
    "",
  ].join("\n");
}

const ELEMENTS: Readonly<Record<Verdict, "failure" | "error" | undefined>> = {
  passed: undefined,
  failed: "failure",
  undecided: "error",
};

function testCase({ verdict, text, found }: DecidedGate, suite: string): string {
  const element = ELEMENTS[verdict];
  const attributes = `name="${xml(text)}" classname="${xml(suite)}" time="0"`;
  if (!element) return `  <testcase ${attributes}/>`;
  return [
    `  <testcase ${attributes}>`,
    `    <${element} type="${VERDICT_WORDS[verdict]}" message="${xml(found)}"/>`,
    "  </testcase>",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Names are hostile input: what XML 1.0 cannot hold at all, half a pair of surrogates included, is replaced. */
function xml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu, " ").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}
