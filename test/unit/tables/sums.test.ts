import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { ImageEntry, Report } from "../../../src/core/document/report";
import { ImagePool } from "../../../src/core/reading/imagePool";
import { totalsOfTables, goThrough } from "../../../src/tables/streamTables";
import { TotalsPass } from "../../../src/core/streamed/streamedTotals";
import { areSameSums } from "../../../src/tables/sums";
import { ReportTables } from "../../../src/tables/readReportTables";
import { imagesTableOf } from "../../../src/tables/reportTables";
import { GREY, image, report } from "../../support/images";
import { writeTables } from "../../support/reportTables";
import { temporaryFolder } from "../../support/temporaryFolder";
import { arbitraryTables } from "./arbitraryTables";

const SMALL = report([image("a", [[0, 0, 3]]), image("b", [[0, 1, 2], [1, 1, 4]]), image("c", [[0, 0, 1]])]); // prettier-ignore

async function opened<Found>(made: Report, use: (tables: ReportTables) => Found | Promise<Found>): Promise<Found> {
  const path = join(temporaryFolder(), "run.maskeval.parquet");
  await writeTables(path, made);
  return used(path, use);
}

async function used<Found>(path: string, use: (tables: ReportTables) => Found | Promise<Found>): Promise<Found> {
  const tables = await ReportTables.open(path);
  try {
    return await use(tables);
  } finally {
    await tables.close();
  }
}

/** Without what single images have alone. */
function pooled(images: readonly ImageEntry[]): readonly unknown[] {
  const pool = new ImagePool();
  for (const one of images) pool.add(one);
  return pool.images().map((one) => ({ ...one, measures: undefined, turned: undefined }));
}

describe("the sums that a table notes", () => {
  it("are those of its images, whatever they are", async function () {
    this.timeout(30_000);
    await fc.assert(
      fc.asyncProperty(arbitraryTables, async (made) => {
        const sums = await opened(made, (tables) => tables.sums);
        assert.equal(JSON.stringify(sums), JSON.stringify(pooled(made.images)));
      }),
      { numRuns: 60 },
    );
  });

  it("give the totals of a pass over the images, of a subset only by that pass", async () => {
    for (const subset of [undefined, { kind: "pattern", pattern: "a|b" } as const]) {
      const choices = { ...SMALL.choices, ...(subset && { subset }) };
      const head = { ...SMALL, choices, images: [] };
      const pass = new TotalsPass(head);
      pass.add(SMALL.images);
      const told: number[] = [];
      const found = await opened(SMALL, (tables) => totalsOfTables(tables, head, (images) => told.push(images)));
      assert.ok(found.ok);
      const expected = pass.totals();
      assert.ok(expected.ok);
      assert.deepEqual(found.totals.confusion, expected.totals.confusion);
      assert.deepEqual(found.totals.cells, expected.totals.cells);
      assert.deepEqual(told, subset ? [3] : []);
    }
  });

  it("are left out where the masks are stored in more ways than a footer has room for", async () => {
    const ways = (count: number) =>
      report(
        Array.from({ length: count }, (_, at) => {
          const number = String(at).padStart(3, "0");
          const one = image(number, [[0, 0, 1]]);
          return { ...one, target: { ...one.target, facts: { ...GREY, notes: [number] } } };
        }),
      );
    assert.equal((await opened(ways(64), ({ sums }) => sums))?.length, 64);
    assert.equal(await opened(ways(65), ({ sums }) => sums), undefined);
  });

  it("are left out where they have more pairs of labels than a footer has room for", async () => {
    const pairs = (count: number) =>
      report([
        image(
          "a",
          Array.from({ length: count }, (_, label) => [label, 0, 1] as const),
        ),
      ]);
    assert.equal((await opened(pairs(65_536), ({ sums }) => sums))?.[0]?.counts.pixels.length, 65_536);
    assert.equal(await opened(pairs(65_537), ({ sums }) => sums), undefined);
  });

  it("are those of others where one has a kind of image more", () => {
    const [a, b] = [image("a", [[0, 0, 1]]), image("b", [[1, 1, 1]])];
    assert.deepEqual(
      [areSameSums([a], [a]), areSameSums([a], [a, b]), areSameSums([a, b], [a]), areSameSums([a], [b])],
      [true, false, false, false],
    );
  });

  it("are held against images of which each is given once, in their order", async () => {
    const images = Array.from({ length: 4_001 }, (_, at) => image(`x${at}`, [[0, at % 3, 1]]));
    const names: string[] = [];
    const taken = (tables: ReportTables) =>
      goThrough(tables, (part) => {
        names.push(...part.map(({ name }) => name));
      });
    const problems = [{ kind: "unreadable", file: "x.png", message: "Cut short." } as const];
    assert.deepEqual(await opened({ ...report(images), problems }, taken), problems);
    assert.deepEqual(
      names,
      images.map(({ name }) => name),
    );
  });

  it("are refused where they are damaged, or not those of the images", async () => {
    const path = join(temporaryFolder(), "run.maskeval.parquet");
    await writeTables(path, SMALL);
    const images = await readFile(imagesTableOf(path));
    const written = (from: string, to: string): Promise<void> => {
      const at = images.indexOf(from);
      assert.ok(at > 0 && from.length === to.length);
      return writeFile(imagesTableOf(path), Buffer.concat([images.subarray(0, at), Buffer.from(to), images.subarray(at + from.length)])); // prettier-ignore
    };
    await written('"standsFor":2', '"standsFor":4');
    await assert.rejects(used(path, pass), /sums that it notes are not those/);
    await written("[0,1,2]", "[0,1,3]");
    await assert.rejects(used(path, pass), /sums that it notes are not those/);
    await written("[0,1,2]", "[0,1,0]");
    await assert.rejects(used(path, pass), /what it says of its sums is damaged/);
  });
});

function pass(tables: ReportTables): Promise<unknown> {
  return goThrough(tables, () => undefined);
}
