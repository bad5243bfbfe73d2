// Inflates a stream that comes and goes in pieces, for images too large to be held whole: input is added and output
// taken away between two calls. One stream an instance at a time, whose state lies in these globals.
import { ADLER_OF_NOTHING, adler32 } from "./adler32";
import { alignToByte, held, next, refill, restoreBits, startBits, take, buffer } from "./bits";
import { dynamicCodes, Ended, fixedCodes, inflateBlock, isZlibHeader, moveOutput, out, OVERRUN } from "./inflate";

/** What a call stopped for. */
const enum Stop {
  /** The stream is damaged. */
  damage,
  /** It is whole, and true to its Adler-32 where it has one. */
  end,
  /** More input is needed. */
  input,
  /** The room for the output is full. */
  output,
  /** It ends too early. */
  cut,
}

/** What of the stream comes next. */
const enum Part {
  header,
  block,
  stored,
  symbols,
  trailer,
}

/** The header of a block with the lengths of all its codes is shorter. */
const LONGEST_HEADER: usize = 1024;
/** More than a symbol and the refills behind it take of the input. */
const LONGEST_SYMBOL: usize = 64;

let part: Part = Part.header;
let isRaw: bool = false;
let last: bool = false;
let storedLeft: usize = 0;
let adler: u32 = ADLER_OF_NOTHING;

/** Begins a stream whose input lies at `from`, of zlib or of deflate alone, with its output at `to`. */
export function beginInflating(from: usize, to: usize, raw: bool): void {
  startBits(from);
  moveOutput(to);
  isRaw = raw;
  part = raw ? Part.block : Part.header;
  last = false;
  adler = ADLER_OF_NOTHING;
}

/** Address of the next byte of input; the 8 bytes before it must be moved with it. */
export function inputAt(): usize {
  return next;
}

export function moveInput(to: usize): void {
  restoreBits(buffer, held, to);
}

/** Address of the next byte of output; the 32 KiB before it must be moved with it. */
export function outputAt(): usize {
  return out;
}

export { moveOutput } from "./inflate";

/**
 * Goes on with the stream.
 *
 * @param end of the input that is there; at least 64 bytes behind it must be readable. `isAll`: no more will come.
 * @param start of the output that is there, of which 32 KiB are enough.
 * @param outEnd where output is full: up to 320 bytes behind it are written, and up to 258 of them count.
 * @returns a `Stop`.
 */
export function inflateOn(end: usize, isAll: bool, start: usize, outEnd: usize): u32 {
  const from = out;
  const stop = goOn(end, isAll, start, outEnd, from);
  if (stop != Stop.end && !isRaw) adler = adler32(from, out - from, adler);
  return stop;
}

function goOn(end: usize, isAll: bool, start: usize, outEnd: usize, from: usize): Stop {
  while (true) {
    if (part == Part.symbols) {
      const ended = inflateBlock(isAll ? end : end - LONGEST_SYMBOL, start, outEnd);
      if (ended == Ended.badly) return Stop.damage;
      if (ended == Ended.room) return out > outEnd ? Stop.output : isAll ? Stop.cut : Stop.input;
      part = last ? Part.trailer : Part.block;
    } else if (part == Part.stored) {
      const length = min(storedLeft, min(end - next, out < outEnd ? outEnd - out : 0));
      memory.copy(out, next, length);
      moveOutput(out + length);
      startBits(next + length);
      storedLeft -= length;
      if (storedLeft > 0) return next < end ? Stop.output : isAll ? Stop.cut : Stop.input;
      part = last ? Part.trailer : Part.block;
    } else if (part == Part.trailer) {
      return atEnd(end, isAll, from);
    } else {
      if (!isAll && next + LONGEST_HEADER > end) return Stop.input;
      if (out > outEnd) return Stop.output;
      const stop = part == Part.header ? header(end) : block(end);
      if (stop != Stop.end) return stop;
    }
  }
}

function header(end: usize): Stop {
  if (next + 2 > end) return Stop.cut;
  if (!isZlibHeader(load<u8>(next), load<u8>(next, 1))) return Stop.damage;
  startBits(next + 2);
  part = Part.block;
  return Stop.end;
}

function block(end: usize): Stop {
  refill();
  if (next > end + OVERRUN) return Stop.cut;
  last = take(1) != 0;
  const type = take(2);
  part = Part.symbols;
  if (type == 1) return fixedCodes() ? Stop.end : Stop.damage;
  if (type == 2) return dynamicCodes(end) ? Stop.end : next > end ? Stop.cut : Stop.damage;
  if (type == 3) return Stop.damage;
  alignToByte();
  if (next + 4 > end) return Stop.cut;
  storedLeft = <usize>load<u16>(next);
  if ((storedLeft ^ 0xffff) != <usize>load<u16>(next, 2)) return Stop.damage;
  startBits(next + 4);
  part = Part.stored;
  return Stop.end;
}

function atEnd(end: usize, isAll: bool, from: usize): Stop {
  if (isRaw) {
    // What follows the stream begins with the next whole byte.
    alignToByte();
    return Stop.end;
  }
  if (!isAll && next + 8 > end) return Stop.input;
  alignToByte();
  if (next + 4 > end) return isAll ? Stop.cut : Stop.input;
  return bswap(load<u32>(next)) == adler32(from, out - from, adler) ? Stop.end : Stop.damage;
}
