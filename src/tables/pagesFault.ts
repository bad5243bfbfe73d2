import { parquetHeader } from "hyparquet/src/column.js";

/** A page lies in memory whole: those of other writers are of 1 MB, or of 64 MB where texts are long. */
const MOST_PAGE_BYTES = 2 ** 28;

/**
 * What keeps a column of a row group from being decoded, as the rest of a sentence; undefined where nothing does. Each page says how long
 * it is and how many values it holds: decoders believe it, so it is held against the bytes that are there and the rows of the group.
 */
export function pagesFault(chunk: ArrayBuffer, rows: number): string | undefined {
  const reader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  // As the decoder does: a byte is left over by some writers.
  while (reader.offset < chunk.byteLength - 1 && values < rows) {
    const page = headerAt(reader);
    if (!page) return "has a page that cannot be read";
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = page;
    const isDictionary = page.type === "DICTIONARY_PAGE";
    const { num_values: held } = page.data_page_header ??
      page.data_page_header_v2 ??
      page.dictionary_page_header ?? { num_values: 0 };
    if (!(packed >= 0) || reader.offset + packed > chunk.byteLength) return "has a page that ends behind it";
    if (!(unpacked >= 0) || unpacked > MOST_PAGE_BYTES) return `has a page that declares ${unpacked} bytes`;
    if (!(held >= 0) || held > rows) return `has a page that declares ${held} values of ${rows}`;
    if (page.data_page_header_v2) {
      const {
        definition_levels_byte_length: definitions,
        repetition_levels_byte_length: repetitions,
        num_rows: ofPage,
      } = page.data_page_header_v2;
      if (!(definitions >= 0) || !(repetitions >= 0) || definitions + repetitions > packed || ofPage !== held)
        return "has a page whose levels do not fit into it";
    }
    reader.offset += packed;
    if (!isDictionary) values += held;
  }
  return values === rows ? undefined : `holds ${values} values for ${rows} rows`;
}

function headerAt(reader: Parameters<typeof parquetHeader>[0]): ReturnType<typeof parquetHeader> | undefined {
  try {
    return parquetHeader(reader);
  } catch {
    // Beyond the end of the bytes, or no header.
    return undefined;
  }
}
