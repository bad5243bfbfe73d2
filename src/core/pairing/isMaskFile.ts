import { hasMaskEnding } from "../formats/maskFormats";

/** A file or folder whose name begins with a dot is hidden; macOS leaves `._x.png` beside `x.png`, and `__MACOSX`. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/;

/** Whether the file may be a mask at all, told from its relative path: JSON, text, `Thumbs.db` and hidden files are not. */
export function isMaskFile(path: string): boolean {
  return hasMaskEnding(path) && !HIDDEN.test(path);
}
