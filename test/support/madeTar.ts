/** A header and its data, as a tar holds them; `kind` as POSIX has it, "0" for a file. */
export interface TarEntry {
  readonly name: string;
  readonly data?: Uint8Array;
  readonly kind?: string;
  readonly linkTo?: string;
  /** What the header says in place of the length of the data. */
  readonly size?: number;
}

const BLOCK = 512;

/** A tar in the form of POSIX (ustar), written by the letter of its table; names of up to 100 bytes. */
export function madeTar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(entryBytes), Buffer.alloc(2 * BLOCK)]);
}

/** The header of pax for the entry after it: records of a key and a value. */
export function paxHeader(records: Readonly<Record<string, string>>): TarEntry {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + String(rest).length;
    if (String(length).length > String(rest).length) length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return { name: "pax", kind: "x", data: Buffer.from(lines.join("")) };
}

/** The name of the entry after it, as GNU tar writes one of more than 100 bytes. */
export function longName(name: string): TarEntry {
  return { name: "././@LongLink", kind: "L", data: Buffer.from(`${name}\0`) };
}

function entryBytes({ name, data = Buffer.alloc(0), kind = "0", linkTo = "", size = data.length }: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK);
  const put = (text: string, at: number): void => {
    header.write(text, at, "latin1");
  };
  header.write(name, 0, 100);
  put("0000644\0", 100);
  put(`${size.toString(8).padStart(11, "0")}\0`, 124);
  put("00000000000\0", 136);
  put(" ".repeat(8), 148);
  put(kind, 156);
  header.write(linkTo, 157, 100);
  put("ustar\u000000", 257);
  put(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return Buffer.concat([header, data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]);
}
