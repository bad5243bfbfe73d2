import fc from "fast-check";
import { ignoredMark, type ImagePair } from "../../../src/measures/classPair";

/** Small images of a few classes in blocks, so that they hold objects and not only noise; some pixels of no class or ignored. */
export function pairs(options: { readonly marks: boolean; readonly largest?: number }): fc.Arbitrary<ImagePair> {
  const size = fc.integer({ min: 1, max: options.largest ?? 12 });
  return fc
    .record({
      width: size,
      height: size,
      classes: fc.integer({ min: 1, max: 3 }),
      block: fc.integer({ min: 1, max: 4 }),
    })
    .chain(({ width, height, classes, block }) => {
      const label = (top: number) => fc.array(fc.nat(top), { minLength: width * height, maxLength: width * height });
      const most = options.marks ? ignoredMark(classes) : classes;
      return fc.record({ target: label(most), prediction: label(classes), noise: label(9) }).map((made) => {
        const blocked = (values: readonly number[]): Uint8Array =>
          Uint8Array.from(values, (value, at) => {
            if (made.noise[at] === 0) return value;
            const row = Math.floor(Math.floor(at / width) / block) * block;
            const column = Math.floor((at % width) / block) * block;
            return values[row * width + column] ?? 0;
          });
        return {
          target: blocked(made.target),
          prediction: blocked(made.prediction),
          width,
          height,
          depth: 1 as const,
          classes,
        };
      });
    });
}

/** Rows become columns. */
export function transposed(pair: ImagePair): ImagePair {
  const { width, height } = pair;
  const turn = (plane: ImagePair["target"]): Uint8Array =>
    Uint8Array.from({ length: plane.length }, (_, at) => plane[(at % height) * width + Math.floor(at / height)] ?? 0);
  return { ...pair, target: turn(pair.target), prediction: turn(pair.prediction), width: height, height: width };
}

export function swapped(pair: ImagePair): ImagePair {
  return { ...pair, target: pair.prediction, prediction: pair.target };
}
