import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { refusalOfFile } from "./refusalOfFile";
import type { Refusal } from "./refusal";

/** The bytes of a file, wherever they are, so that large ones need not be held. */
export interface FileBytes {
  readonly size: number;
  /** So many bytes from a place on, fewer where the file ends; valid until the next call. */
  slice(at: number, length: number): Uint8Array;
  /** Fills `into` from a place on, and returns how many bytes there were: fewer where the file ends, or `fault` says why. */
  read(at: number, into: Uint8Array): number;
  /** What the disk said the last time that it gave less than the file has. */
  readonly fault?: Refusal | undefined;
}

/** A file that was opened, to be closed by whoever opened it. */
export interface OpenFile extends FileBytes {
  close(): void;
}

/** Bytes that are held already. */
export function heldBytes(bytes: Uint8Array): OpenFile {
  const { length } = bytes;
  return {
    size: length,
    slice: (at, wanted) => bytes.subarray(Math.min(at, length), Math.min(at + wanted, length)),
    read: (at, into) => {
      const found = bytes.subarray(Math.min(at, length), Math.min(at + into.length, length));
      into.set(found);
      return found.length;
    },
    close: () => undefined,
  };
}

/** Opens a file, which has to be one: no pipe, no device. */
export function openFile(path: string): OpenFile | Refusal {
  let file: number;
  try {
    // Without blocking, which changes nothing for a file: opening a pipe would wait for its other end.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return refusalOfFile(error);
  }
  try {
    // Asked of what was opened, not of its name: that may stand for something else by now.
    const found = fstatSync(file);
    if (found.isFile()) return new DiskFile(file, found.size);
    closeSync(file);
    return refusalOfFile(found.isDirectory() ? "folder" : "special");
  } catch (error) {
    closeSync(file);
    return refusalOfFile(error);
  }
}

/** Tags and headers of files are read in many small steps: all within so many bytes are one read. */
const PAGE = 64 * 1024;
/** Larger parts are not kept. */
const LARGEST_PAGE = 2 ** 20;

class DiskFile implements OpenFile {
  fault: Refusal | undefined;
  private page: Uint8Array | undefined;
  private pageAt = 0;
  private pageBytes = 0;

  constructor(
    private readonly file: number,
    readonly size: number,
  ) {}

  slice(at: number, length: number): Uint8Array {
    const most = Math.max(0, Math.min(length, this.size - at));
    if (most > LARGEST_PAGE) {
      const bytes = new Uint8Array(most);
      return bytes.subarray(0, this.read(at, bytes));
    }
    const page = this.pageOf(most);
    if (at < this.pageAt || at + most > this.pageAt + this.pageBytes) {
      this.pageAt = at;
      this.pageBytes = this.read(at, page);
    }
    return page.subarray(at - this.pageAt, Math.min(at - this.pageAt + most, this.pageBytes));
  }

  private pageOf(least: number): Uint8Array {
    if (this.page && this.page.length >= least) return this.page;
    this.pageBytes = 0;
    this.page = new Uint8Array(Math.max(PAGE, least));
    return this.page;
  }

  read(at: number, into: Uint8Array): number {
    let filled = 0;
    try {
      while (filled < into.length) {
        const got = readSync(this.file, into, filled, into.length - filled, at + filled);
        // A file that became shorter meanwhile: its decoder will say what is missing.
        if (got === 0) break;
        filled += got;
      }
    } catch (error) {
      this.fault = refusalOfFile(error);
    }
    return filled;
  }

  close(): void {
    closeSync(this.file);
  }
}
