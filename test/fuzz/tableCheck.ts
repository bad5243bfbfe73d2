import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeReport } from "../../src/core/report/reportDocument";
import { TableFault } from "../../src/tables/tableFault";
import { image, report } from "../support/images";
import { readTables, writeTables } from "../support/reportTables";
import { check, fileAt } from "./check";
import { pick, whole, type Random } from "./generate";
import { damage } from "./mutate";

/** A table of a few hundred rows is refused or read in far less. */
const MOST_MS = 3000;
const NAME = "run.maskeval.parquet";
const IMAGES = "run.maskeval-images.parquet";

/** A table of a report, one of the two damaged: refused with a sentence that names the file, or read as a report. */
export const tableCheck = check(
  (next) => ({ files: [Buffer.from([whole(next, 256), whole(next, 256), whole(next, 256), whole(next, 256)])] }),
  async (files) => {
    const seed = fileAt(files).readUInt32LE(0);
    const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-fuzz-"));
    try {
      return await damagedTables(folder, seed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function damagedTables(folder: string, seed: number): Promise<string> {
  const next = seeded(seed);
  const path = join(folder, NAME);
  await writeTables(path, report(Array.from({ length: 1 + whole(next, 40) }, (_, number) => made(next, number))));
  const file = join(folder, pick(next, [NAME, IMAGES]));
  writeFileSync(file, damage(next, readFileSync(file)));
  const started = performance.now();
  const read = await readTables(path).catch((error: unknown) => {
    assert.ok(error instanceof TableFault, String(error));
    assert.ok(error.message.includes(folder), error.message);
  });
  assert.ok(performance.now() - started < MOST_MS);
  if (!read) return "refused";
  assert.ok(writeReport(read).length > 0);
  return "read";
}

function made(next: Random, number: number): ReturnType<typeof image> {
  const label = (): number => pick(next, [0, 1, 2, 7, 255, -1, 70_000]);
  return image(
    `x${number}`,
    Array.from({ length: whole(next, 9) }, () => [label(), label(), 1 + whole(next, 1000)] as const),
  );
}

/** Numbers of its own, so that a kept input is the same again. */
function seeded(seed: number): Random {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
