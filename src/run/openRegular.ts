import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { formatCount } from "../core/text/format";

/** As many as Node reads at once. */
const MOST_BYTES = 2 ** 31 - 1;

/**
 * Opens a regular file, and says how many bytes it has; a pipe or a device would never end, and opening one would wait for its other end.
 *
 * @throws an error that says what else it is.
 */
export async function openRegular(path: string): Promise<{ readonly file: FileHandle; readonly size: number }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new Error("it is a folder, not a file");
    if (!found.isFile()) throw new Error("it is a pipe, a socket or a device, not a file");
    return { file, size: found.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @throws where so many bytes cannot be read at once. */
export function requireReadable(size: number): void {
  if (size > MOST_BYTES)
    throw new Error(`it has ${formatCount(size)} bytes, and ${formatCount(MOST_BYTES)} are read at most`);
}
