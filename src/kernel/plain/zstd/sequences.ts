import { BackwardBits } from "./backwardBits";
import { fseTable, oneSymbolTable, readFseTable, type FseTable } from "./fseTable";

/** Tables of the codes of lengths of literals, offsets, and lengths of matches. */
export type SequenceTables = readonly [literals: FseTable, offsets: FseTable, matches: FseTable];

/** The sequences of a block: how many, their tables, and where their bits begin. */
export interface SequenceHead {
  readonly count: number;
  readonly tables: SequenceTables | undefined;
  readonly at: number;
}

/** Copies so many literals, then so many bytes from so far back. */
export interface Sequence {
  literals: number;
  match: number;
  /** As coded: 1 to 3 name an offset that was used before. */
  offset: number;
}

const run = (share: number, count: number): readonly number[] => Array.from({ length: count }, () => share);
/** RFC 8878, section 3.1.1.3.2.2. */
const PREDEFINED: SequenceTables = [
  fseTable([4, 3, ...run(2, 11), 1, 1, 1, ...run(2, 9), 3, 2, 1, 1, 1, 1, 1, ...run(-1, 4)], 6),
  fseTable([...run(1, 6), 2, 2, 2, ...run(1, 15), ...run(-1, 5)], 5),
  fseTable([1, 4, 3, ...run(2, 6), ...run(1, 37), ...run(-1, 7)], 6),
];
const LIMITS = [
  { log: 9, symbols: 36 },
  { log: 8, symbols: 32 },
  { log: 9, symbols: 53 },
] as const;

/** Bits that follow a code, and the lengths from which they count (RFC 8878, section 3.1.1.3.2.1.1). */
const LITERAL_BITS = Uint8Array.of(...run(0, 16), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
const MATCH_BITS = Uint8Array.of(...run(0, 32), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
const LITERAL_BASES = Uint32Array.of(
  ...run(0, 16).map((_, code) => code),
  16,
  18,
  20,
  22,
  24,
  28,
  32,
  40,
  48,
  ...[6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((bits) => 2 ** bits),
);
const MATCH_BASES = Uint32Array.of(
  ...[
    ...run(0, 32).map((_, code) => code),
    32,
    34,
    36,
    38,
    40,
    44,
    48,
    56,
    64,
    80,
    96,
    ...[7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((bits) => 2 ** bits),
  ].map((length) => length + 3),
);

/** Reads what stands before the bits of the sequences; undefined where it is not proper. */
export function readSequenceHead(
  bytes: Uint8Array,
  start: number,
  end: number,
  before: SequenceTables | undefined,
): SequenceHead | undefined {
  if (start >= end) return undefined;
  const first = bytes[start];
  if (first === 0) return { count: 0, tables: before, at: start + 1 };
  const countBytes = first < 128 ? 1 : first < 255 ? 2 : 3;
  const count =
    first < 128
      ? first
      : first < 255
        ? ((first - 128) << 8) | bytes[start + 1]
        : bytes[start + 1] + (bytes[start + 2] << 8) + 0x7f00;
  let at = start + countBytes + 1;
  if (at > end) return undefined;
  const modes = bytes[at - 1];
  if ((modes & 3) !== 0) return undefined;
  const tables: FseTable[] = [];
  for (const part of [0, 1, 2] as const) {
    const read = readTable(bytes, at, end, { mode: (modes >> (6 - 2 * part)) & 3, part, before });
    if (!read) return undefined;
    tables.push(read.table);
    at = read.end;
  }
  return { count, tables: [tables[0], tables[1], tables[2]], at };
}

interface TableOfPart {
  readonly mode: number;
  readonly part: 0 | 1 | 2;
  readonly before: SequenceTables | undefined;
}

function readTable(
  bytes: Uint8Array,
  at: number,
  end: number,
  { mode, part, before }: TableOfPart,
): { readonly table: FseTable; readonly end: number } | undefined {
  if (mode === 0) return { table: PREDEFINED[part], end: at };
  if (mode === 1)
    return at < end && bytes[at] < LIMITS[part].symbols ? { table: oneSymbolTable(bytes[at]), end: at + 1 } : undefined;
  if (mode === 2) return readFseTable(bytes, at, end, LIMITS[part]);
  return before && { table: before[part], end: at };
}

/** How a sequence was taken: there is room for more, or none, or it says what cannot be. */
export type Taken = "more" | "full" | "wrong";

/**
 * Reads the sequences one after the other and hands each to `take`, until that takes no more.
 *
 * @returns whether bits and sequences are proper, as far as they were read
 */
export function readSequences(
  bytes: Uint8Array,
  end: number,
  { count, tables, at }: SequenceHead,
  take: (sequence: Sequence) => Taken,
): boolean {
  if (!tables) return false;
  const [literals, offsets, matches] = tables;
  const stream = new BackwardBits(bytes, at, end);
  if (stream.left < 0) return false;
  let literalState = stream.take(literals.log);
  let offsetState = stream.take(offsets.log);
  let matchState = stream.take(matches.log);
  const sequence: Sequence = { literals: 0, match: 0, offset: 0 };
  for (let i = 0; i < count; i++) {
    const offsetCode = offsets.symbols[offsetState];
    const matchCode = matches.symbols[matchState];
    const literalCode = literals.symbols[literalState];
    sequence.offset = 2 ** offsetCode + stream.take(offsetCode);
    sequence.match = MATCH_BASES[matchCode] + stream.take(MATCH_BITS[matchCode]);
    sequence.literals = LITERAL_BASES[literalCode] + stream.take(LITERAL_BITS[literalCode]);
    if (i + 1 < count) {
      literalState = literals.bases[literalState] + stream.take(literals.bits[literalState]);
      matchState = matches.bases[matchState] + stream.take(matches.bits[matchState]);
      offsetState = offsets.bases[offsetState] + stream.take(offsets.bits[offsetState]);
    }
    if (stream.left < 0) return false;
    const taken = take(sequence);
    if (taken === "wrong") return false;
    // Of what is not wanted any more nothing is looked at.
    if (taken === "full" && i + 1 < count) return true;
  }
  return stream.left === 0;
}
