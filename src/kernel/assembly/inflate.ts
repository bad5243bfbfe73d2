// Inflates zlib streams (RFC 1950) of deflate blocks (RFC 1951).
import { ADLER_OF_NOTHING, adler32 } from "./adler32";
import { alignToByte, buffer, held, next, refill, restoreBits, startBits, take } from "./bits";
import { Alphabet, buildTable, DISTANCE_BITS, distanceTable, END_OF_BLOCK, EXCEPTION, LENGTH_CODE_BITS, lengthCodeTable, LINK, LITERAL, SYMBOL_BITS, symbolTable } from "./huffman";
import { copyMatch } from "./copyMatch";

/** Of both codes, with room for a repeat that goes beyond them. */
const codeLengths: usize = memory.data(320 + 144, 16);
/** In which order the lengths of the length codes come (RFC 1951, section 3.2.7). */
const lengthCodeOrder: usize = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** The refill may run this far past the input before the end is noticed. */
export const OVERRUN: usize = 8;

/** Where the next byte of output goes. */
export let out: usize = 0;

export function moveOutput(to: usize): void {
  out = to;
}

/** How the symbols of a block came to an end. */
export const enum Ended {
  /** A code that is none, or a distance beyond the output. */
  badly,
  /** By the symbol for it. */
  block,
  /** The input or the room for the output did; the block goes on. */
  room,
}

/**
 * Inflates `length` bytes at `from` into exactly `size` bytes at `to`.
 *
 * At least 64 bytes behind the input must be readable and 512 behind the output writable: the loops read and write
 * in wide steps, and look at the ends once a symbol only.
 *
 * @returns whether the stream is whole, of that size and true to its Adler-32.
 */
export function inflate(from: usize, length: usize, to: usize, size: usize): bool {
  if (length < 6 || !isZlibHeader(load<u8>(from), load<u8>(from, 1))) return false;
  const end = from + length;
  startBits(from + 2);
  out = to;
  let last = false;
  while (!last) {
    refill();
    if (next > end + OVERRUN) return false;
    last = take(1) != 0;
    const type = take(2);
    if (type == 0) {
      if (!copyStored(end, to + size)) return false;
    } else {
      if (!(type == 1 ? fixedCodes() : type == 2 && dynamicCodes(end))) return false;
      if (inflateBlock(end, to, to + size) != Ended.block) return false;
    }
  }
  if (out != to + size) return false;
  alignToByte();
  return next + 4 <= end && bswap(load<u32>(next)) == adler32(to, size, ADLER_OF_NOTHING);
}

/** Deflate, a window of at most 32 KiB, the check bits right, no preset dictionary (RFC 1950, section 2.2). */
export function isZlibHeader(method: u32, flags: u32): bool {
  return (method & 15) == 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 == 0 && (flags & 32) == 0;
}

function copyStored(end: usize, outEnd: usize): bool {
  alignToByte();
  if (next + 4 > end) return false;
  const length = <usize>load<u16>(next);
  if ((length ^ 0xffff) != <usize>load<u16>(next, 2)) return false;
  const data = next + 4;
  if (data + length > end || out + length > outEnd) return false;
  memory.copy(out, data, length);
  out += length;
  startBits(data + length);
  return true;
}

export function fixedCodes(): bool {
  memory.fill(codeLengths, 8, 144);
  memory.fill(codeLengths + 144, 9, 112);
  memory.fill(codeLengths + 256, 7, 24);
  memory.fill(codeLengths + 280, 8, 8);
  if (!buildTable(codeLengths, 288, Alphabet.symbols)) return false;
  memory.fill(codeLengths, 5, 32);
  return buildTable(codeLengths, 32, Alphabet.distances);
}

export function dynamicCodes(end: usize): bool {
  const symbols = take(5) + 257;
  const distances = take(5) + 1;
  const lengthCodes = take(4) + 4;
  if (symbols > 286 || distances > 30) return false;
  v128.store(codeLengths, i8x16.splat(0));
  v128.store(codeLengths, i8x16.splat(0), 16);
  for (let index: u32 = 0; index < lengthCodes; index++) {
    refill();
    store<u8>(codeLengths + load<u8>(lengthCodeOrder + index), <u8>take(3));
  }
  if (!buildTable(codeLengths, 19, Alphabet.lengthCodes)) return false;
  if (!readCodeLengths(symbols + distances, end)) return false;
  if (load<u8>(codeLengths + END_OF_BLOCK) == 0) return false;
  return buildTable(codeLengths + symbols, distances, Alphabet.distances) && buildTable(codeLengths, symbols, Alphabet.symbols);
}

