import type { PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { differencesFault, runsFault } from "./packedFault";
import { thriftEnd } from "./thriftEnd";
import { unpackerOf } from "./unpackPage";

/** A page lies in memory whole: those of other writers are of 1 MB, or of 64 MB where texts are long. */
const MOST_PAGE_BYTES = 2 ** 28;
/** All pages of a column of a row group, one after the other. */
const MOST_COLUMN_BYTES = 2 ** 30;

/** A column of a row group, as the footer tells of it. */
export interface PagedColumn {
  readonly codec: string;
  /** Values of 32 or 64 bits; texts are neither. */
  readonly type: string;
  /** How many columns on the way to it may lack a value: levels up to this number say which does. */
  readonly levels: number;
}

/**
 * What keeps a column of a row group from being decoded, as the rest of a sentence; undefined where nothing does. Each page says how long
 * it is, how many values it holds and in which runs: decoders believe it, so it is held against the bytes that are there and the rows of
 * the group.
 */
export function pagesFault(chunk: ArrayBuffer, rows: number, column: PagedColumn): string | undefined {
  const reader = { view: new DataView(chunk), offset: 0 };
  let [values, bytes] = [0, 0];
  // As the decoder does: a byte is left over by some writers.
  while (reader.offset < chunk.byteLength - 1 && values < rows) {
    const page = headerAt(reader);
    if (!page) return "has a page that cannot be read";
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = page;
    const { num_values: held } = page.data_page_header ??
      page.data_page_header_v2 ??
      page.dictionary_page_header ?? { num_values: 0 };
    if (!(packed >= 0) || reader.offset + packed > chunk.byteLength) return "has a page that ends behind it";
    if (!(unpacked >= 0) || unpacked > MOST_PAGE_BYTES) return `has a page that declares ${unpacked} bytes`;
    if (!(held >= 0) || held > rows) return `has a page that declares ${held} values of ${rows}`;
    bytes += unpacked;
    if (bytes > MOST_COLUMN_BYTES) return `has pages that declare more than ${MOST_COLUMN_BYTES} bytes`;
    const fault = valuesFault(page, new Uint8Array(chunk, reader.offset, packed), column);
    if (fault !== undefined) return fault;
    reader.offset += packed;
    if (page.type !== "DICTIONARY_PAGE") values += held;
  }
  return values === rows ? undefined : `holds ${values} values for ${rows} rows`;
}

function headerAt(reader: { readonly view: DataView; offset: number }): PageHeader | undefined {
  if (thriftEnd(reader.view, reader.offset) === undefined) return undefined;
  try {
    const page = parquetHeader(reader);
    return isOfNumbers(page) ? page : undefined;
  } catch {
    // No header of a page.
    return undefined;
  }
}

/** A number may be written with more bits than are declared for it, and is then of a type that cannot be counted with. */
function isOfNumbers({
  compressed_page_size,
  uncompressed_page_size,
  data_page_header: first,
  data_page_header_v2: second,
  dictionary_page_header: dictionary,
}: PageHeader): boolean {
  const numbers: readonly unknown[] = [
    compressed_page_size,
    uncompressed_page_size,
    ...(first ? [first.num_values] : []),
    ...(dictionary ? [dictionary.num_values] : []),
    ...(second
      ? [
          second.num_values,
          second.num_nulls,
          second.num_rows,
          second.definition_levels_byte_length,
          second.repetition_levels_byte_length,
        ]
      : []),
  ];
  return numbers.every((number) => typeof number === "number");
}

function valuesFault(page: PageHeader, packed: Uint8Array, column: PagedColumn): string | undefined {
  const { data_page_header: first, data_page_header_v2: second } = page;
  if (page.type === "DATA_PAGE" && first) {
    const bytes = unpacked(packed, page.uncompressed_page_size, column.codec);
    if (typeof bytes === "string") return bytes;
    return firstFault(viewOf(bytes), first, column);
  }
  if (page.type === "DICTIONARY_PAGE") {
    const bytes = unpacked(packed, page.uncompressed_page_size, column.codec);
    return typeof bytes === "string" ? bytes : undefined;
  }
  if (page.type !== "DATA_PAGE_V2" || !second) return undefined;
  const {
    definition_levels_byte_length: definitions,
    repetition_levels_byte_length: repetitions,
    num_rows: rows,
    num_values: held,
    num_nulls: absent,
  } = second;
  const levels = definitions + repetitions;
  if (!(definitions >= 0) || !(repetitions >= 0) || levels > packed.length || rows !== held)
    return "has a page whose levels do not fit into it";
  if (!(absent >= 0) || absent > held) return `has a page that declares ${absent} gaps of ${held} values`;
  if (column.levels > 0) {
    const fault = runsFault({ view: viewOf(packed), from: repetitions, to: levels, values: held }, bitsOf(column));
    if (fault !== undefined) return fault;
  }
  const rest = packed.subarray(levels);
  const length = page.uncompressed_page_size - levels;
  const bytes = second.is_compressed === false ? rest : unpacked(rest, length, column.codec);
  if (typeof bytes === "string") return bytes;
  return encodedFault(viewOf(bytes), 0, { encoding: second.encoding, values: held - absent }, column);
}

/** Of a page of the first kind, in which levels and values are packed together. */
function firstFault(
  view: DataView,
  { num_values: held, encoding }: NonNullable<PageHeader["data_page_header"]>,
  column: PagedColumn,
): string | undefined {
  if (column.levels === 0) return encodedFault(view, 0, { encoding, values: held }, column);
  const to = view.byteLength < 4 ? Infinity : 4 + view.getUint32(0, true);
  if (to > view.byteLength) return "has a page whose levels do not fit into it";
  return (
    runsFault({ view, from: 4, to, values: held }, bitsOf(column)) ??
    encodedFault(view, to, { encoding, values: held, orFewer: true }, column)
  );
}

interface Encoded {
  readonly encoding: string;
  readonly values: number;
  readonly orFewer?: boolean;
}

function encodedFault(
  view: DataView,
  from: number,
  { encoding, values, orFewer = false }: Encoded,
  { type }: PagedColumn,
): string | undefined {
  const to = view.byteLength;
  switch (encoding) {
    case "PLAIN":
    case "DELTA_LENGTH_BYTE_ARRAY":
      return undefined;
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY": {
      if (from >= to) return values === 0 || orFewer ? undefined : "has a page whose runs are cut short";
      const width = view.getUint8(from);
      if (width > 32) return `has a page with numbers of ${width} bits`;
      return runsFault({ view, from: from + 1, to, values, orFewer }, width);
    }
    case "DELTA_BINARY_PACKED":
      if (type !== "INT32" && type !== "INT64") return "has a page of differences of texts";
      return values === 0 ? undefined : differencesFault({ view, from, to, values, orFewer });
    default:
      // Texts that begin as the one before may take any room, and nothing of ours is written so.
      return `has a page written as ${encoding}, which is not read`;
  }
}

/** The bytes of a page; or what is wrong with them, as the rest of a sentence. */
function unpacked(packed: Uint8Array, length: number, codec: string): Uint8Array | string {
  if (!(length >= 0)) return "has a page whose levels do not fit into it";
  if (codec === "UNCOMPRESSED") return packed;
  const unpack = unpackerOf(codec);
  if (!unpack) return `is packed as ${codec}, which is not read`;
  return unpack(packed, length) ?? "has a page that cannot be unpacked";
}

function bitsOf({ levels }: PagedColumn): number {
  return 32 - Math.clz32(levels);
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
