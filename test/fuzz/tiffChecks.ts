import assert from "node:assert/strict";
import { decode } from "tiff";
import { check, fileAt, type Check } from "./check";
import { randomTiff, type RandomTiff } from "./generateTiff";
import { mutateTiff } from "./mutateTiff";
import { damagedPicture, validPicture, type PictureCounters } from "./pictures";

/** What was written into a valid file. */
type Written = Omit<RandomTiff, "file">;

/** Checks of TIFFs: what was written is read, and what is damaged is refused or can be saved and read again. */
export function tiffChecks(counters: PictureCounters): Readonly<Record<string, Check>> {
  return {
    tiff: check<Written>(
      (next) => {
        const { file, ...known } = randomTiff(next);
        return { files: [file], known };
      },
      (files, known) => validTiff(fileAt(files), known, counters),
    ),
    tiffDamaged: check(
      (next) => ({ files: [mutateTiff(next, randomTiff(next).file)] }),
      (files) => damagedPicture(fileAt(files), counters),
    ),
  };
}

/** A valid file gives the labels that were written, and those that the package `tiff` reads where it knows the kind. */
function validTiff(file: Buffer, { isPlain, ...written }: Written, counters: PictureCounters): string {
  validPicture(file, written, counters);
  if (!isPlain) return "read as written";
  assert.deepEqual(Array.from(decode(file)[0]?.data ?? []), written.labels);
  return "read as written, and by the package tiff";
}
