import type { Side } from "../core/labels/label";
import type { ImageEntry, MaskFile } from "../core/document/report";
import type { FileStamp } from "../protocol/pair";
import type { Folders } from "./evaluateFolders";
import type { Files } from "./files";
import { listMasks } from "./listMasks";
import { maskStamp } from "./maskStamp";
import { filesOf, type Work } from "./works";

/** What a run counted, and which masks lay in the folders then: by it a later run counts only what has changed. */
export interface RunRecord {
  readonly images: readonly ImageEntry[];
  /** Every mask that was listed, by side and path; without a stamp where it was not read, or no stamps were asked for. */
  readonly masks: Readonly<Record<Side, ReadonlyMap<string, FileStamp | undefined>>>;
  /** What the counts depend on beside the files; counts of another setup are of no use. */
  readonly setup: string;
}

/** Files that are asked for their stamp at the same time. */
const MOST_ASKED = 64;

/** The images whose masks are still those that were counted, by their position in the works. */
export async function unchangedImages(
  works: readonly Work[],
  {
    before,
    folders,
    files,
    signal,
  }: { readonly before: RunRecord; readonly folders: Folders; readonly files: Files; readonly signal: AbortSignal },
): Promise<ReadonlyMap<number, ImageEntry>> {
  const images = new Map(before.images.map((image) => [image.name, image]));
  const isSame = async (side: Side, path: string): Promise<boolean> =>
    sameStamp(before.masks[side].get(path), await maskStamp(files, folders[side], path));
  const areSame = async (side: Side, work: Work): Promise<boolean> => {
    for (const path of filesOf(work, side)) if (!(await isSame(side, path))) return false;
    return true;
  };
  const kept = new Map<number, ImageEntry>();
  const left = works.entries();
  await Promise.all(
    Array.from({ length: MOST_ASKED }, async () => {
      for (const [index, work] of left) {
        if (signal.aborted) return;
        const image = images.get(work.name);
        if (!image || !sameFiles(image.target, work, "target") || !sameFiles(image.prediction, work, "prediction"))
          continue;
        if ((await areSame("target", work)) && (await areSame("prediction", work))) kept.set(index, image);
      }
    }),
  );
  return kept;
}

/**
 * How many masks of the folders are no longer as they were counted: new ones, gone ones, and those of the suspects that
 * were written since. A mask that was not read, for want of a partner say, changes nothing by its content.
 *
 * @param suspects masks of each side that may have been written, by their paths.
 */
export async function changedMasks(
  before: RunRecord,
  {
    folders,
    files,
    suspects,
  }: {
    readonly folders: Folders;
    readonly files: Files;
    readonly suspects: Readonly<Record<Side, ReadonlySet<string>>>;
  },
): Promise<number> {
  const ofSide = async (side: Side): Promise<number> => {
    const known = before.masks[side];
    const listing = await listMasks(folders[side], files);
    const listed = new Set(listing.ok ? listing.files : []);
    const fresh = [...listed].filter((path) => !known.has(path)).length;
    const gone = [...known.keys()].filter((path) => !listed.has(path)).length;
    let written = 0;
    for (const path of suspects[side]) {
      const stamp = known.get(path);
      if (stamp && listed.has(path) && !sameStamp(stamp, await maskStamp(files, folders[side], path))) written++;
    }
    return fresh + gone + written;
  };
  const [predictions, targets] = await Promise.all([ofSide("prediction"), ofSide("target")]);
  return predictions + targets;
}

/** Whether the mask was made of the files of the work, each read as the same label. */
function sameFiles(mask: MaskFile | undefined, work: Work, side: Side): boolean {
  return mask?.path === work[side] && JSON.stringify(mask?.parts) === JSON.stringify(work.parts?.[side]);
}

function sameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a?.size === b?.size && a?.modified === b?.modified && a !== undefined;
}
