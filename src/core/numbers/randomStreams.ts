/** Words of the state of a stream. */
const WORDS = 4;

/**
 * Streams of random numbers of 32 bits side by side, one for each number from `first` on: the stream of a number is always the same
 * under one seed, so that draws give the same digits in any order, any number at a time and on any thread.
 *
 * Source: xoshiro128++ of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw. 47
 * (2021); the states are made by the finaliser of A. Appleby's MurmurHash3.
 */
export class RandomStreams {
  /** The first words of all streams, then the second ones, ... */
  readonly state: Int32Array;
  readonly #streams: number;

  constructor(seed: number, first: number, streams: number) {
    this.state = new Int32Array(WORDS * streams);
    this.#streams = streams;
    const start = mix(seed);
    for (let stream = 0; stream < streams; stream++) {
      // The first word differs from stream to stream, as every step can be undone: no two are the same.
      let word = mix(start + first + stream);
      for (let at = 0; at < WORDS; at++) {
        this.state[at * streams + stream] = word;
        word = mix(word + GOLDEN + start);
      }
    }
  }

  /** The next number of a stream, 0 to 2^32 - 1. */
  next(stream: number): number {
    const [state, streams] = [this.state, this.#streams];
    let s0 = state[stream] ?? 0;
    let s1 = state[streams + stream] ?? 0;
    let s2 = state[2 * streams + stream] ?? 0;
    let s3 = state[3 * streams + stream] ?? 0;
    const sum = (s0 + s3) | 0;
    const bits = (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    state[stream] = s0;
    state[streams + stream] = s1;
    state[2 * streams + stream] = s2;
    state[3 * streams + stream] = s3;
    return bits;
  }
}

/** 2^32 over the golden ratio, odd: what is added so that no word is mixed to itself. */
const GOLDEN = 0x9e3779b9;

/** Every bit of the number in every bit of the result, which no other number has. */
function mix(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
