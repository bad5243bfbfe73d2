import { varintOf, type ByteReader } from "./varint";

/** What tables say of themselves is a few structs deep. */
const MOST_DEPTH = 12;
/** Values of a footer: 10,000 row groups of 11 columns have 4 million. Each takes some 100 bytes as it is parsed. */
const MOST_VALUES = 6_000_000;

interface Reader extends ByteReader {
  values: number;
}

/**
 * Where a struct of Thrift's compact protocol ends, which begins at the offset; undefined where it is none: cut short, deeper or of more
 * values than any of a table, with lists that declare more than there are bytes. Parsers believe all of that, and take memory for it.
 */
export function thriftEnd(view: DataView, offset: number): number | undefined {
  const reader: Reader = { view, offset, to: view.byteLength, values: 0 };
  return isStruct(reader, 0) && reader.offset <= view.byteLength ? reader.offset : undefined;
}

const STOP = 0;

function isStruct(reader: Reader, depth: number): boolean {
  if (depth > MOST_DEPTH) return false;
  for (;;) {
    const field = byteOf(reader);
    if (field === undefined) return false;
    const type = field & 0x0f;
    if (type === STOP) return true;
    if (field >> 4 === 0 && varintOf(reader) === undefined) return false;
    if (!isValue(reader, type, depth)) return false;
  }
}

/** Booleans of a field lie in its type, those of a list in a byte each. */
function isValue(reader: Reader, type: number, depth: number): boolean {
  if (++reader.values > MOST_VALUES) return false;
  switch (type) {
    case 1:
    case 2:
      return true;
    case 3:
      return byteOf(reader) !== undefined;
    case 4:
    case 5:
    case 6:
      return varintOf(reader) !== undefined;
    case 7:
      return isWithin(reader, 8);
    case 8:
      return isWithin(reader, varintOf(reader));
    case 9:
      return isList(reader, depth + 1);
    case 12:
      return isStruct(reader, depth + 1);
    default:
      return false;
  }
}

function isList(reader: Reader, depth: number): boolean {
  const header = byteOf(reader);
  if (header === undefined || depth > MOST_DEPTH) return false;
  const length = header >> 4 === 15 ? varintOf(reader) : header >> 4;
  // Each element takes a byte at least.
  if (length === undefined || length > reader.to - reader.offset) return false;
  const type = header & 0x0f;
  const isOfBooleans = type === 1 || type === 2;
  for (let element = 0; element < length; element++) if (!isValue(reader, isOfBooleans ? 3 : type, depth)) return false;
  return true;
}

function isWithin(reader: Reader, length: number | undefined): boolean {
  if (length === undefined || length > reader.to - reader.offset) return false;
  reader.offset += length;
  return true;
}

function byteOf(reader: Reader): number | undefined {
  return reader.offset < reader.to ? reader.view.getUint8(reader.offset++) : undefined;
}
