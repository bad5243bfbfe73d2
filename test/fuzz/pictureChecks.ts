import { check, fileAt, type Check } from "./check";
import type { Random } from "./generate";
import { randomBmp, randomGif, randomNetpbm, type RandomPicture } from "./generatePictures";
import { damage } from "./mutate";
import { damagedPicture, validPicture, type PictureCounters, type WrittenPicture } from "./pictures";

const KINDS: Readonly<Record<string, (next: Random) => RandomPicture>> = {
  bmp: randomBmp,
  gif: randomGif,
  netpbm: randomNetpbm,
};

/** Checks of BMP, GIF and Netpbm: what was written is read, and what is damaged is refused or can be saved and read again. */
export function pictureChecks(counters: PictureCounters): Readonly<Record<string, Check>> {
  return Object.fromEntries(
    Object.entries(KINDS).flatMap(([kind, make]) => [
      [
        kind,
        check<WrittenPicture>(
          (next) => {
            const { file, ...known } = make(next);
            return { files: [file], known };
          },
          (files, known) => {
            validPicture(fileAt(files), known, counters);
            return "read as written";
          },
        ),
      ],
      [
        `${kind}Damaged`,
        check(
          (next) => ({ files: [damage(next, make(next).file)] }),
          (files) => damagedPicture(fileAt(files), counters),
        ),
      ],
    ]),
  );
}
