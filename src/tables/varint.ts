/** Bytes that are read one after the other, up to the end of what they belong to. */
export interface ByteReader {
  readonly view: DataView;
  offset: number;
  readonly to: number;
}

/** Of a number of 64 bits. */
const MOST_BYTES = 10;

/** A number of seven bits a byte, the lowest first, as Thrift and Parquet write it; undefined where it is cut short or longer than any. */
export function varintOf(reader: ByteReader): number | undefined {
  let value = 0;
  for (let place = 0; place < MOST_BYTES; place++) {
    if (reader.offset >= reader.to) return undefined;
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return value;
  }
  return undefined;
}
