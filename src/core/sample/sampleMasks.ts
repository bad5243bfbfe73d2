import { MersenneTwister } from "../numbers/mersenneTwister";

export const SAMPLE_IMAGES = 100;
export const SAMPLE_SIZE = 256;
/** Images from this one on hold only background on both sides: their other classes are 0/0. */
const FIRST_EMPTY_IMAGE = 70;

/** One image of the sample, row by row. */
export interface SampleMask {
  readonly side: "prediction" | "target";
  readonly index: number;
  readonly labels: Uint8Array;
}

/**
 * The sample data set, mask by mask: 100 pairs of 256 x 256 with four classes, bit for bit what
 * `torch.manual_seed(7)` and two calls of
 * `torch.multinomial(torch.tensor([1., 10., 3., 1.]), 100 * 256 * 256, replacement=True)` give, predictions
 * first, images 70 to 99 set to 0 in both.
 */
export function* sampleMasks(): Generator<SampleMask> {
  const generator = new MersenneTwister(7);
  for (const side of ["prediction", "target"] as const) {
    for (let index = 0; index < SAMPLE_IMAGES; index++) {
      const labels = Uint8Array.from({ length: SAMPLE_SIZE * SAMPLE_SIZE }, () => draw(generator));
      // The draws are made all the same: they move the generator on.
      yield { side, index, labels: index < FIRST_EMPTY_IMAGE ? labels : labels.fill(0) };
    }
  }
}

/** torch sums the weights in float32, so the borders of the classes are float32 numbers. */
const CUMULATIVE = [1 / 15, 11 / 15, 14 / 15].map(Math.fround);

/**
 * One class. torch takes two outputs as one 64-bit value, the first one high, and keeps the low 53 bits:
 * 21 of the first output, all 32 of the second.
 */
function draw(generator: MersenneTwister): number {
  const high = generator.next() & 0x1fffff;
  const uniform = (high * 2 ** 32 + generator.next()) * 2 ** -53;
  const index = CUMULATIVE.findIndex((border) => border >= uniform);
  return index === -1 ? CUMULATIVE.length : index;
}
