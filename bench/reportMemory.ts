// `npm run bench -- report` runs it, with `--expose-gc`: prints what a report of 20,000 images with 20 classes takes
// in memory, in MB: as it was read, and as the page holds it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../src/core/document/choices";
import { imageCounts } from "../src/core/labels/counts";
import type { MaskFacts } from "../src/core/labels/labelMap";
import { packImages, unpackImages } from "../src/core/report/packedImages";
import { readReport, writeReport } from "../src/core/report/reportDocument";
import type { ImageEntry, Report } from "../src/core/document/report";
import { random } from "./random";

const IMAGES = 20_000;
const CLASSES = 20;
/** Pixels that are taken for another class: so many other classes a class and image. */
const MIX_UPS = 2;
const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

function madeReport(): Report {
  const next = random(1);
  const images = Array.from({ length: IMAGES }, (_, index): ImageEntry => {
    const rows = Array.from({ length: CLASSES }, (_, target) => [
      { target, prediction: target, pixels: 1 + Math.floor(next() * 100_000) },
      ...Array.from({ length: MIX_UPS }, (_, step) => ({
        target,
        prediction: (target + step + 1) % CLASSES,
        pixels: 1 + Math.floor(next() * 1000),
      })),
    ]).flat();
    const name = `city/city_${String(index).padStart(6, "0")}_000019`;
    const file = { path: `${name}.png`, facts: FACTS };
    const width = rows.reduce((sum, { pixels }) => sum + pixels, 0);
    return { name, width, height: 1, target: file, prediction: file, counts: imageCounts(rows) };
  });
  return {
    schema: 1,
    folders: { prediction: "/p", target: "/t" },
    pairing: { rule: "same relative path", pairs: IMAGES, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
  };
}

/** What is alive, in MB. */
function alive(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function kept<Value>(make: () => Value): { readonly value: Value; readonly megabytes: number } {
  const before = alive();
  const value = make();
  return { value, megabytes: alive() - before };
}

const folder = join(__dirname, "../../out/bench/data");
mkdirSync(folder, { recursive: true });
const file = join(folder, "large.maskeval.json");
writeFileSync(file, writeReport(madeReport()));
const size = readFileSync(file).length / 1e6;
const read = kept(() => readReport(readFileSync(file, "utf8")));
if (!read.value.ok) throw new Error(read.value.message);
const { images } = read.value.report;
const onPage = kept(() => unpackImages(packImages(images)));
const rows = images.reduce((sum, { counts }) => sum + counts.pixels.length, 0);
console.log(
  `A report of ${IMAGES} images with ${CLASSES} classes (${(rows / IMAGES).toFixed(0)} counts an image): ${size.toFixed(0)} MB as a file; ` +
    `in memory ${read.megabytes.toFixed(0)} MB as it was read, ${onPage.megabytes.toFixed(0)} MB as the page holds it.`,
);
