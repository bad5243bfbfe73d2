import { messageOf } from "../core/text/messageOf";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { Refusal } from "./refusal";

const LARGEST_FILE = 2 ** 31 - 1;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "The file is no longer there. Evaluate again to list the folder anew.",
  ENXIO: "This is a socket, not a file. Remove it from the folder.",
  EACCES: "The file may not be read: permission denied. Change its permissions and evaluate again.",
  EPERM: "The file may not be read: permission denied. Change its permissions and evaluate again.",
  EISDIR: "This is a folder, not a mask. Rename it or move it elsewhere.",
  ENOTDIR: "The file is no longer there. Evaluate again to list the folder anew.",
  ELOOP: "The file is a link that leads in a circle. Replace it by the mask.",
  EMFILE: "Too many files are open on this machine. Evaluate again later.",
};

/** Where the bytes of a file go: room of at least this many bytes. */
export type Room = (bytes: number) => Uint8Array;

/** Reads a file, synchronously, into the room that it is given; returns the part that was filled. */
export function readFileInto(path: string, room: Room): Uint8Array | Refusal {
  try {
    // Without blocking, which changes nothing for a file: opening a pipe would wait for its other end.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      // Asked of what was opened, not of its name: that may stand for something else by now.
      const found = fstatSync(file);
      if (found.isDirectory()) return new Refusal(REASONS["EISDIR"] ?? "");
      if (!found.isFile())
        return new Refusal(
          "This is a pipe, a socket or a device, not a file. Remove it from the folder, or put the mask there as a file.",
        );
      const { size } = found;
      if (size > LARGEST_FILE)
        return new Refusal(
          `The file has ${size} bytes, more than a mask of any size needs. Remove it from the folder.`,
        );
      return readWhole(file, room(size), size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return new Refusal(sentence(error));
  }
}

function readWhole(file: number, into: Uint8Array, size: number): Uint8Array {
  let read = 0;
  while (read < size) {
    const got = readSync(file, into, read, size - read, null);
    // A file that became shorter meanwhile: its decoder will say what is missing.
    if (got === 0) break;
    read += got;
  }
  return into.subarray(0, read);
}

function sentence(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const reason = messageOf(error);
  return REASONS[code] ?? `The file could not be read (${reason}). Check the disk and evaluate again.`;
}
