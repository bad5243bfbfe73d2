import assert from "node:assert/strict";
import fc from "fast-check";
import {
  readKeptChoices,
  readKeptView,
  readReport,
  writeKeptChoices,
  writeReport,
} from "../../../../src/core/report/reportDocument";
import { choicesDocument } from "../../../../src/core/report/choicesDocument";
import { image, report } from "../../../support/images";
import { arbitraryReport } from "./arbitraryReport";
import { mutations } from "./mutations";

const PALETTE = { format: "PNG", kind: "palette", bits: 4, palette: "000000800000" } as const;
const SAVED = report(
  [
    image("a", [
      [0, 0, 3],
      [0, 1, 2],
    ]),
    image("b", [[255, -7, 9]], PALETTE),
  ],
  { zeroDivision: 1, leftOut: [0] },
);

function refusal(text: string): string {
  const read = readReport(text);
  assert.ok(!read.ok);
  return read.message;
}

describe("a saved report", () => {
  it("gives the same report when read again, whatever the report", () => {
    fc.assert(
      fc.property(arbitraryReport, (any) => {
        assert.deepEqual(readReport(writeReport(any)), { ok: true, report: structuredClone(any) });
      }),
    );
  });

  it("is the same text when written again after it was read", () => {
    fc.assert(
      fc.property(arbitraryReport, (any) => {
        const text = writeReport(any);
        const read = readReport(text);
        assert.ok(read.ok);
        assert.equal(writeReport(read.report), text);
      }),
    );
  });

  it("is the same text whichever way its objects were put together", () => {
    const { images, choices, ...rest } = SAVED;
    const { ignore, ...others } = choices;
    assert.equal(writeReport({ choices: { ...others, ignore }, ...rest, images }), writeReport(SAVED));
  });

  it("with any one value changed, added or taken away is read as a report or refused with a sentence", () => {
    fc.assert(
      fc.property(arbitraryReport, fc.gen(), (any, draw) => {
        const read = readReport(JSON.stringify(mutations(JSON.parse(writeReport(any)), draw)));
        if (!read.ok)
          assert.match(
            read.message,
            /^(This report is damaged: .+|This file is not a saved report|A newer version .+)\./su,
          );
        // What is read is a report: it survives another round.
        else assert.deepEqual(readReport(writeReport(read.report)), read);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it("is one object of JSON with a line an image, a choice, and a kind of file", () => {
    const text = writeReport(SAVED);
    assert.deepEqual(
      (JSON.parse(text) as { images: { name: string }[] }).images.map(({ name }) => name),
      ["a", "b"],
    );
    const lines = text.split("\n");
    assert.equal(lines.filter((line) => line.startsWith('{"name":')).length, 2);
    assert.equal(lines.filter((line) => line.startsWith('{"bits":')).length, 2);
    assert.ok(lines.includes('"leftOut":[0],') && lines.includes('"problems":[],'));
  });

  it("of a newer version is refused with a word on updating", () => {
    assert.match(refusal(writeReport(SAVED).replace('"schema":1', '"schema":2')), /newer version.*Update/);
  });

  it("that is something else is refused", () => {
    for (const text of ["", "{", "[]", "{}", "null", '"x"', '{"schema":1}', '{"schema":"1","images":[]}']) {
      assert.match(refusal(text), /not a saved report/);
    }
  });

  const DAMAGE: readonly (readonly [was: string, is: string, sentence: RegExp])[] = [
    ["[255,-7,9]", '[255,-7,"9"]', /images\[1\]\.counts is wrong at row 1/],
    ["[255,-7,9]", "[255,-7,8]", /images\[1\]\.counts adds up to 8 pixels, but width times height is 9/],
    ...["[255,-7]", "[255,-7,9,1]", "[0.5,-7,9]", "[255,0.5,9]", '["255",-7,9]', "[255,null,9]"].map(
      (row) => ["[255,-7,9]", row, /images\[1\]\.counts is wrong at row 1, which must be/] as const,
    ),
    ...["[2147483648,-7,9]", "[255,-2147483649,9]", "[255,-7,0]", "[255,-7,-9]", "[255,-7,0.5]", '{"0":255}'].map(
      (row) => ["[255,-7,9]", row, /images\[1\]\.counts is wrong at row 1, which must be/] as const,
    ),
    ["[0,0,3],[0,1,2]", "[0,1,2],[0,0,3]", /images\[0\]\.counts is wrong at row 2: rows must ascend/],
    ["[0,0,3],[0,1,2]", "[0,0,3],[0,0,2]", /images\[0\]\.counts is wrong at row 2: rows must ascend/],
    ['"facts":1}', '"facts":7}', /images\[1\]\.target\.facts is 7, but must be a whole number from 0 to 1/],
    ['"path":"b.png"', '"path":"a.png"', /images holds the target "a.png" twice/],
    ['"presence":"all"', '"presence":"some"', /choices\.presence is "some", but must be one of all, union, target/],
    ['"ignore":"auto"', '"ignore":["255"]', /choices\.ignore\[0\] is "255", but must be a whole number/],
    ['"state":"complete",', "", /state is missing, but must be one of complete, partial/],
    ['"bits":8', '"bits":0.5', /facts\[0\]\.bits is 0\.5/],
    ['"state":"complete"', '"state":"complete","view":{"starred":[1]}', /view\.starred\[0\] is 1, but must be a text/],
    ['"pairs":2', '"pairs":-1', /pairing\.pairs is -1/],
  ];
  for (const [was, is, sentence] of DAMAGE) {
    it(`with ${is || "nothing"} in place of ${was} is refused, the place named`, () => {
      const text = writeReport(SAVED);
      assert.ok(text.includes(was));
      assert.match(refusal(text.replace(was, is)), sentence);
    });
  }

  it("whose names are longer than any is refused at once, the place named", () => {
    const long = "a".repeat(2 ** 21 + 1);
    for (const [was, place] of [
      ['"name":"b"', "images[1].name"],
      ['"path":"b.png"', "images[1].target.path"],
    ] as const) {
      const text = writeReport(SAVED);
      assert.ok(text.includes(was));
      const told = refusal(text.replace(was, was.replace(/"[^"]*"$/, `"${long}"`)));
      assert.ok(told.includes(`${place} has 2097153 characters, and at most 2097152 are a name`), told.slice(0, 200));
    }
    const problem = { kind: "unreadable" as const, file: long, message: "x" };
    assert.match(refusal(writeReport({ ...SAVED, problems: [problem] })), /problems\[0\]\.file has 2097153 characters/);
  });

  it("tells apart a key of its own and one that every object has", () => {
    assert.match(
      refusal(writeReport(SAVED).replace('"rule":"same relative path",', '"__proto__":{"rule":"x"},')),
      /pairing\.rule is missing/,
    );
  });
});

describe("how a report is looked at", () => {
  const view = { metric: "dice", average: "macro-imagewise", starred: ["a", "b/c"] };

  it("is saved with the report, and read again", () => {
    const read = readReport(writeReport({ ...SAVED, view }));
    assert.deepEqual(read.ok && read.report.view, view);
    const none = readReport(writeReport(SAVED));
    assert.equal(none.ok && "view" in none.report, false, "reports of before have none");
  });

  it("is read as it was kept beside a report; a metric of another version is kept as it stands", () => {
    for (const kept of [view, {}, { metric: "of tomorrow" }])
      assert.deepEqual(readKeptView(JSON.stringify(kept)), kept);
    for (const text of ["", "null", '{"starred":"a"}']) assert.equal(readKeptView(text), undefined, text);
  });
});

describe("choices kept beside a report", () => {
  it("are the same when read again", () => {
    const { choices } = SAVED;
    assert.deepEqual(readKeptChoices(writeKeptChoices(choices)), choices);
  });

  it("are none where a value is none that a choice can have, or nothing was written whole", () => {
    for (const text of [
      "",
      "{",
      "null",
      JSON.stringify({ ...choicesDocument(SAVED.choices), presence: "some" }),
      JSON.stringify({ ...choicesDocument(SAVED.choices), files: { resize: "cubic" } }),
    ]) {
      assert.equal(readKeptChoices(text), undefined, text);
    }
  });
});
