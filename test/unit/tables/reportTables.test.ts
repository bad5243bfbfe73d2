import assert from "node:assert/strict";
import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { writeReport } from "../../../src/core/report/reportDocument";
import { COUNTS, IMAGES, NOTES, TABLE_KINDS } from "../../../src/tables/reportTables";
import { TableFault } from "../../../src/tables/tableFault";
import { TableWriter } from "../../../src/tables/tableWriter";
import { headText } from "../../../src/tables/writeReportTables";
import { GREY, image, report } from "../../support/images";
import { readTables, TOOL, writeTables } from "../../support/reportTables";
import { temporaryFolder } from "../../support/temporaryFolder";
import { arbitraryTables } from "./arbitraryTables";

const SMALL = report([image("a", [[0, 0, 3]]), image("b", [[0, 1, 2], [1, 1, 4]])]); // prettier-ignore

function table(): string {
  return join(temporaryFolder(), "run.maskeval.parquet");
}

/** The fault with which reading ends; it names the file. */
async function faultOf(path: string): Promise<string> {
  const error = await readTables(path).then(
    () => assert.fail("it was read"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof TableFault, String(error));
  assert.ok(error.message.startsWith(path.replace(".parquet", "")), error.message);
  return error.message;
}

describe("a report in tables", () => {
  it("is read back as the report that it was, whatever that holds", async function () {
    this.timeout(30_000);
    const path = table();
    await fc.assert(
      fc.asyncProperty(arbitraryTables, async (made) => {
        await writeTables(path, made);
        assert.equal(writeReport(await readTables(path)), writeReport(made));
      }),
      { numRuns: 150 },
    );
  });

  it("is read across row groups, of images and of the counts of one image", async () => {
    const path = table();
    const rows = (labels: number) => ({
      targets: Int32Array.from({ length: labels }, (_, target) => target),
      predictions: new Int32Array(labels),
      pixels: new Float64Array(labels).fill(1),
    });
    const images = Array.from({ length: 20_003 }, (_, number) => ({
      ...image(`x${number}`, []),
      width: number === 9 ? 600_000 : 3,
      counts: rows(number === 9 ? 600_000 : 3),
    }));
    await writeTables(path, report(images));
    const read = await readTables(path);
    assert.equal(read.images.length, images.length);
    assert.deepEqual(read.images[20_002]?.counts, rows(3));
    const { targets, pixels } = read.images[9]?.counts ?? rows(0);
    assert.deepEqual([targets.length, targets.at(-1), pixels.at(-1)], [600_000, 599_999, 1]);
    assert.ok(targets.every((target, row) => target === row));
  });

  it("is the same bytes for the same report", async () => {
    const [a, b] = [table(), table()];
    await writeTables(a, SMALL);
    await writeTables(b, SMALL);
    assert.deepEqual(await readFile(a), await readFile(b));
  });
});

describe("damaged tables", () => {
  it("are refused with a sentence that names the file wherever they are cut short", async function () {
    this.timeout(30_000);
    const path = table();
    await writeTables(path, SMALL);
    for (const file of [path, path.replace(".parquet", "-images.parquet")]) {
      const whole = await readFile(file);
      for (let length = 0; length < whole.length; length += length < 40 ? 1 : 13) {
        await writeFile(file, whole.subarray(0, length));
        await faultOf(path);
      }
      await writeFile(file, whole);
    }
  });

  it("are refused without the other one, and with that of another run", async () => {
    const [path, other] = [table(), table()];
    await writeTables(other, { ...SMALL, pairing: { ...SMALL.pairing, rule: "another" } });
    await writeTables(path, SMALL);
    const images = path.replace(".parquet", "-images.parquet");
    await writeFile(images, await readFile(other.replace(".parquet", "-images.parquet")));
    assert.match(await faultOf(path), /does not belong to .+ written by different runs/);
    await writeTables(path, SMALL);
    await writeFile(path, await readFile(images));
    assert.match(await faultOf(path), /is not a table of counts/);
  });

  it("are refused where a number cannot be a count of pixels", async () => {
    for (const [pixels, sentence] of [
      [-3, /pixels has -3 in its row 1/],
      [2 ** 53, /pixels has 9007199254740992 in its row 1/],
      [0, /is wrong at row 1/],
      [4, /adds up to 4 pixels, but width times height is 3/],
    ] as const)
      assert.match(await faultOf(await withCounts([[0, 0, 0, pixels]])), sentence);
  });

  it("are refused where counts are out of order, twice, of no image or missing", async () => {
    for (const [rows, sentence] of [
      [
        [
          [0, 0, 0, 1],
          [0, 0, 0, 2],
        ],
        /rows must ascend/,
      ],
      [
        [
          [0, 1, 0, 1],
          [0, 0, 5, 2],
        ],
        /rows must ascend/,
      ],
      [
        [
          [0, 0, 0, 3],
          [7, 0, 0, 3],
        ],
        /counts an image 7 that .+ does not hold/,
      ],
      [[[1, 0, 0, 3]], /adds up to 0 pixels/],
      [[], /adds up to 0 pixels/],
    ] as const)
      // prettier-ignore
      assert.match(await faultOf(await withCounts(rows)), sentence);
  });

  it("are refused where an image stands there twice, by number, by target or out of the order of names", async () => {
    for (const [names, numbers] of [
      [
        ["a", "b"],
        [0, 0],
      ],
      [
        ["b", "a"],
        [0, 1],
      ],
      [
        ["a", "a"],
        [0, 1],
      ],
    ] as const)
      // prettier-ignore
      assert.match(
        await faultOf(
          await withImages(names.map((name, row) => [numbers[row], name, 1, 1, undefined, name, name, DETAILS])),
        ),
        /stands there twice or out of order/,
      );
  });

  it("are refused where a row is neither an image nor a problem, or an image is behind one", async () => {
    const ofProblem = (kind: string) => [...Array.from({ length: 8 }, () => undefined), kind, "f", "m"];
    assert.match(await faultOf(await withImages([ofProblem("no kind")])), /neither an image nor a problem/);
    assert.match(
      await faultOf(await withImages([ofProblem("unreadable"), [0, "a", 1, 1, undefined, "a", "a", DETAILS]])),
      /an image behind a problem/,
    );
  });

  it("are refused where details are of no image, or facts of no table", async () => {
    for (const details of ["", "[]", '{"target":{"facts":7}}', '{"target":{"facts":0},"turned":{}}'])
      assert.match(
        await faultOf(await withImages([[0, "a", 1, 1, undefined, "a", undefined, details]])),
        /its image 0 is damaged/,
      );
  });

  it("are refused where a column is missing or of another type", async () => {
    const path = table();
    await writeTables(path, SMALL);
    await write(path, [COUNTS.image, COUNTS.target, COUNTS.prediction], [], countsNotes());
    assert.match(await faultOf(path), /has no column pixels/);
    await write(path, [COUNTS.image, COUNTS.target, COUNTS.prediction, { ...COUNTS.pixels, kind: "integer" }], [], countsNotes()); // prettier-ignore
    assert.match(await faultOf(path), /column pixels holds INT32, and must hold INT64/);
    await write(path, [{ ...COUNTS.image, optional: true }, COUNTS.target, COUNTS.prediction, COUNTS.pixels], [], countsNotes()); // prettier-ignore
    assert.match(await faultOf(path), /column image is OPTIONAL/);
    await write(path, Object.values(COUNTS), [], { ...countsNotes(), [NOTES.table]: "counts 2" });
    assert.match(await faultOf(path), /newer version/);
  });
});

const DETAILS = '{"target":{"facts":0},"prediction":{"facts":0}}';

function countsNotes(): Record<string, string> {
  return { [NOTES.table]: TABLE_KINDS.counts, [NOTES.tool]: TOOL.tool, [NOTES.report]: headText(SMALL) };
}

type Values = readonly (number | string | undefined)[];

async function write(
  path: string,
  columns: ConstructorParameters<typeof TableWriter>[1],
  rows: readonly Values[],
  notes: Record<string, string>,
): Promise<void> {
  const file = await open(path, "w");
  const writer = new TableWriter(file, columns, 100);
  for (const row of rows) await writer.add(row);
  await writer.finish(notes);
  await file.close();
}

/** Tables of one image of 3 pixels with these counts. */
async function withCounts(rows: readonly Values[]): Promise<string> {
  const path = table();
  await writeTables(path, report([image("a", [[0, 0, 3]])]));
  const notes = { ...countsNotes(), [NOTES.report]: headText(report([image("a", [])])) };
  await write(path, Object.values(COUNTS), rows, notes);
  return path;
}

/** Tables with these rows of images, each with one pixel. */
async function withImages(rows: readonly Values[]): Promise<string> {
  const path = table();
  const numbers = new Set(rows.flatMap(([number]) => number ?? []));
  const counts = Array.from(numbers, (number) => [number, 0, 0, 1]);
  await write(path, Object.values(COUNTS), counts, countsNotes());
  await write(path.replace(".parquet", "-images.parquet"), Object.values(IMAGES), rows, {
    ...countsNotes(),
    [NOTES.table]: TABLE_KINDS.images,
    [NOTES.facts]: JSON.stringify([GREY]),
  });
  return path;
}
