import { greyPng } from "./greyPng";
import { temporaryFolder } from "./temporaryFolder";

/** A folder with `p` and `t`: 16 pairs of random-like labels 0 to 3, one of them broken, and files without a partner on both sides. */
export function sixteenPairs(more: Readonly<Record<string, string>> = {}): string {
  const files: Record<string, string | Buffer> = {
    "t/lonely.png": greyPng(1, 1, [0]),
    "p/stray.png": greyPng(1, 1, [0]),
    "p/8.png": "broken",
    ...more,
  };
  for (let index = 1; index <= 16; index++) {
    const labels = (step: number) => Array.from({ length: 12 }, (_, pixel) => (index * step + pixel) % 4);
    files[`t/${index}.png`] = greyPng(4, 3, labels(3));
    files[`p/${index}.png`] ??= greyPng(4, 3, labels(5));
  }
  return temporaryFolder(files);
}
