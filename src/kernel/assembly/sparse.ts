// Inflates zlib streams (RFC 1950, RFC 1951) into a list: of all bytes of the output only those that are not 0 are written down, or those that differ
// from the byte before. Of the filtered rows of a mask the former are one byte in a hundred, of rows that are not filtered the latter, so that a
// match copies an entry or none where `inflate` would write 258 bytes.
//
// An entry is `position << 8 | byte`; entries come in the order of their positions. For every 128 bytes of output an index
// tells where in the list to begin to look for them: at their first entry, or at one before it.
import { alignToByte, buffer, held, next, refill, restoreBits, startBits, take } from "./bits";
import { DISTANCE_BITS, distanceTable, EXCEPTION, LINK, LITERAL, SYMBOL_BITS, symbolTable } from "./huffman";
import { dynamicCodes, Ended, fixedCodes, isZlibHeader, OVERRUN } from "./inflate";

const MODULUS: u64 = 65521;
const INDEXED_LOG: u32 = 7;
/** Which bytes of the output are listed. */
const enum Listed {
  /** Those that are not 0. */
  notZero,
  /** Those that differ from the byte before, which is 0 before the first; an entry of a 0 at position 0 begins the list. */
  changes,
}

/** Stands four times behind the last entry, after every symbol, and is above all entries. */
const BEYOND: i32 = 0x7fffffff;
/** After so many bytes of the list it is looked at whether they stand for more bytes of output. */
const WINDOW: usize = 1024;

/** Where the next entry goes. */
let list: usize = 0;
/** Position of the next byte of output. */
let position: u32 = 0;
let index: usize = 0;

/** Where the list is looked at next; it and the output as they were the last time. */
let windowEnd: usize = 0;
let windowList: usize = 0;
let windowPosition: u32 = 0;

/** `inflateList` of the bytes that are not 0. */
export function inflateSparse(from: usize, length: usize, size: u32, to: usize, indexAt: usize): usize {
  return inflateList(Listed.notZero, from, length, size, to, indexAt);
}

/** `inflateList` of the bytes that differ from the one before: the output as runs. */
export function inflateChanges(from: usize, length: usize, size: u32, to: usize, indexAt: usize): usize {
  return inflateList(Listed.changes, from, length, size, to, indexAt);
}

/**
 * Inflates `length` bytes at `from`, `size` bytes of output, fewer than 2^23 - 1024, into the list at `to`.
 *
 * At least 64 bytes behind the input must be readable, and writable are 4 bytes in front of the list, `size + 4096` of it, and `size / 32 + 64` of the index.
 *
 * @returns the end of the list, behind which 16 bytes stand that are above all entries; 0 where the stream is damaged, is not of that size or not
 * true to its Adler-32, and where a part of the output would take more room as a list than as bytes.
 */
// @ts-ignore: decorator
@inline
function inflateList(listed: Listed, from: usize, length: usize, size: u32, to: usize, indexAt: usize): usize {
  if (length < 6 || !isZlibHeader(load<u8>(from), load<u8>(from, 1))) return 0;
  const end = from + length;
  startBits(from + 2);
  index = indexAt;
  position = 0;
  list = to;
  windowList = to;
  windowPosition = 0;
  windowEnd = to + WINDOW;
  store<u32>(index, <u32>to);
  // In front of the first entry: of no position.
  store<u32>(to - 4, BEYOND);
  if (listed == Listed.changes) {
    store<u32>(to, 0);
    list = to + 4;
  }
  close(list);
  let last = false;
  while (!last) {
    refill();
    if (next > end + OVERRUN) return 0;
    last = take(1) != 0;
    const type = take(2);
    if (type == 0) {
      if (!listStored(listed, end, size)) return 0;
    } else {
      if (!(type == 1 ? fixedCodes() : type == 2 && dynamicCodes(end))) return 0;
      if (listBlock(listed, end, size) != Ended.block) return 0;
    }
  }
  if (position != size) return 0;
  alignToByte();
  return next + 4 <= end && bswap(load<u32>(next)) == (listed == Listed.notZero ? adlerOfBytes(to, size) : adlerOfRuns(to, size)) ? list : 0;
}

