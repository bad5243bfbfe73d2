import { openFile } from "./fileBytes";
import { LargeMask, Refusal } from "./refusal";

const LARGEST_FILE = 2 ** 31 - 1;

/** Where the bytes of a file go: room of at least this many bytes. */
export type Room = (bytes: number) => Uint8Array;

/**
 * Reads a file, synchronously, into the room that it is given; returns the part that was filled.
 *
 * @param most bytes that are read at once: larger files are those of a `LargeMask`.
 */
export function readFileInto(path: string, room: Room, most = Infinity): Uint8Array | Refusal {
  const file = openFile(path);
  if (file instanceof Refusal) return file;
  try {
    if (file.size > most) return new LargeMask();
    if (file.size > LARGEST_FILE)
      return new Refusal(
        `The file has ${file.size} bytes, more than a mask of any size needs. Remove it from the folder.`,
      );
    const into = room(file.size);
    const bytes = into.subarray(0, file.read(0, into.subarray(0, file.size)));
    return file.fault ?? bytes;
  } finally {
    file.close();
  }
}