/** Reads the lengths of both codes, which repeat across the border between them (section 3.2.7). */
function readCodeLengths(count: u32, end: usize): bool {
  let index: u32 = 0;
  while (index < count) {
    refill();
    if (next > end + OVERRUN) return false;
    const entry = load<u32>(lengthCodeTable + ((<usize>buffer & ((1 << LENGTH_CODE_BITS) - 1)) << 2));
    take(entry & 0xff);
    const code = entry >> 16;
    if (code < 16) {
      store<u8>(codeLengths + index, <u8>code);
      index++;
      continue;
    }
    if (code == 16 && index == 0) return false;
    const repeated: u8 = code == 16 ? load<u8>(codeLengths + index - 1) : 0;
    const times: u32 = code == 16 ? 3 + take(2) : code == 17 ? 3 + take(3) : 11 + take(7);
    for (let i: u32 = 0; i < times; i += 16) v128.store(codeLengths + index + i, i8x16.splat(<i8>repeated));
    index += times;
  }
  return index == count;
}

/**
 * Inflates the symbols of one block.
 *
 * A refill gives at least 56 bits: enough for two literals read by the main table and a look at the third symbol,
 * or for one length and distance with all their extra bits (15 + 5 + 15 + 13). The next entry is looked up before a match
 * is copied, so that both go on at once.
 */
export function inflateBlock(end: usize, start: usize, outEnd: usize): Ended {
  const symbolMask: u64 = (1 << SYMBOL_BITS) - 1;
  const distanceMask: u64 = (1 << DISTANCE_BITS) - 1;
  let bits = buffer;
  let count = held;
  let at = next;
  let to = out;
  bits |= load<u64>(at) << count;
  at += (63 - count) >> 3;
  count |= 56;
  let entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
  while (true) {
    // Both may be passed by less than the slack behind them before this is looked at again.
    if (at > end + OVERRUN || to > outEnd) {
      restoreBits(bits, count, at);
      out = to;
      return Ended.room;
    }
    if (entry & LITERAL) {
      bits >>= entry & 0xff;
      count -= entry & 0xff;
      store<u8>(to, <u8>(entry >> 16));
      to++;
      entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
      if (entry & LITERAL) {
        bits >>= entry & 0xff;
        count -= entry & 0xff;
        store<u8>(to, <u8>(entry >> 16));
        to++;
        entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
      }
      bits |= load<u64>(at) << count;
      at += (63 - count) >> 3;
      count |= 56;
      if (entry & LITERAL) continue;
    }
    if (entry & EXCEPTION) {
      if (entry & LINK) {
        bits >>= SYMBOL_BITS;
        count -= SYMBOL_BITS;
        const index = (entry >> 16) + (<u32>bits & ((1 << ((entry >> 8) & 15)) - 1));
        entry = load<u32>(symbolTable + (<usize>index << 2));
        if (entry & LITERAL) {
          bits >>= entry & 0xff;
          count -= entry & 0xff;
          store<u8>(to, <u8>(entry >> 16));
          to++;
          bits |= load<u64>(at) << count;
          at += (63 - count) >> 3;
          count |= 56;
          entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
          continue;
        }
      }
      if (entry & EXCEPTION) {
        // Payload 0 is the end of the block, any other no symbol.
        restoreBits(bits >> (entry & 0xff), count - (entry & 0xff), at);
        out = to;
        return (entry >> 16) == 0 ? Ended.block : Ended.badly;
      }
    }
    let drop = entry & 0xff;
    const length = <usize>(entry >> 16) + (<usize>(bits & ((<u64>1 << drop) - 1)) >> ((entry >> 8) & 63));
    bits >>= drop;
    count -= drop;
    entry = load<u32>(distanceTable + (<usize>(bits & distanceMask) << 2));
    if (entry & EXCEPTION) {
      if (!(entry & LINK)) return Ended.badly;
      bits >>= DISTANCE_BITS;
      count -= DISTANCE_BITS;
      const index = (entry >> 16) + (<u32>bits & ((1 << ((entry >> 8) & 15)) - 1));
      entry = load<u32>(distanceTable + (<usize>index << 2));
      if (entry & EXCEPTION) return Ended.badly;
    }
    drop = entry & 0xff;
    const distance = <usize>(entry >> 16) + (<usize>(bits & ((<u64>1 << drop) - 1)) >> ((entry >> 8) & 63));
    bits >>= drop;
    count -= drop;
    if (distance > to - start) return Ended.badly;
    bits |= load<u64>(at) << count;
    at += (63 - count) >> 3;
    count |= 56;
    entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
    copyMatch(to, distance, length);
    to += length;
  }
}
