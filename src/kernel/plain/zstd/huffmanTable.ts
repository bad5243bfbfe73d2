import { BackwardBits } from "./backwardBits";
import { readFseTable } from "./fseTable";

/** Codes of literals: each is known by the next bits, as many as the longest has (RFC 8878, section 4.2). */
export interface HuffmanTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
}

/** A table that was read, and where it ends. */
export interface ReadHuffman {
  readonly table: HuffmanTable;
  readonly end: number;
}

const LONGEST_CODE = 11;
const MOST_WEIGHTS = 255;
const WEIGHT_LIMITS = { log: 6, symbols: 13 };

/** Reads the weights of a table; undefined where they are not proper. */
export function readHuffmanTable(bytes: Uint8Array, start: number, end: number): ReadHuffman | undefined {
  if (start >= end) return undefined;
  const head = bytes[start];
  const from = start + 1;
  const to = from + (head < 128 ? head : (head - 126) >> 1);
  if (to > end) return undefined;
  const weights = head < 128 ? packedWeights(bytes, from, to) : plainWeights(bytes, from, head - 127);
  const table = weights && tableOf(weights);
  return table && { table, end: to };
}

/** Four bits each. */
function plainWeights(bytes: Uint8Array, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? bytes[from + (i >> 1)] >> 4 : bytes[from + (i >> 1)] & 15,
  );
}

/** Two states in turns, until the bits are used up. */
function packedWeights(bytes: Uint8Array, from: number, to: number): number[] | undefined {
  const read = readFseTable(bytes, from, to, WEIGHT_LIMITS);
  if (!read) return undefined;
  const { table } = read;
  const stream = new BackwardBits(bytes, read.end, to);
  if (stream.left < 0) return undefined;
  const states = [stream.take(table.log), stream.take(table.log)];
  if (stream.left < 0) return undefined;
  const weights: number[] = [];
  for (let turn = 0; weights.length < MOST_WEIGHTS; turn ^= 1) {
    const state = states[turn];
    weights.push(table.symbols[state]);
    states[turn] = table.bases[state] + stream.take(table.bits[state]);
    if (stream.left < 0) {
      weights.push(table.symbols[states[turn ^ 1]]);
      return weights;
    }
  }
  return undefined;
}

/** The last weight is what is missing to a power of two. */
function tableOf(weights: number[]): HuffmanTable | undefined {
  const sum = weights.reduce((total, weight) => total + (weight > 0 ? 2 ** (weight - 1) : 0), 0);
  if (sum === 0) return undefined;
  const log = 32 - Math.clz32(sum);
  const missing = (1 << log) - sum;
  if (log > LONGEST_CODE || (missing & (missing - 1)) !== 0) return undefined;
  weights.push(32 - Math.clz32(missing));
  const symbols = new Uint8Array(1 << log);
  const bits = new Uint8Array(1 << log);
  let at = 0;
  for (let weight = 1; weight <= log; weight++) {
    weights.forEach((own, symbol) => {
      if (own !== weight) return;
      const next = at + (1 << (weight - 1));
      symbols.fill(symbol, at, next);
      bits.fill(log + 1 - weight, at, next);
      at = next;
    });
  }
  return { log, symbols, bits };
}
