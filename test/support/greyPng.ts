import { PNG } from "pngjs";

/** A grey 8-bit PNG of the labels, row by row. */
export function greyPng(width: number, height: number, labels: readonly number[] | Uint8Array): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(labels);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, bitDepth: 8 });
}
