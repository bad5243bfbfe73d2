/** Every ending that an image of labels may have. JPEG and others that cannot keep labels stay in, to be refused with the reason. */
const MASK_ENDING = /\.(?:png|npy|npz|tiff?|jpe?g|bmp|gif|webp)$/i;

/** A file or folder whose name begins with a dot is hidden; macOS leaves `._x.png` beside `x.png`, and `__MACOSX`. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/;

/** Whether the file may be a mask at all, told from its relative path: JSON, text, `Thumbs.db` and hidden files are not. */
export function isMaskFile(path: string): boolean {
  return MASK_ENDING.test(path) && !HIDDEN.test(path);
}
