/** A table of finite state entropy: what each state stands for, and how the next one follows (RFC 8878, section 4.1). */
export interface FseTable {
  /** Bits of a state. */
  readonly log: number;
  readonly symbols: Uint8Array;
  /** Bits to read for the next state, and what is added to them. */
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

/** A table that was read, and where it ends. */
export interface ReadFse {
  readonly table: FseTable;
  readonly end: number;
}

const LEAST_LOG = 5;

/** Reads the probabilities of a table; undefined where they are not proper. */
export function readFseTable(
  bytes: Uint8Array,
  start: number,
  end: number,
  limits: { readonly log: number; readonly symbols: number },
): ReadFse | undefined {
  let at = 8 * start;
  const peek = (bits: number): number => {
    const byte = at >> 3;
    const three = bytes[byte] | (bytes[byte + 1] << 8) | (bytes[byte + 2] << 16);
    return (three >>> (at & 7)) & ((1 << bits) - 1);
  };
  const log = peek(4) + LEAST_LOG;
  at += 4;
  if (log > limits.log) return undefined;
  const shares: number[] = [];
  let left = 1 << log;
  while (left > 0) {
    if (at > 8 * end || shares.length >= limits.symbols) return undefined;
    // Values up to `left + 1` are due: the smaller of them take a bit less.
    const bits = 32 - Math.clz32(left + 1);
    const short = (1 << bits) - 2 - left;
    const low = peek(bits - 1);
    const isShort = low < short;
    const long = peek(bits);
    const value = isShort ? low : long >= 1 << (bits - 1) ? long - short : long;
    at += isShort ? bits - 1 : bits;
    // 0 stands for "less than one", which takes a state all the same.
    const share = value - 1;
    shares.push(share);
    left -= Math.abs(share);
    for (let repeat = share === 0 ? 3 : 0; repeat === 3;) {
      repeat = peek(2);
      at += 2;
      for (let i = 0; i < repeat; i++) shares.push(0);
      if (at > 8 * end) return undefined;
    }
  }
  if (left < 0 || at > 8 * end || shares.length > limits.symbols) return undefined;
  return { table: fseTable(shares, log), end: (at + 7) >> 3 };
}

/** The table of probabilities that sum to `2 ** log`, -1 for "less than one". */
export function fseTable(shares: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const next = shares.map((share) => Math.abs(share));
  let high = size - 1;
  shares.forEach((share, symbol) => {
    if (share < 0) symbols[high--] = symbol;
  });
  const step = (size >> 1) + (size >> 3) + 3;
  let index = 0;
  shares.forEach((share, symbol) => {
    for (let i = 0; i < share; i++) {
      symbols[index] = symbol;
      do index = (index + step) & (size - 1);
      while (index > high);
    }
  });
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const count = next[symbols[state]]++;
    bits[state] = log - (31 - Math.clz32(count));
    bases[state] = (count << bits[state]) - size;
  }
  return { log, symbols, bits, bases };
}

/** The table of one symbol alone. */
export function oneSymbolTable(symbol: number): FseTable {
  return { log: 0, symbols: Uint8Array.of(symbol), bits: Uint8Array.of(0), bases: Uint16Array.of(0) };
}