// @ts-ignore: decorator
@inline
function close(at: usize): void {
  v128.store(at, i32x4.splat(BEYOND));
}

/** At the end of a window: whether it is sparse, in which case the next one begins. */
function isSparse(at: usize, reached: u32): bool {
  if (at - windowList > <usize>(reached - windowPosition)) return false;
  windowList = at;
  windowPosition = reached;
  windowEnd = at + WINDOW;
  return true;
}

// @ts-ignore: decorator
@inline
function listStored(listed: Listed, end: usize, size: u32): bool {
  alignToByte();
  if (next + 4 > end) return false;
  const length = <u32>load<u16>(next);
  if ((length ^ 0xffff) != <u32>load<u16>(next, 2)) return false;
  const data = next + 4;
  if (data + length > end || position + length > size) return false;
  for (let i: u32 = 0; i < length; i++) {
    list = listByte(listed, list, position, load<u8>(data + i));
    position++;
    if (list > windowEnd && !isSparse(list, position)) return false;
  }
  startBits(data + length);
  return true;
}

/** Appends a byte of the output, if it is one to be listed. */
// @ts-ignore: decorator
@inline
function listByte(listed: Listed, to: usize, at: u32, byte: u32): usize {
  const passed: u32 = listed == Listed.notZero ? 0 : valueBefore(to);
  store<u32>(to, (at << 8) | byte);
  to += <usize>(byte != passed) << 2;
  close(to);
  store<u32>(index + (at >> INDEXED_LOG << 2), <u32>to, 4);
  return to;
}

/** The byte of the last entry: of changes that of the last byte of output. */
// @ts-ignore: decorator
@inline
function valueBefore(to: usize): u32 {
  return load<u8>(to - 4);
}

/** Lists the output of one block, symbol by symbol as `inflateBlock` does, whose comments hold here. */
// @ts-ignore: decorator
@inline
function listBlock(listed: Listed, end: usize, size: u32): Ended {
  const symbolMask: u64 = (1 << SYMBOL_BITS) - 1;
  const distanceMask: u64 = (1 << DISTANCE_BITS) - 1;
  let bits = buffer;
  let count = held;
  let at = next;
  let to = list;
  let reached = position;
  bits |= load<u64>(at) << count;
  at += (63 - count) >> 3;
  count |= 56;
  let entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
  while (true) {
    if (at > end + OVERRUN || reached > size) return Ended.room;
    if (to > windowEnd && !isSparse(to, reached)) return Ended.room;
    if (entry & (LITERAL | EXCEPTION)) {
      if (!(entry & LITERAL) && entry & LINK) {
        bits >>= SYMBOL_BITS;
        count -= SYMBOL_BITS;
        const place = (entry >> 16) + (<u32>bits & ((1 << ((entry >> 8) & 15)) - 1));
        entry = load<u32>(symbolTable + (<usize>place << 2));
      }
      if (entry & LITERAL) {
        bits >>= entry & 0xff;
        count -= entry & 0xff;
        const byte = (entry >> 16) & 0xff;
        entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
        bits |= load<u64>(at) << count;
        at += (63 - count) >> 3;
        count |= 56;
        to = listByte(listed, to, reached, byte);
        reached++;
        continue;
      }
      if (entry & EXCEPTION) {
        restoreBits(bits >> (entry & 0xff), count - (entry & 0xff), at);
        list = to;
        position = reached;
        return (entry >> 16) == 0 ? Ended.block : Ended.badly;
      }
    }
    let drop = entry & 0xff;
    const length = <u32>(entry >> 16) + <u32>((bits & ((<u64>1 << drop) - 1)) >> ((entry >> 8) & 63));
    bits >>= drop;
    count -= drop;
    entry = load<u32>(distanceTable + (<usize>(bits & distanceMask) << 2));
    if (entry & EXCEPTION) {
      if (!(entry & LINK)) return Ended.badly;
      bits >>= DISTANCE_BITS;
      count -= DISTANCE_BITS;
      const place = (entry >> 16) + (<u32>bits & ((1 << ((entry >> 8) & 15)) - 1));
      entry = load<u32>(distanceTable + (<usize>place << 2));
      if (entry & EXCEPTION) return Ended.badly;
    }
    drop = entry & 0xff;
    const distance = <u32>(entry >> 16) + <u32>((bits & ((<u64>1 << drop) - 1)) >> ((entry >> 8) & 63));
    bits >>= drop;
    count -= drop;
    if (distance > reached) return Ended.badly;
    bits |= load<u64>(at) << count;
    at += (63 - count) >> 3;
    count |= 56;
    entry = load<u32>(symbolTable + (<usize>(bits & symbolMask) << 2));
    // A match ends within the next four parts of the index, which begin no earlier than here.
    v128.store(index + (reached >> INDEXED_LOG << 2), i32x4.splat(<i32>to), 4);
    // The most common match of masks goes on with a 0, or with the byte before, and has no entry.
    if (distance > 1 || (listed == Listed.notZero && load<u32>(to - 4) >> 8 == reached - 1)) to = listMatch(listed, to, reached, distance, length);
    reached += length;
  }
}

