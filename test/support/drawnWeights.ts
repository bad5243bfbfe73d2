import { RandomStreams } from "../../src/core/numbers/randomStreams";

/** The weights of all rows in a draw as they are defined: exponential numbers in 86ths, each of 16 bits of the draw's stream, the lower ones of a number first. */
export function drawnWeights(rows: number, seed: number, draw: number): readonly number[] {
  const stream = new RandomStreams(seed, draw, 1);
  return Array.from({ length: Math.ceil(rows / 2) }, () => stream.next(0))
    .flatMap((word) => [word % 2 ** 16, Math.floor(word / 2 ** 16)])
    .slice(0, rows)
    .map((bits) => Math.max(1, Math.round(-86 * Math.log((bits + 0.5) / 2 ** 16))));
}
