import { lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { SAMPLE_SIZE, sampleMasks } from "../core/sample/sampleMasks";
import { absent } from "./absent";
import type { Folders } from "./evaluateFolders";
import { inSentences } from "./writeWhole";

/**
 * Writes the sample data set as grey PNGs into `predictions` and `targets` below the folder, and gives both paths.
 *
 * @param isOwn nobody else writes into the folder: what is there is an earlier sample, which another version may have packed otherwise.
 * @throws with a sentence that names the folder and what to do.
 */
export function writeSample(folder: string, isOwn = false): Promise<Folders> {
  return inSentences(folder, () => writeMasks(folder, isOwn));
}

async function writeMasks(folder: string, isOwn: boolean): Promise<Folders> {
  const folders = { prediction: join(folder, "predictions"), target: join(folder, "targets") };
  await Promise.all(Object.values(folders).map((path) => mkdir(path, { recursive: true })));
  for (const { side, index, labels } of sampleMasks()) {
    const path = join(folders[side], `${String(index).padStart(3, "0")}.png`);
    const mask = greyPng(labels);
    if (isOwn || (await isFree(path, mask))) await writeFile(path, mask);
  }
  return folders;
}

/**
 * Whether a mask has still to be written: nothing is there, or a part that a stop has left of it.
 *
 * @throws where something else is, which would be lost, or a pipe, which would wait for its reader.
 */
async function isFree(path: string, mask: Buffer): Promise<boolean> {
  const found = await lstat(path).catch(absent);
  if (!found) return true;
  const held = found.isFile() && found.size <= mask.length ? await readFile(path) : undefined;
  if (!held || Buffer.compare(held, mask.subarray(0, held.length)) !== 0)
    throw new Error(`${path} is there already and is not a mask of the sample. Name another folder.`);
  return held.length < mask.length;
}

function greyPng(labels: Uint8Array): Buffer {
  const GREY = 0;
  // Labels drawn at random don't compress: the fastest level loses 3 % in size and saves most of the time.
  const png = new PNG({ width: SAMPLE_SIZE, height: SAMPLE_SIZE, colorType: GREY, inputColorType: GREY, bitDepth: 8 });
  png.data = Buffer.from(labels);
  return PNG.sync.write(png, { colorType: GREY, inputColorType: GREY, bitDepth: 8, deflateLevel: 1, filterType: 0 });
}
