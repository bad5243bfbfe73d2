/** A tag by its number, with its type (3 SHORT, 4 LONG, ...) and values; of type 2 (ASCII) the bytes of a text. */
export interface MadeTag {
  readonly tag: number;
  readonly type?: number;
  readonly values: readonly number[];
}

/** One image of a file. */
export interface MadePage {
  readonly tags: readonly MadeTag[];
  /** Strips or tiles; their places and sizes become tags unless these are given. */
  readonly blocks?: readonly Uint8Array[];
  readonly placesTag?: number;
  /** No tag of sizes where 0. */
  readonly sizesTag?: number;
}

export interface MadeTiff {
  readonly bigEndian?: boolean;
  readonly big?: boolean;
  readonly pages: readonly MadePage[];
}

const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
};

/** Writes a TIFF by hand, for what no library writes. The directories stand behind all blocks, each behind its values. */
export function madeTiff({ bigEndian = false, big = false, pages }: MadeTiff): Buffer {
  const parts: Buffer[] = [];
  let length = big ? 16 : 8;
  const put = (part: Uint8Array): number => {
    const at = length;
    parts.push(Buffer.from(part));
    length += part.length;
    return at;
  };
  const number = (value: number, bytes: number): Buffer => {
    const into = Buffer.alloc(bytes);
    if (bytes === 8) {
      if (bigEndian) into.writeBigUInt64BE(BigInt(value));
      else into.writeBigUInt64LE(BigInt(value));
    } else if (bigEndian) into.writeUIntBE(value, 0, bytes);
    else into.writeUIntLE(value, 0, bytes);
    return into;
  };
  const valueOf = (value: number, type: number): Buffer => {
    const into = Buffer.alloc(4);
    if (type !== 11) return number(value, TYPE_BYTES[type] ?? 4);
    if (bigEndian) into.writeFloatBE(value);
    else into.writeFloatLE(value);
    return into;
  };
  const placeBytes = big ? 8 : 4;
  /** Where the pointer to the next directory stands, among the parts. */
  const links: { readonly part: number; readonly at: number }[] = [];
  const directories: number[] = [];
  for (const { tags, blocks = [], placesTag = 273, sizesTag = 279 } of pages) {
    const places = blocks.map((block) => put(block));
    const made: MadeTag[] = [...tags];
    const given = new Set(tags.map(({ tag }) => tag));
    if (blocks.length > 0 && !given.has(placesTag)) made.push({ tag: placesTag, type: 4, values: places });
    if (blocks.length > 0 && sizesTag !== 0 && !given.has(sizesTag))
      made.push({ tag: sizesTag, type: 4, values: blocks.map((block) => block.length) });
    made.sort((a, b) => a.tag - b.tag);
    const entries = made.map(({ tag, type = 3, values }) => {
      const bytes = Buffer.concat(values.map((value) => valueOf(value, type)));
      const inline = Buffer.alloc(placeBytes);
      if (bytes.length <= placeBytes) bytes.copy(inline);
      else number(put(bytes), placeBytes).copy(inline);
      return Buffer.concat([number(tag, 2), number(type, 2), number(values.length, placeBytes), inline]);
    });
    const directory = Buffer.concat([number(entries.length, big ? 8 : 2), ...entries]);
    directories.push(put(directory));
    links.push({ part: parts.length, at: put(Buffer.alloc(placeBytes)) });
  }
  links.forEach(({ part }, page) => {
    parts[part] = number(directories[page + 1] ?? 0, placeBytes);
  });
  const head = Buffer.concat([
    Buffer.from(bigEndian ? "MM" : "II", "latin1"),
    number(big ? 43 : 42, 2),
    ...(big ? [number(8, 2), number(0, 2)] : []),
    number(directories[0] ?? 0, placeBytes),
  ]);
  return Buffer.concat([head, ...parts]);
}

/** The bytes of a text with the zero that ends it. */
export function textOf(text: string): readonly number[] {
  return [...Buffer.from(`${text}\0`, "latin1")];
}
