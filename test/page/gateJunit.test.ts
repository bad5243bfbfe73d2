import assert from "node:assert/strict";
import type { DecidedGate } from "../../src/core/gates/decideGates";
import { gateJunit } from "../../src/core/gates/gateJunit";
import { openPage } from "../support/browser";

/** Names of classes and images as a foe would have them, or a careless script. */
const HOSTILE = [
  `"><failure/><!-- `,
  "]]> <![CDATA[ <script>1</script>",
  "&amp;&#0;&lol;<!DOCTYPE a [<!ENTITY lol 'x'>]>",
  "<?xml version='1.1'?> --> ' ` |",
  "\u202e\u2066 \u{1f600} \u05e9\u05dc\u05d5\u05dd",
];
/** What XML cannot hold is a blank there. */
const UNREADABLE = [
  "a\u0000\u0008\u001bb\u007f\u0085c",
  "half \ud800 of a pair \udc00",
  "\ufffe\uffff",
  "line\r\nand\ttab",
];

describe("the JUnit XML of gates", () => {
  it("is read by the browser's XML parser, each name and finding as it was, whatever they hold", async () => {
    const names = [...HOSTILE, ...UNREADABLE];
    const gates = names.flatMap((name): readonly DecidedGate[] =>
      (["passed", "failed", "undecided"] as const).map((verdict) => ({
        text: `iou.class.${name} ${verdict}`,
        verdict,
        found: `0.1 in ${name}`,
      })),
    );
    const suite = names.join(" ");
    const opened = await openPage({ html: "<p>JUnit</p>" });
    try {
      const read = await opened.page.evaluate(
        (text) => {
          const document = new DOMParser().parseFromString(text, "application/xml");
          const root = document.documentElement;
          return {
            faults: document.querySelectorAll("parsererror").length,
            root: Object.fromEntries([...root.attributes].map(({ name, value }) => [name, value])),
            cases: [...root.children].map((element) => ({
              tag: element.tagName,
              name: element.getAttribute("name"),
              suite: element.getAttribute("classname"),
              inside: [...element.children].map((child) => [child.tagName, child.getAttribute("message")]),
            })),
          };
        },
        gateJunit({ verdict: "failed", gates, notes: [] }, suite),
      );
      assert.equal(read.faults, 0);
      const blank = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ");
      const third = String(names.length);
      assert.deepEqual(read.root, {
        name: blank(suite),
        time: "0",
        tests: String(gates.length),
        errors: third,
        skipped: "0",
        failures: third,
      });
      const element = { passed: undefined, failed: "failure", undecided: "error" } as const;
      assert.deepEqual(
        read.cases,
        gates.map(({ text, verdict, found }) => ({
          tag: "testcase",
          name: blank(text),
          suite: blank(suite),
          inside: element[verdict] ? [[element[verdict], blank(found)]] : [],
        })),
      );
    } finally {
      await opened.close();
    }
  });
});
