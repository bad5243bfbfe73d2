// Decoding tables for the Huffman codes of deflate (RFC 1951, section 3.2).
//
// A table is indexed by the next bits of the stream. An entry is:
//   bits 0-7    bits to drop: those of the code and of the extra bits behind it
//   bits 8-13   bits of the code alone, where the extra bits begin; of a link, bits that index its subtable
//   bit 14      LINK: longer codes go on in a subtable
//   bit 15      EXCEPTION: no ordinary length or distance: end of block, link or no code
//   bits 16-30  the literal, the base of the length or distance, or the first entry of the subtable
//   bit 31      LITERAL
// One load so tells all that the loop over symbols has to know.

export const LITERAL: u32 = 1 << 31;
export const EXCEPTION: u32 = 1 << 15;
export const LINK: u32 = 1 << 14;
/** Stands where no code leads; with EXCEPTION. */
export const NO_SYMBOL: u32 = 0x7fff;
export const END_OF_BLOCK: u32 = 256;

/** Codes up to this length are read by one load. */
export const SYMBOL_BITS: u32 = 10;
export const DISTANCE_BITS: u32 = 8;
export const LENGTH_CODE_BITS: u32 = 7;

const MAX_BITS: u32 = 15;
/** Main table and subtables: more than the most that any code of 288 symbols, or of 32, can need. */
const SYMBOL_ENTRIES: u32 = 4096;
const DISTANCE_ENTRIES: u32 = 1024;

export const symbolTable: usize = memory.data(<i32>SYMBOL_ENTRIES * 4, 16);
export const distanceTable: usize = memory.data(<i32>DISTANCE_ENTRIES * 4, 16);
export const lengthCodeTable: usize = memory.data(128 * 4, 16);

const codesOfLength: usize = memory.data(16 * 2, 16);
const placeOfLength: usize = memory.data(16 * 2, 16);
/** Symbols by length of their code, then by value: the order of canonical codes. */
const sorted: usize = memory.data(320 * 2, 16);

/** Which alphabet a code is of. */
export const enum Alphabet {
  /** Lengths of the codes of the other two. */
  lengthCodes,
  /** Literals, end of block and lengths. */
  symbols,
  distances,
}

/**
 * Builds the table of a code from the lengths of its codewords, a byte each.
 *
 * @returns whether they make a code that zlib takes too: neither over-subscribed nor incomplete, but for a code of
 * one word of one bit (and distances that are never used).
 */
export function buildTable(lengths: usize, count: u32, alphabet: Alphabet): bool {
  const used = sortSymbols(lengths, count);
  const spare = spareCodes();
  if (spare < 0) return false;
  if (spare > 0 && !mayBeIncomplete(used, alphabet)) return false;
  const table = tableOf(alphabet);
  const bits = bitsOf(alphabet);
  if (spare > 0) markAll(table, 1 << bits);
  return fillTable(table, bits, alphabet);
}

function mayBeIncomplete(used: u32, alphabet: Alphabet): bool {
  if (alphabet == Alphabet.lengthCodes) return false;
  return used == 0 || (used == 1 && load<u16>(codesOfLength, 2) == 1);
}

function tableOf(alphabet: Alphabet): usize {
  if (alphabet == Alphabet.symbols) return symbolTable;
  return alphabet == Alphabet.distances ? distanceTable : lengthCodeTable;
}

function bitsOf(alphabet: Alphabet): u32 {
  if (alphabet == Alphabet.symbols) return SYMBOL_BITS;
  return alphabet == Alphabet.distances ? DISTANCE_BITS : LENGTH_CODE_BITS;
}

/** Counts the codes of each length and sorts the symbols; returns how many have a code. */
function sortSymbols(lengths: usize, count: u32): u32 {
  v128.store(codesOfLength, i16x8.splat(0));
  v128.store(codesOfLength, i16x8.splat(0), 16);
  for (let first: u32 = 0; first < count; first += 16) {
    for (let used = usedOf(lengths, first, count); used; used &= used - 1) {
      const slot = codesOfLength + (<usize>load<u8>(lengths + first + ctz(used)) << 1);
      store<u16>(slot, load<u16>(slot) + 1);
    }
  }
  let used: u32 = 0;
  for (let length: u32 = 1; length <= MAX_BITS; length++) {
    store<u16>(placeOfLength + (length << 1), <u16>used);
    used += load<u16>(codesOfLength + (length << 1));
  }
  for (let first: u32 = 0; first < count; first += 16) {
    for (let symbols = usedOf(lengths, first, count); symbols; symbols &= symbols - 1) {
      const symbol = first + ctz(symbols);
      const length = <usize>load<u8>(lengths + symbol);
      const place = load<u16>(placeOfLength + (length << 1));
      store<u16>(sorted + (<usize>place << 1), <u16>symbol);
      store<u16>(placeOfLength + (length << 1), place + 1);
    }
  }
  return used;
}

/** A bit for each of 16 symbols that has a code; most of those of a mask have none. */
// @ts-ignore: decorator
@inline
function usedOf(lengths: usize, first: u32, count: u32): u32 {
  const used = ~<u32>i8x16.bitmask(i8x16.eq(v128.load(lengths + first), i8x16.splat(0))) & 0xffff;
  return count - first < 16 ? used & ((1 << (count - first)) - 1) : used;
}

