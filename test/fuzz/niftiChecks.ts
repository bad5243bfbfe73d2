import assert from "node:assert/strict";
import { decodeMask } from "../../src/masks/decodeMask";
import { readNifti } from "../support/readNifti";
import { check, fileAt, type Check } from "./check";
import { pick, whole, type Random } from "./generate";
import { randomGzip, randomNifti, type RandomVolume } from "./generateNifti";
import { damage } from "./mutate";
import { damagedPicture, validPicture, type PictureCounters, type WrittenPicture } from "./pictures";

/** Checks of NIfTI, packed or not: what was written is read; what is damaged is refused, or has the labels of a second reader. */
export function niftiChecks(counters: PictureCounters): Readonly<Record<string, Check>> {
  return {
    nifti: valid(counters, randomNifti),
    niftiDamaged: damaged(counters, (next) => damagedHeader(next, randomNifti(next).file)),
    gzip: valid(counters, (next) => {
      const { file, ...known } = randomNifti(next);
      return { file: randomGzip(next, file), ...known };
    }),
    gzipDamaged: damaged(counters, (next) => {
      const { file } = randomNifti(next);
      // Damage before it is packed is met behind a checksum that fits.
      return next() < 0.3 ? randomGzip(next, damagedHeader(next, file)) : damage(next, randomGzip(next, file));
    }),
  };
}

function valid(counters: PictureCounters, make: (next: Random) => RandomVolume): Check {
  return check<WrittenPicture>(
    (next) => {
      const { file, ...known } = make(next);
      return { files: [file], known };
    },
    (files, known) => {
      validPicture(fileAt(files), known, counters);
      return "read as written";
    },
  );
}

function damaged(counters: PictureCounters, make: (next: Random) => Buffer): Check {
  return check(
    (next) => ({ files: [make(next)] }),
    (files) => {
      const file = fileAt(files);
      const how = damagedPicture(file, counters);
      const decoded = decodeMask(file, counters);
      if (decoded.ok && decoded.map.facts.format === "NIfTI")
        assert.deepEqual([...decoded.map.labels], readNifti(file).labels);
      return how;
    },
  );
}

/** Fields of the header that decide how the voxels are read. */
const FIELDS = [
  0, 3, 4, 12, 16, 24, 40, 42, 44, 46, 48, 50, 70, 71, 108, 110, 111, 112, 115, 119, 168, 176, 183, 344, 345, 346,
];

function damagedHeader(next: Random, file: Buffer): Buffer {
  if (next() < 0.4) return damage(next, file);
  const at = pick(next, FIELDS);
  file[at] = pick(next, [0, 1, 2, 4, 8, 16, 64, 127, 128, 255, whole(next, 256)]);
  return file;
}
