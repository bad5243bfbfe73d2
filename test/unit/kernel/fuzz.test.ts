import { random } from "../../../bench/random";
import { checks } from "../../fuzz/checks";
import { keptInputs } from "../../fuzz/keptInputs";
import { KERNEL } from "../../support/kernel";

/** Streams are quick and their mistakes rare. */
const INPUTS: Readonly<Record<string, number>> = {
  png: 150,
  pngDamaged: 150,
  streams: 600,
  npy: 300,
  npyDamaged: 300,
  npz: 150,
  npzDamaged: 150,
  tiff: 200,
  tiffDamaged: 600,
  lists: 300,
  listsYaml: 300,
  bmp: 150,
  bmpDamaged: 300,
  gif: 150,
  gifDamaged: 300,
  netpbm: 150,
  netpbmDamaged: 300,
  report: 100,
  shapes: 300,
  shapesOfPng: 60,
};

/** A short run of `npm run fuzz`, over the same inputs every time. */
describe("random inputs", () => {
  const promises: Readonly<Record<string, string>> = {
    png: "PNGs of every kind are read as pngjs reads them, and counted alike with and without the kernel",
    pngDamaged: "damaged PNGs are refused, or read as pngjs reads them, alike with and without the kernel",
    streams: "damaged streams are inflated or refused just as by zlib, with nothing written past the slack",
    npy: "arrays are counted or refused alike with and without the kernel, and what is counted can be saved and read again",
    npyDamaged: "damaged arrays are counted or refused alike with and without the kernel",
    npz: "archives are counted or refused alike with and without the kernel",
    npzDamaged: "damaged archives are counted or refused alike with and without the kernel",
    lists: "texts of the pieces of class lists are read or refused in time, and what is read is a list",
    listsYaml: "YAML of names is read as the package yaml reads it",
    tiff: "TIFFs of many kinds are read as they were written, and as the package tiff reads those that it knows",
    bmp: "bitmaps are read as they were written",
    bmpDamaged: "damaged bitmaps are refused, or give labels that can be saved and read again",
    gif: "GIFs are read as they were written",
    gifDamaged: "damaged GIFs are refused, or give labels that can be saved and read again",
    netpbm: "Netpbm files of every kind are read as they were written",
    netpbmDamaged: "damaged Netpbm files are refused, or give labels that can be saved and read again",
    shapes: "shapes in the kernel are those of their plain twins, to the last bit",
    shapesOfPng: "shapes of PNGs are measured alike with and without the kernel",
    report: "reports of any content are refused, or checked and written in every form",
    parquet: "damaged tables are refused with a sentence that names the file, or read as a report",
    tiffDamaged: "damaged TIFFs are refused, or give labels that can be saved and read again",
  };
  for (const [name, check] of Object.entries(checks(KERNEL))) {
    it(promises[name] ?? name, async () => {
      for (let seed = 0; seed < (INPUTS[name] ?? 0); seed++) await check.holds(check.make(random(seed)));
    }).timeout(60_000);
    for (const [seed, input] of keptInputs(name)) {
      it(`${name}: input ${seed}, which broke a promise once, keeps it`, async () => {
        await check.holds(input);
      });
    }
  }
});
