import { dataFilesOf, mayNameData, usualDataFiles } from "../core/formats/detachedFiles";
import { togetherStamp } from "../core/formats/togetherStamp";
import type { FileStamp } from "../protocol/pair";
import type { Files } from "./files";

/** The stamp of a mask, with that of the file that holds its voxels where it is a header alone; undefined where it is gone. */
export async function maskStamp(files: Files, folder: string, path: string): Promise<FileStamp | undefined> {
  const stampOf = (file: string): Promise<FileStamp | undefined> =>
    files.stamp(files.join(folder, file)).catch(() => undefined);
  const own = await stampOf(path);
  if (!own) return undefined;
  const isRead = mayNameData(path) && own.size <= LONGEST_HEADER;
  const header = isRead ? await files.read(files.join(folder, path)).catch(() => undefined) : undefined;
  const names = header ? dataFilesOf(path, header) : usualDataFiles(path);
  return togetherStamp(own, await Promise.all(names.map(stampOf)));
}

/** As threads have it. */
const LONGEST_HEADER = 2 ** 20;
