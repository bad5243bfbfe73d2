import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORTS } from "../src/core/exports/exports";
import { encodePng, type PngForm } from "./encodePng";
import { writeLargeReport } from "./largeReport";
import { takenBy } from "./takenBy";

const PAIRS = 100_000;
const CLASSES = 20;
const LISTED = 20_000;
/** Masks of a few pixels: what is measured is what a file costs, not its pixels. */
const SIDE = 8;
const FOLDERS = 20;

/** Prints what the command line takes for 100,000 pairs, and for a list of 20,000 classes: seconds and memory of the whole process. */
export function printManyPairs(root: string, data: string): void {
  const folder = join(data, "many");
  mkdirSync(folder, { recursive: true });
  const [a, b] = [1, 2].map((run) => {
    const file = join(folder, `${run}.maskeval.json`);
    writeLargeReport(file, { images: PAIRS, classes: CLASSES, run });
    return file;
  });
  if (a === undefined || b === undefined) return;
  const { p, t } = makeMasks(folder);
  const list = join(folder, "classes.txt");
  writeFileSync(list, Array.from({ length: LISTED }, (_, label) => `thing ${label}\n`).join(""));
  const ten = join(folder, "ten.maskeval.json");
  writeLargeReport(ten, { images: 10, classes: CLASSES, run: 1 });
  console.log(`## ${PAIRS} pairs of ${CLASSES} classes, by the command line\n`);
  console.log("| command | s | of it processor | MB at most |\n|---|---|---|---|");
  const row = (name: string, args: readonly string[]): void => {
    const { clock, processor, megabytes } = takenBy(root, args);
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
