import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { SAMPLE_SIZE, sampleMasks } from "../core/sample/sampleMasks";
import type { Folders } from "./evaluateFolders";
import { inSentences } from "./writeWhole";

/**
 * Writes the sample data set as grey PNGs into `predictions` and `targets` below the folder, and gives both paths.
 *
 * @throws with a sentence that names the folder and what to do.
 */
export function writeSample(folder: string): Promise<Folders> {
  return inSentences(folder, () => writeMasks(folder));
}

async function writeMasks(folder: string): Promise<Folders> {
  const folders = { prediction: join(folder, "predictions"), target: join(folder, "targets") };
  await Promise.all(Object.values(folders).map((path) => mkdir(path, { recursive: true })));
  for (const { side, index, labels } of sampleMasks()) {
    await writeFile(join(folders[side], `${String(index).padStart(3, "0")}.png`), greyPng(labels));
  }
  return folders;
}

function greyPng(labels: Uint8Array): Buffer {
  const GREY = 0;
  // Labels drawn at random don't compress: the fastest level loses 3 % in size and saves most of the time.
  const png = new PNG({ width: SAMPLE_SIZE, height: SAMPLE_SIZE, colorType: GREY, inputColorType: GREY, bitDepth: 8 });
  png.data = Buffer.from(labels);
  return PNG.sync.write(png, { colorType: GREY, inputColorType: GREY, bitDepth: 8, deflateLevel: 1, filterType: 0 });
}
