/**
 * A name in the form that all canonically equal names share (NFC): `é` as one character, whether a disk or an archive
 * keeps it so or as `e` with an accent behind it. Letters that only look alike stay different.
 */
export function canonicalName(name: string): string {
  return name.normalize("NFC");
}
