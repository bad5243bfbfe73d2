import { inflateRawSync } from "node:zlib";

/** A file in an archive. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** Of its local header. */
  readonly at: number;
}

/** The names of the files in a ZIP archive, from its central directory, sorted. */
export function zipNames(zip: Buffer): readonly string[] {
  return [...entries(zip)].map(({ name }) => name).sort();
}

/** The text of a file in a ZIP archive. */
export function zipText(zip: Buffer, wanted: string): string {
  const entry = [...entries(zip)].find(({ name }) => name === wanted);
  if (!entry) throw new Error(`The archive has no ${wanted}`);
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const bytes = zip.subarray(start, start + entry.packed);
  return (entry.method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
}

function* entries(zip: Buffer): Generator<Entry> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    const lengths = [28, 30, 32].map((index) => zip.readUInt16LE(at + index));
    const [length = 0] = lengths;
    yield {
      name: zip.toString("utf8", at + 46, at + 46 + length),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    };
    at += 46 + lengths.reduce((sum, size) => sum + size, 0);
  }
}
