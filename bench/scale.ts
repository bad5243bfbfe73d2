import { mkdirSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../src/core/document/choices";
import type { ImageEntry, Shard } from "../src/core/document/report";
import type { MaskFacts } from "../src/core/labels/labelMap";
import { imagesTableOf } from "../src/tables/reportTables";
import { ReportTablesWriter } from "../src/tables/writeReportTables";
import { runMeasured } from "./runMeasured";

const CLASSES = 20;
/** Pairs of labels of an image. */
const ROWS = 30;
const SHARDS = 16;
const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** Prints what it takes to write, merge, show, compare, rank and check counts of so many images of 20 classes: seconds and memory of the whole process. */
export async function printScale(root: string, data: string, images: number): Promise<void> {
  const folder = join(data, "scale");
  mkdirSync(folder, { recursive: true });
  console.log(`## ${images} images of ${CLASSES} classes, ${ROWS} counts an image, in ${SHARDS} shards\n`);
  console.log("| step | s | MB at most |\n|---|---|---|");
  const started = performance.now();
  const shards: string[] = [];
  for (let number = 1; number <= SHARDS; number++)
    shards.push(await writeRun(join(folder, `counts-${number}.parquet`), { images, shard: { number, of: SHARDS } }));
  row("write the shards", (performance.now() - started) / 1000, process.resourceUsage().maxRSS * 1024);
  const merged = join(folder, "run.maskeval.parquet");
  const others: string[] = [];
  for (const run of [1, 2]) others.push(await writeRun(join(folder, `run-${run}.maskeval.parquet`), { images, run }));
  for (const [name, args] of [
    ["merge", ["merge", ...shards, "--output", merged]],
    ["show", ["show", merged]],
    ["show --format json, all metrics", ["show", merged, "--format", "json"]],
    ["check of a figure", ["check", merged, "--at-least", "iou.macro=0.1"]],
    ["check against a baseline", ["check", merged, "--baseline", ...others.slice(0, 1), "--not-worse", "iou.macro:1"]],
    ["compare", ["compare", merged, ...others.slice(0, 1)]],
    ["rank 3 runs", ["rank", merged, ...others]],
  ] as const) {
    const { status, stderr, seconds, peakBytes } = runMeasured(root, args);
    if (status !== 0) {
      console.log(`| ${name} | refused: ${stderr.split("\n").slice(0, 3).join(" ")} | |`);
      continue;
    }
    row(name, seconds, peakBytes);
  }
  const opened = runMeasured(root, [merged], "out/bench/openTables.js");
  const toSums = Number(/sums ([\d.]+)/.exec(opened.stdout)?.[1]);
  row("open in the panel, until Summary, Classes and Confusion are there", toSums, opened.peakBytes);
  row("open in the panel, until images are", opened.seconds, opened.peakBytes);
  const bytes = statSync(merged).size + statSync(imagesTableOf(merged)).size;
  console.log(`\n${(bytes / images).toFixed(0)} bytes an image\n`);
  rmSync(folder, { recursive: true });
}

function row(name: string, seconds: number, bytes: number): void {
  console.log(`| ${name} | ${seconds.toFixed(1)} | ${(bytes / 1e6).toFixed(0)} |`);
}

interface MadeRun {
  readonly images: number;
  readonly shard?: Shard;
  /** Runs differ in their predictions. */
  readonly run?: number;
}

async function writeRun(path: string, { images, shard, run = 0 }: MadeRun): Promise<string> {
  const { number, of } = shard ?? { number: 1, of: 1 };
  const first = Math.floor(((number - 1) * images) / of);
  const end = Math.floor((number * images) / of);
  const files = { counts: await open(path, "w"), images: await open(imagesTableOf(path), "w") };
  const writer = new ReportTablesWriter(files);
  for (let image = first; image < end; image++) await writer.addImage({ number: image, image: madeImage(image, run) });
  await writer.finish(
    {
      schema: 1,
      folders: { prediction: `/p${run}`, target: "/t" },
      pairing: { rule: "same relative path", pairs: images, targetsOnly: [], predictionsOnly: [] },
      choices: DEFAULT_CHOICES,
      state: shard ? "partial" : "complete",
      ...(shard && { shard }),
    },
    [],
    { tool: "mask-evaluation bench", kernel: "none" },
  );
  await files.counts.close();
  await files.images.close();
  return path;
}

/**
 * Each class by itself, and ten pairs of neighbours mixed up; pixels by a hash, so that no two images are alike. In each run other pixels of
 * the same targets are mixed up.
 */
function madeImage(number: number, run: number): ImageEntry {
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
  if (run > 0)
    for (let row = 1; row < ROWS; row += 3) {
      const moved = (hashed(number * ROWS + row + run) >>> 16) % (pixels[row] ?? 1);
      pixels[row] = (pixels[row] ?? 0) - moved;
      pixels[row + 1] = (pixels[row + 1] ?? 0) + moved;
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