/** Codewords left over at the full length: 0 for a complete code, negative for an over-subscribed one. */
function spareCodes(): i32 {
  let spare: i32 = 1;
  for (let length: u32 = 1; length <= MAX_BITS; length++) {
    spare = (spare << 1) - <i32>load<u16>(codesOfLength + (length << 1));
    if (spare < 0) return spare;
  }
  return spare;
}

/** Before an incomplete code is filled in, every entry says that no code leads to it. */
function markAll(table: usize, entries: u32): void {
  for (let entry: u32 = 0; entry < entries; entry++) store<u32>(table + (entry << 2), (NO_SYMBOL << 16) | EXCEPTION | 1);
}

/**
 * Walks the codes in canonical order, their bits reversed as the stream has them. An index ends in its code: with each bit more that codes have, the part
 * of the table that is filled is repeated behind itself.
 */
function fillTable(table: usize, bits: u32, alphabet: Alphabet): bool {
  const size: u32 = 1 << bits;
  const limit = alphabet == Alphabet.symbols ? SYMBOL_ENTRIES : DISTANCE_ENTRIES;
  let code: u32 = 0;
  let place: u32 = 0;
  let free = size;
  let prefix: u32 = u32.MAX_VALUE;
  let subtable: u32 = 0;
  let subtableBits: u32 = 0;
  for (let length: u32 = 1; length <= MAX_BITS; length++) {
    for (let left: u32 = load<u16>(codesOfLength + (length << 1)); left > 0; left--) {
      const entry = entryOf(load<u16>(sorted + (place << 1)), alphabet);
      place++;
      if (length <= bits) {
        store<u32>(table + (code << 2), withLength(entry, length));
      } else {
        if ((code & (size - 1)) != prefix) {
          prefix = code & (size - 1);
          subtableBits = bitsOfSubtable(length, length - bits, left);
          subtable = free;
          free += 1 << subtableBits;
          if (free > limit) return false;
          store<u32>(table + (prefix << 2), (subtable << 16) | EXCEPTION | LINK | (subtableBits << 8) | bits);
        }
        spread(table + (subtable << 2), entry, length - bits, code >> bits, 1 << subtableBits);
      }
      code = nextCode(code, length);
    }
    if (length < bits) repeat(table, 4 << length);
  }
  return true;
}

/** The least bits by which the codes that share a prefix can all be told apart. */
function bitsOfSubtable(length: u32, bits: u32, left: u32): u32 {
  let room = <i32>(1 << bits) - <i32>left;
  while (room > 0 && length < MAX_BITS) {
    length++;
    bits++;
    room = (room << 1) - <i32>load<u16>(codesOfLength + (length << 1));
  }
  return bits;
}

/** Writes the first bytes of a table once more behind them. */
// @ts-ignore: decorator
@inline
function repeat(table: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(table + bytes + i, v128.load(table + i));
}

// @ts-ignore: decorator
@inline
function withLength(entry: u32, length: u32): u32 {
  return (entry + length) | (length << 8);
}

/** Writes the entry of a subtable wherever the index ends in the code. */
function spread(table: usize, entry: u32, length: u32, code: u32, size: u32): void {
  const complete = withLength(entry, length);
  for (let index = code; index < size; index += 1 << length) store<u32>(table + (index << 2), complete);
}

/** The next code of the same length, counted from the high bit since its bits are reversed. */
function nextCode(code: u32, length: u32): u32 {
  let bit: u32 = 1 << (length - 1);
  while (code & bit) bit >>= 1;
  return bit == 0 ? 0 : (code & (bit - 1)) | bit;
}

/** The entry of a symbol, with its extra bits, before the length of its code is added. */
function entryOf(symbol: u32, alphabet: Alphabet): u32 {
  if (alphabet == Alphabet.lengthCodes) return symbol << 16;
  if (alphabet == Alphabet.distances) return distanceEntry(symbol);
  if (symbol < END_OF_BLOCK) return LITERAL | (symbol << 16);
  return symbol == END_OF_BLOCK ? EXCEPTION : lengthEntry(symbol - 257);
}

/** Length codes 257 to 285 (RFC 1951, section 3.2.5): eight of a step, then four to each further extra bit. */
function lengthEntry(code: u32): u32 {
  if (code > 28) return (NO_SYMBOL << 16) | EXCEPTION;
  if (code == 28) return 258 << 16;
  if (code < 8) return (code + 3) << 16;
  const extra = (code >> 2) - 1;
  return ((((4 + (code & 3)) << extra) + 3) << 16) | extra;
}

/** Distance codes 0 to 29: four of a step, then two to each further extra bit. */
function distanceEntry(code: u32): u32 {
  if (code > 29) return (NO_SYMBOL << 16) | EXCEPTION;
  if (code < 4) return (code + 1) << 16;
  const extra = (code >> 1) - 1;
  return ((((2 + (code & 1)) << extra) + 1) << 16) | extra;
}
