import { usualDataFiles } from "../core/formats/detachedFiles";
import { togetherStamp } from "../core/formats/togetherStamp";
import type { FileStamp } from "../protocol/pair";
import type { Files } from "./files";

/** The stamp of a mask, with that of the file that holds its voxels where it is a header alone; undefined where it is gone. */
export async function maskStamp(files: Files, folder: string, path: string): Promise<FileStamp | undefined> {
  const stampOf = (file: string): Promise<FileStamp | undefined> =>
    files.stamp(files.join(folder, file)).catch(() => undefined);
  const own = await stampOf(path);
  return own && togetherStamp(own, await Promise.all(usualDataFiles(path).map(stampOf)));
}
