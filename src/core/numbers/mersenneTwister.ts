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
    const { state } = this;
    for (let index = 0; index < SIZE; index++) {
      const mixed = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % SIZE] ?? 0) & 0x7fffffff);
      state[index] = (state[(index + MIDDLE) % SIZE] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }
}

const SIZE = 624;
const MIDDLE = 397;
