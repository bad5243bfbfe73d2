import type { FileHandle } from "node:fs/promises";
import { formatCount } from "../../core/text/format";
import { shownBytes } from "../../core/text/shownBytes";
import type { WhyUnread } from "../files";
import { openRegular, requireReadable } from "../openRegular";
import type { Pack, PackForm } from "./pack";

/** A tar, such as a shard of WebDataset (POSIX.1-2001 pax, ustar and GNU). */
export const TAR: PackForm = { ending: ".tar", open: openTar };

const PACKED_WHOLE = "it is compressed as a whole, so that nothing can be read from its middle: unpack it with gunzip";

/** Tars of which no part can be read before all that stands before it. */
export const PACKED_TARS: readonly PackForm[] = [".tar.gz", ".tgz"].map((ending) => ({
  ending,
  open: () => Promise.reject(new Error(PACKED_WHOLE)),
}));

const BLOCK = 512;
/** Headers of small files come several at once. */
const WINDOW = 2 ** 14;
const MOST_FILES = 2 ** 24;
/** Of a long name, or of the records of a pax header. */
const MOST_NAMING = 2 ** 20;

const LINK: WhyUnread = {
  reason: "it is a link, which is followed in a tar only where it is a hard one to a file before it",
  advice: "Write the file itself into the tar",
};
const SPARSE: WhyUnread = {
  reason: "its empty stretches are left out of the tar (GNU sparse), which is not read",
  advice: "Write the tar without --sparse",
};
const LEADS_OUT: WhyUnread = {
  reason: "its path leads out of the tar",
  advice: "Write it into the tar under another name",
};
const NO_FILE: WhyUnread = { reason: "it is no file but a device or a pipe", advice: "Leave it out of the tar" };
const CUT: WhyUnread = { reason: "the tar is cut short within it", advice: "Copy or write the tar again" };

interface Place {
  readonly at: number;
  readonly size: number;
}

/** What a pax header says of the file after it. */
interface Extended {
  readonly path?: string;
  readonly linkTo?: string;
  readonly size?: number;
  readonly isSparse?: true;
}

/** Reads the headers alone, from one to the next. Of two files of one path the later one holds, as where the tar is unpacked. */
async function openTar(file: string): Promise<Pack> {
  const places = new Map<string, Place>();
  const unread = new Map<string, WhyUnread>();
  const { file: handle, size } = await openRegular(file);
  try {
    await readHeaders({ handle, end: size }, { places, unread });
  } finally {
    await handle.close();
  }
  return {
    sizes: new Map(Array.from(places, ([path, { size }]) => [path, size])),
    unread,
    read: async (path) => {
      const place = places.get(path);
      if (!place) throw new Error("it does not exist");
      return readPlace(file, place);
    },
  };
}

async function readHeaders(
  { handle, end }: { readonly handle: FileHandle; readonly end: number },
  { places, unread }: { readonly places: Map<string, Place>; readonly unread: Map<string, WhyUnread> },
): Promise<void> {
  if (end < BLOCK) throw new Error("it is not a tar");
  const read = windowed(handle);
  let extended: Extended = {};
  for (let at = 0; at + BLOCK <= end;) {
    const block = await read(at, BLOCK);
    if (block.every((byte) => byte === 0)) return;
    if (!hasChecksum(block)) throw new Error(`it is not a tar, or damaged at byte ${formatCount(at)}`);
    const size = extended.size ?? numberOf(block.subarray(124, 136));
    if (!Number.isSafeInteger(size) || size < 0) throw new Error(`it is damaged at byte ${formatCount(at)}`);
    const data = { at: at + BLOCK, size };
    const next = data.at + Math.ceil(size / BLOCK) * BLOCK;
    const kind = String.fromCharCode(block[156] ?? 0);
    if (NAMING.has(kind)) {
      if (size > MOST_NAMING)
        throw new Error(`it names a file in ${formatCount(size)} bytes at byte ${formatCount(at)}`);
      if (data.at + size > end) return;
      const records = await read(data.at, size);
      if (kind === "L") extended = { ...extended, path: textOf(records) };
      else if (kind === "K") extended = { ...extended, linkTo: textOf(records) };
      else if (kind === "x") extended = { ...extended, ...paxOf(records) };
    } else {
      const path = extended.path ?? nameOf(block);
      const name = partsOf(path).join("/");
      const linked =
        kind === "1" ? places.get(partsOf(extended.linkTo ?? textOf(block.subarray(157, 257))).join("/")) : undefined;
      const why = data.at + size > end ? CUT : whyUnread(linked ? "0" : kind, path, extended);
      extended = {};
      if (why === undefined) {
        places.set(name, linked ?? data);
        unread.delete(name);
      } else if (why !== "folder") {
        // A name that begins with a dot would be taken for a hidden file's.
        unread.set(why === LEADS_OUT ? `tar:${path}` : name, why);
        places.delete(name);
      }
      if (places.size > MOST_FILES) throw new Error(`it holds more than ${formatCount(MOST_FILES)} files`);
    }
    at = next;
  }
}