/** Appends the entries of `length` bytes that lie `distance` back. */
// @ts-ignore: decorator
@inline
function listMatch(listed: Listed, to: usize, reached: u32, distance: u32, length: u32): usize {
  const from = reached - distance;
  let source = <usize>load<u32>(index + (from >> INDEXED_LOG << 2));
  // Of changes, that at `from` itself as well: it need not be one where the match goes.
  const before = i32x4.splat(<i32>((listed == Listed.notZero ? from : from + 1) << 8));
  let passed: u32;
  do {
    passed = popcnt(i32x4.bitmask(i32x4.lt_s(v128.load(source), before)));
    source += <usize>passed << 2;
  } while (passed == 4);
  if (listed == Listed.changes) {
    // Behind it three that are above all remain, enough for the first look: the list ends no earlier than `source`.
    const byte = valueBefore(source);
    const isChange = <usize>(byte != valueBefore(to));
    store<u32>(to, isChange ? (reached << 8) | byte : BEYOND);
    to += isChange << 2;
  }
  const behind = i32x4.splat(<i32>((from + length) << 8));
  const moved = i32x4.splat(<i32>(distance << 8));
  let copied: u32;
  do {
    const entries = v128.load(source);
    copied = popcnt(i32x4.bitmask(i32x4.lt_s(entries, behind)));
    v128.store(to, i32x4.add(entries, moved));
    to += <usize>copied << 2;
    source += <usize>copied << 2;
    close(to);
    // A match that reaches into itself goes on with the entries that it has just appended.
  } while (copied == 4 || (copied != 0 && distance < length));
  return to;
}

/** Adler-32 of the output: a is 1 and the sum of the bytes; in b each byte counts once for itself and once for each that follows. */
function adlerOfBytes(from: usize, size: u32): u32 {
  let a: u64 = 1;
  let b: u64 = size;
  for (let at = from; at < list; at += 4) {
    const entry = load<u32>(at);
    const byte = <u64>(entry & 0xff);
    a += byte;
    b += byte * <u64>(size - (entry >> 8));
  }
  return joined(a, b);
}

/**
 * The same of runs: where a byte is more than the one before by `step`, it and all that follow are so, `left` bytes that count `left` times to once. What is
 * below 0 on the way comes back by the end of the sum, modulo 2^64.
 */
function adlerOfRuns(from: usize, size: u32): u32 {
  let a: u64 = 1;
  let b: u64 = size;
  let byte: u64 = 0;
  for (let at = from; at < list; at += 4) {
    const entry = load<u32>(at);
    const left = <u64>(size - (entry >> 8));
    const step = <u64>(entry & 0xff) - byte;
    byte += step;
    a += step * left;
    b += step * ((left * (left + 1)) >> 1);
  }
  return joined(a, b);
}

function joined(a: u64, b: u64): u32 {
  return <u32>(((b % MODULUS) << 16) | a % MODULUS);
}
