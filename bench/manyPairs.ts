import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, closeSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EXPORTS } from "../src/core/exports/exports";
import { reportLines } from "../src/core/report/reportDocument";
import { encodePng, type PngForm } from "./encodePng";
import { largeReport } from "./largeReport";

const PAIRS = 100_000;
const CLASSES = 20;
const LISTED = 20_000;
/** Masks of a few pixels: what is measured is what a file costs, not its pixels. */
const SIDE = 8;
const FOLDERS = 20;

interface Taken {
  readonly clock: number;
  readonly processor: number;
  readonly megabytes: number;
}

/** Prints what the command line takes for 100,000 pairs, and for a list of 20,000 classes: seconds and memory of the whole process. */
export function printManyPairs(root: string, data: string): void {
  const folder = join(data, "many");
  mkdirSync(folder, { recursive: true });
  const [a, b] = [1, 2].map((run) => {
    const file = join(folder, `${run}.maskeval.json`);
    writeReport(file, run);
    return file;
  });
  if (a === undefined || b === undefined) return;
  const { p, t } = makeMasks(folder);
  const list = join(folder, "classes.txt");
  writeFileSync(list, Array.from({ length: LISTED }, (_, label) => `thing ${label}\n`).join(""));
  const ten = join(folder, "ten.maskeval.json");
  writeReport(ten, 1, 10);
  console.log(`## ${PAIRS} pairs of ${CLASSES} classes, by the command line\n`);
  console.log("| command | s | of it processor | MB at most |\n|---|---|---|---|");
  const row = (name: string, args: readonly string[]): void => {
    const { clock, processor, megabytes } = taken(root, args);
    console.log(`| ${name} | ${clock.toFixed(1)} | ${processor.toFixed(1)} | ${megabytes.toFixed(0)} |`);
  };
  row(`evaluate, masks of ${SIDE} x ${SIDE}`, [
    "evaluate",
    p,
    t,
    "--quiet",
    "--output",
    join(folder, "tiny.maskeval.json"),
  ]);
  for (const { id } of EXPORTS) row(`show --format ${id}`, ["show", a, "--format", id]);
  row("compare", ["compare", a, b]);
  for (const id of ["table", "json", "html", "csv-confusion"])
    row(`show --format ${id}, 10 images under a list of ${LISTED} classes`, [
      "show",
      ten,
      "--classes",
      list,
      "--format",
      id,
    ]);
  console.log("");
}

function writeReport(file: string, run: number, images = PAIRS): void {
  const to = openSync(file, "w");
  for (const line of reportLines(largeReport({ images, classes: CLASSES, run }))) writeSync(to, line);
  closeSync(to);
}

function makeMasks(folder: string): { readonly p: string; readonly t: string } {
  const [p, t] = [join(folder, "p"), join(folder, "t")];
  if (existsSync(p)) return { p, t };
  const masks = Array.from({ length: CLASSES }, (_, label) => mask(label));
  for (let index = 0; index < PAIRS; index++) {
    const name = `${String(index % FOLDERS)}/${String(index).padStart(6, "0")}.png`;
    for (const [side, step] of [
      [p, 1],
      [t, 7],
    ] as const) {
      if (index < FOLDERS) mkdirSync(join(side, String(index)), { recursive: true });
      writeFileSync(join(side, name), masks[(index * step) % CLASSES] ?? Buffer.alloc(0));
    }
  }
  return { p, t };
}

const GREY: PngForm = { colourType: 0, channels: 1, filter: "none" };

/** The upper half one class, the lower half the next. */
function mask(label: number): Buffer {
  const labels = Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) =>
    pixel < (SIDE * SIDE) / 2 ? label : (label + 1) % CLASSES,
  );
  return encodePng(SIDE, SIDE, labels, GREY);
}

/** Runs a command in a separate process, what it writes thrown away. */
function taken(root: string, args: readonly string[]): Taken {
  const started = performance.now();
  const { output, status, stderr } = spawnSync(
    process.execPath,
    ["--require", join(__dirname, "peak.js"), join(root, "dist/cli.js"), ...args],
    { encoding: "utf8", stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  const clock = (performance.now() - started) / 1000;
  return { clock, ...(JSON.parse(output[3] ?? "") as Omit<Taken, "clock">) };
}
