/** The names of the files in a ZIP archive, from its central directory, sorted. */
export function zipNames(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    const lengths = [28, 30, 32].map((index) => zip.readUInt16LE(at + index));
    const [name = 0] = lengths;
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return names.sort();
}
