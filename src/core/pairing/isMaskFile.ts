export function isMaskFile(path: string): boolean {
  return /\.(png|npy|npz|tiff?|jpe?g|bmp|gif|webp)$/i.test(path) && !/(^|\/)\./.test(path);
}
