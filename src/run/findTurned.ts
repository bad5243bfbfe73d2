import type { ImageCounts } from "../core/labels/counts";
import { TURNS, turnsOf, type Turn } from "../core/labels/turn";
import { turnControls, turnGain, turnSuspects } from "../core/check/turnedImages";
import type { ImageEntry } from "../core/document/report";
import type { Folders } from "./evaluateFolders";
import type { Files } from "./files";
import { countPairs, type PoolOptions } from "./workerPool";

const NEARLY_ALL = 0.75;

interface FindOptions {
  readonly folders: Folders;
  readonly files: Files;
  readonly pool: Omit<PoolOptions, "onResults">;
}

interface Found {
  readonly by: Turn;
  readonly counts: ImageCounts;
  readonly gain: number;
}

/** The images, those whose prediction fits its target far better turned or mirrored with the counts that it then gives. A few of them are read again. */
export async function findTurned(images: readonly ImageEntry[], options: FindOptions): Promise<readonly ImageEntry[]> {
  const suspects = turnSuspects(images);
  const found = await tryTurns(suspects, options);
  // Nearly all of those that fit worst are turned: perhaps the whole folder is.
  if (suspects.length > 0 && found.size >= NEARLY_ALL * suspects.length) {
    for (const [image, turn] of await tryTurns(turnControls(images, suspects), options)) found.set(image, turn);
  }
  return images.map((image) => {
    const turn = found.get(image);
    return turn ? { ...image, turned: { by: turn.by, counts: turn.counts } } : image;
  });
}

async function tryTurns(
  images: readonly ImageEntry[],
  { folders, files, pool }: FindOptions,
): Promise<Map<ImageEntry, Found>> {
  const tries = images.flatMap((image) => turnsOf(image).map((by) => ({ image, by })));
  const found = new Map<ImageEntry, Found>();
  await countPairs(
    tries.map(({ image: { target, prediction }, by }, index) => ({
      index,
      target: { path: files.join(folders.target, target.path) },
      ...(prediction && { prediction: { path: files.join(folders.prediction, prediction.path) } }),
      turned: by,
    })),
    {
      ...pool,
      onResults: (results) => {
        for (const { index, outcome } of results) {
          const tried = tries[index];
          const gain = tried && outcome.ok ? turnGain(tried.image.counts, outcome.counts) : undefined;
          if (!tried || !outcome.ok || gain === undefined) continue;
          const known = found.get(tried.image);
          if (!known || isBetter({ by: tried.by, gain }, known))
            found.set(tried.image, { by: tried.by, counts: outcome.counts, gain });
        }
      },
    },
  );
  return found;
}

/** In one order whichever thread is first: turns that fit alike stand as they are tried. */
function isBetter(found: Omit<Found, "counts">, known: Omit<Found, "counts">): boolean {
  return found.gain > known.gain || (found.gain === known.gain && TURNS.indexOf(found.by) < TURNS.indexOf(known.by));
}
