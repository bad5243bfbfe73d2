import { crc32 } from "node:zlib";
import { pick, whole, type Random } from "./generate";

/** Damages a file in one of the ways in which files are damaged, and in ways in which attackers do. */
export function mutate(next: Random, file: Buffer): Buffer {
  const damaged = pick(next, MUTATIONS)(next, Buffer.from(file));
  // With the CRCs put right, the damage reaches the stages behind them.
  return next() < 0.8 ? repairCrcs(damaged) : damaged;
}

/** Damages a file of any format. */
export function damage(next: Random, file: Buffer): Buffer {
  return pick(next, OF_ANY_FILE)(next, Buffer.from(file));
}

type Mutation = (next: Random, file: Buffer) => Buffer;

const OF_ANY_FILE: readonly Mutation[] = [flipBits, setBytes, cut, removeBytes, repeatBytes];
const MUTATIONS: readonly Mutation[] = [...OF_ANY_FILE, changeHeader, swapChunks];

function flipBits(next: Random, file: Buffer): Buffer {
  for (let flips = 1 + whole(next, 3); flips > 0; flips--) {
    const at = whole(next, file.length);
    file[at] = (file[at] ?? 0) ^ (1 << whole(next, 8));
  }
  return file;
}

function setBytes(next: Random, file: Buffer): Buffer {
  const at = whole(next, file.length);
  return file.fill(whole(next, 256), at, Math.min(file.length, at + 1 + whole(next, 8)));
}

function cut(next: Random, file: Buffer): Buffer {
  return file.subarray(0, whole(next, file.length));
}

function removeBytes(next: Random, file: Buffer): Buffer {
  const at = whole(next, file.length);
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + whole(next, 20))]);
}

function repeatBytes(next: Random, file: Buffer): Buffer {
  const at = whole(next, file.length);
  const end = at + 1 + whole(next, 40);
  return Buffer.concat([file.subarray(0, end), file.subarray(at)]);
}

/** The 13 bytes of IHDR begin at 16. */
function changeHeader(next: Random, file: Buffer): Buffer {
  file[16 + whole(next, 13)] = pick(next, [0, 1, 2, 3, 4, 6, 8, 16, 127, 255]);
  return file;
}

function swapChunks(next: Random, file: Buffer): Buffer {
  const chunks = chunksOf(file);
  const from = whole(next, chunks.length);
  const [moved] = chunks.splice(from, 1);
  if (moved) chunks.splice(whole(next, chunks.length + 1), next() < 0.3 ? 1 : 0, moved);
  return Buffer.concat([file.subarray(0, 8), ...chunks]);
}

/** The chunks as far as their lengths lead. */
function chunksOf(file: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    chunks.push(file.subarray(at, end));
    at = end;
  }
  return chunks;
}

function repairCrcs(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  for (const chunk of chunksOf(copy)) chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return copy;
}
