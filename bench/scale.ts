import { mkdirSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../src/core/document/choices";
import type { ImageEntry } from "../src/core/document/report";
import type { MaskFacts } from "../src/core/labels/labelMap";
import { imagesTableOf } from "../src/tables/reportTables";
import { ReportTablesWriter } from "../src/tables/writeReportTables";
import { runMeasured } from "./runMeasured";

const CLASSES = 20;
/** Pairs of labels of an image. */
const ROWS = 30;
const SHARDS = 16;
const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** Prints what it takes to write, merge and show counts of so many images of 20 classes: seconds and memory of the whole process. */
export async function printScale(root: string, data: string, images: number): Promise<void> {
  const folder = join(data, "scale");
  mkdirSync(folder, { recursive: true });
  console.log(`## ${images} images of ${CLASSES} classes, ${ROWS} counts an image, in ${SHARDS} shards\n`);
  console.log("| step | s | MB at most |\n|---|---|---|");
  const started = performance.now();
  const shards: string[] = [];
  for (let number = 1; number <= SHARDS; number++)
    shards.push(await writeShard(join(folder, `counts-${number}.parquet`), number, images));
  row("write the shards", (performance.now() - started) / 1000, process.resourceUsage().maxRSS * 1024);
  const merged = join(folder, "run.maskeval.parquet");
  for (const [name, args] of [
    ["merge", ["merge", ...shards, "--output", merged]],
    ["show", ["show", merged]],
    ["show --format json, all metrics", ["show", merged, "--format", "json"]],
  ] as const) {
    const { status, stderr, seconds, peakBytes } = runMeasured(root, args);
    if (status !== 0) throw new Error(stderr);
    row(name, seconds, peakBytes);
  }
  const bytes = statSync(merged).size + statSync(imagesTableOf(merged)).size;
  console.log(`\n${(bytes / images).toFixed(0)} bytes an image\n`);
  rmSync(folder, { recursive: true });
}

function row(name: string, seconds: number, bytes: number): void {
  console.log(`| ${name} | ${seconds.toFixed(1)} | ${(bytes / 1e6).toFixed(0)} |`);
}

async function writeShard(path: string, number: number, images: number): Promise<string> {
  const first = Math.floor(((number - 1) * images) / SHARDS);
  const end = Math.floor((number * images) / SHARDS);
  const files = { counts: await open(path, "w"), images: await open(imagesTableOf(path), "w") };
  const writer = new ReportTablesWriter(files);
  for (let image = first; image < end; image++) await writer.addImage({ number: image, image: madeImage(image) });
  await writer.finish(
    {
      schema: 1,
      folders: { prediction: "/p", target: "/t" },
      pairing: { rule: "same relative path", pairs: images, targetsOnly: [], predictionsOnly: [] },
      choices: DEFAULT_CHOICES,
      state: "partial",
      shard: { number, of: SHARDS },
    },
    [],
    { tool: "mask-evaluation bench", kernel: "none" },
  );
  await files.counts.close();
  await files.images.close();
  return path;
}

/** Each class by itself, and ten pairs of neighbours mixed up; pixels by a hash, so that no two images are alike. */
function madeImage(number: number): ImageEntry {
  const targets = new Int32Array(ROWS);
  const predictions = new Int32Array(ROWS);
  const pixels = new Float64Array(ROWS);
  let width = 0;
  let at = 0;
  for (let target = 0; target < CLASSES; target++)
    // Odd classes are mixed up with the one before.
    for (let prediction = target - (target % 2); prediction <= target; prediction++) {
      targets[at] = target;
      predictions[at] = prediction;
      pixels[at] = 1 + (hashed(number * ROWS + at) >>> 16);
      width += pixels[at] ?? 0;
      at++;
    }
  const name = `images/${String(number).padStart(8, "0")}`;
  return {
    name,
    width,
    height: 1,
    target: { path: `${name}.png`, facts: FACTS },
    prediction: { path: `${name}.png`, facts: FACTS },
    counts: { targets, predictions, pixels },
  };
}

/** The end of MurmurHash3. */
function hashed(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return again ^ (again >>> 16);
}
