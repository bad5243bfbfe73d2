import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { PROBLEM_KINDS } from "../../../../src/core/document/problem";
import { readReport, writeReport } from "../../../../src/core/report/reportDocument";
import { ROOT } from "../../../support/root";
import { arbitraryReport } from "./arbitraryReport";
import { matchesSchema, type Schema } from "./matchesSchema";
import { mutations } from "./mutations";

const SCHEMA = JSON.parse(readFileSync(join(ROOT, "media/maskeval.schema.json"), "utf8")) as Schema;

/** What the schema cannot say: an order, a sum, one value that depends on another. The reader alone refuses these. */
const BEYOND_SCHEMA =
  /counts (?:is wrong .* rows must ascend|adds up to)|\btwice\b|to holds|facts is \d+, but|shard\.number|must be a regular expression|does not fit:/u;

describe("the schema of saved reports", () => {
  it("accepts every report that is written", () => {
    fc.assert(
      fc.property(arbitraryReport, (any) => {
        assert.ok(matchesSchema(JSON.parse(writeReport(any)), SCHEMA));
      }),
    );
  });

  it("accepts and refuses what the reader does, but for what no schema can say", () => {
    fc.assert(
      fc.property(arbitraryReport, fc.gen(), (any, draw) => {
        const mutated = mutations(JSON.parse(writeReport(any)), draw);
        const read = readReport(JSON.stringify(mutated));
        const matches = matchesSchema(mutated, SCHEMA);
        if (read.ok) assert.ok(matches, "refused by the schema alone");
        else assert.ok(!matches || BEYOND_SCHEMA.test(read.message), `refused by the reader alone: ${read.message}`);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  it("names every kind of problem", () => {
    for (const kind of PROBLEM_KINDS) {
      const text = JSON.stringify({ kind, file: "", message: "" });
      assert.ok(matchesSchema(JSON.parse(text), definition("problems")), kind);
    }
    assert.ok(!matchesSchema({ kind: "new", file: "", message: "" }, definition("problems")));
  });

  it("is given to the editor for *.maskeval.json, beside that of gates", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      contributes: { jsonValidation: unknown; languages: readonly { id: string }[]; jsonLanguageParticipants: unknown };
    };
    assert.deepEqual(manifest.contributes.jsonValidation, [
      { fileMatch: "*.maskeval.json", url: "./media/maskeval.schema.json" },
      { fileMatch: ["*.gates.json", "maskeval.gates.json"], url: "./media/maskeval.gates.schema.json" },
    ]);
    // The files are a separate language, for their icon: VS Code's JSON language serves it all the same.
    const participants = manifest.contributes.languages.map(({ id }) => ({ languageId: id }));
    assert.deepEqual(manifest.contributes.jsonLanguageParticipants, participants);
  });
});

/** The schema of the items of a list of the report. */
function definition(key: "problems"): Schema {
  const { properties } = SCHEMA as unknown as { properties: Record<"problems", { items: Schema }> };
  return properties[key].items;
}
