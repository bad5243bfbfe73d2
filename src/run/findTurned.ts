import type { ImageCounts } from "../core/labels/counts";
import { turnsOf, type Turn } from "../core/labels/turn";
import { turnControls, turnGain, turnSuspects } from "../core/check/turnedImages";
import type { ImageEntry } from "../core/document/report";
import type { Folders } from "./evaluateFolders";
import type { Files } from "./files";
import type { WorkerPool } from "./workerPool";

const NEARLY_ALL = 0.75;

interface FindOptions {
  readonly folders: Folders;
  readonly files: Files;
  readonly pool: Pick<WorkerPool, "count">;
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
  const found = new Map<ImageEntry, Found>();
  await pool.count(
    images.map((image, index) => ({
      index,
      target: { path: files.join(folders.target, image.target.path) },
      ...(image.prediction && { prediction: { path: files.join(folders.prediction, image.prediction.path) } }),
      turns: turnsOf(image),
    })),
    (results) => {
      for (const { index, outcome } of results) {
        const best = outcome.ok ? bestTurn(images[index], outcome.turned ?? []) : undefined;
        if (best) found.set(best.image, best.found);
      }
    },
  );
  return found;
}

/** The turn that fits best, if any does far better than the prediction as it is; of turns that fit alike the first that was tried. */
function bestTurn(
  image: ImageEntry | undefined,
  turned: readonly { readonly by: Turn; readonly counts: ImageCounts }[],
): { readonly image: ImageEntry; readonly found: Found } | undefined {
  if (!image) return undefined;
  let best: Found | undefined;
  for (const { by, counts } of turned) {
    const gain = turnGain(image.counts, counts);
    if (gain !== undefined && (!best || gain > best.gain)) best = { by, counts, gain };
  }
  return best && { image, found: best };
}
