import { isVoxelsAlone, usualDataFiles, usualHeaders } from "./detachedFiles";

/** The masks of a folder, and its files of voxels whose header is not there. */
export interface JoinedFiles {
  readonly masks: readonly string[];
  readonly voxelsAlone: readonly string[];
}

/** Headers alone may be of other things than masks, which have the same name: a picture with its georeference, say. */
const MAY_BE_OTHER = /\.hdr$/i;

/**
 * A header and its voxels are one mask, which is that of the header. A header without voxels is one as well, so that what is
 * missing is told, unless a mask of its name lies beside it.
 *
 * @param masks those of the files that are masks by their names.
 */
export function joinDetached(masks: readonly string[], files: readonly string[]): JoinedFiles {
  const all = new Set(files);
  const isThere = (path: string): boolean => all.has(path);
  const stems = new Set(masks.filter((path) => !MAY_BE_OTHER.test(path)).map(stemOf));
  return {
    masks: masks.filter(
      (path) => !MAY_BE_OTHER.test(path) || usualDataFiles(path).some(isThere) || !stems.has(stemOf(path)),
    ),
    voxelsAlone: files.filter((path) => isVoxelsAlone(path) && !usualHeaders(path).some(isThere)),
  };
}

function stemOf(path: string): string {
  return path.replace(/(?:\.nii)?\.[^./]+$/i, "");
}
