import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file beside its place and renames it, so that a stop in between leaves the old file or none, never a part. */
export async function writeAside(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