/** Headers that belong to the one after them: long names and links of GNU, records of pax for one file and for all. */
const NAMING = new Set(["L", "K", "x", "g"]);

function whyUnread(kind: string, path: string, { isSparse }: Extended): WhyUnread | "folder" | undefined {
  if (kind === "5" || path.endsWith("/") || partsOf(path).length === 0) return "folder";
  if (partsOf(path).includes("..")) return LEADS_OUT;
  if (kind === "1" || kind === "2") return LINK;
  if (kind === "S" || isSparse) return SPARSE;
  return kind === "0" || kind === "\0" || kind === "7" ? undefined : NO_FILE;
}

function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}

/** The sum of a header's bytes, its own place taken as spaces; some programs sum signed bytes. */
function hasChecksum(block: Uint8Array): boolean {
  let [sum, signed] = [0, 0];
  block.forEach((byte, place) => {
    const counted = place >= 148 && place < 156 ? 0x20 : byte;
    sum += counted;
    signed += counted > 127 ? counted - 256 : counted;
  });
  const told = numberOf(block.subarray(148, 156));
  return told === sum || told === signed;
}

/** Octal digits, or where these are too few a number of base 256 (GNU). NaN where it is neither. */
function numberOf(field: Uint8Array): number {
  const [first = 0] = field;
  if ((first & 0x80) !== 0)
    return field.subarray(1).reduce((number, byte) => number * 256 + byte, first === 0xff ? -Infinity : first & 0x7f);
  const digits = (String.fromCharCode(...field).split("\0", 1)[0] ?? "").trim();
  return /^[0-7]*$/.test(digits) ? parseInt(`0${digits}`, 8) : NaN;
}

function nameOf(block: Uint8Array): string {
  const name = textOf(block.subarray(0, 100));
  const isUstar = String.fromCharCode(...block.subarray(257, 263)) === "ustar\0";
  const prefix = isUstar ? textOf(block.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** Up to the first NUL; bytes that are not UTF-8 stand as numbers. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const named = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(named);
  } catch {
    return shownBytes(named);
  }
}

/** Records of the form `LENGTH KEY=VALUE\n`, of which the last of a key holds. */
function paxOf(records: Uint8Array): Extended {
  let found: Extended = {};
  for (let at = 0; at < records.length;) {
    const space = records.indexOf(0x20, at);
    const length = space < 0 ? NaN : Number(String.fromCharCode(...records.subarray(at, Math.min(space, at + 16))));
    if (!(Number.isInteger(length) && length > space - at) || at + length > records.length)
      throw new Error("it is damaged: a record of a pax header has no length");
    const record = records.subarray(space + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    const [key, value] = [textOf(record.subarray(0, Math.max(0, equals))), record.subarray(equals + 1)];
    if (key === "path") found = { ...found, path: textOf(value) };
    else if (key === "linkpath") found = { ...found, linkTo: textOf(value) };
    else if (key === "size") found = { ...found, size: Number(textOf(value)) };
    else if (key.startsWith("GNU.sparse.")) found = { ...found, isSparse: true };
    at += length;
  }
  return found;
}

/** Reads ahead, as far as one read goes. */
function windowed(handle: FileHandle): (at: number, length: number) => Promise<Uint8Array> {
  let window = { from: 0, bytes: new Uint8Array() };
  return async (at, length) => {
    const start = at - window.from;
    if (start >= 0 && start + length <= window.bytes.length) return window.bytes.subarray(start, start + length);
    const bytes = new Uint8Array(Math.max(WINDOW, length));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
    window = { from: at, bytes: bytes.subarray(0, bytesRead) };
    if (bytesRead < length) throw new Error("it became shorter while it was read");
    return window.bytes.subarray(0, length);
  };
}

async function readPlace(file: string, { at, size }: Place): Promise<Uint8Array> {
  requireReadable(size);
  const { file: handle, size: end } = await openRegular(file);
  try {
    // Only as much memory as there are bytes: the tar may have become shorter since its headers were read.
    if (end < at + size) throw new Error("the tar became shorter since it was looked into");
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, at);
    if (bytesRead < size) throw new Error("the tar became shorter while it was read");
    return bytes;
  } finally {
    await handle.close();
  }
}
