/**
 * MT19937 as PyTorch's CPU generator runs it: 32-bit outputs from one 32-bit seed.
 *
 * Source: M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998); `init_genrand` and
 * `genrand_int32` of the authors' mt19937ar.c (2002).
 */
export class MersenneTwister {
  private readonly state = new Uint32Array(SIZE);
  private position = SIZE;

  constructor(seed: number) {
    let previous = seed >>> 0;
    this.state[0] = previous;
    for (let index = 1; index < SIZE; index++) {
      previous = (Math.imul(previous ^ (previous >>> 30), 1812433253) + index) >>> 0;
      this.state[index] = previous;
    }
  }

  /** The next output, 0 to 2^32 - 1. */
  next(): number {
    if (this.position === SIZE) this.twist();
    let bits = this.state[this.position++] ?? 0;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    bits ^= bits >>> 18;
    return bits >>> 0;
  }

  private twist(): void {
    // In parts, so that no place needs a remainder: this is asked for hundreds of millions of numbers.
    for (let index = 0; index < SIZE - MIDDLE; index++) this.mix(index, index + 1, index + MIDDLE);
    for (let index = SIZE - MIDDLE; index < SIZE - 1; index++) this.mix(index, index + 1, index + MIDDLE - SIZE);
    this.mix(SIZE - 1, 0, MIDDLE - 1);
    this.position = 0;
  }

  private mix(at: number, after: number, middle: number): void {
    const { state } = this;
    const mixed = ((state[at] ?? 0) & 0x80000000) | ((state[after] ?? 0) & 0x7fffffff);
    state[at] = (state[middle] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
  }
}

const SIZE = 624;
const MIDDLE = 397;
