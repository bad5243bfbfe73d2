import { pick, whole, type Random } from "./generate";
import { damage } from "./mutate";

/** Values at which sizes, places and counts go wrong. */
const ODD = [0, 1, 2, 3, 4, 7, 8, 9, 16, 255, 256, 32767, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];

/** Damages a TIFF: its bytes anywhere, or, mostly, one part of an entry of its first directory. */
export function mutateTiff(next: Random, file: Buffer): Buffer {
  let damaged: Buffer = Buffer.from(file);
  for (let times = 1 + whole(next, 3); times > 0; times--)
    damaged = next() < 0.6 ? changeEntry(next, damaged) : damage(next, damaged);
  return damaged;
}

/** The tag, type, count or value of an entry, of a classic TIFF or BigTIFF in either order of bytes. */
function changeEntry(next: Random, file: Buffer): Buffer {
  if (file.length < 16) return file;
  const littleEndian = file[0] === 0x49;
  const big = file[littleEndian ? 2 : 3] === 43;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const first = big ? Number(view.getBigUint64(8, littleEndian)) : view.getUint32(4, littleEndian);
  if (first + 8 > file.length) return file;
  const entries = big ? Number(view.getBigUint64(first, littleEndian)) : view.getUint16(first, littleEndian);
  const at = first + (big ? 8 : 2) + (big ? 20 : 12) * whole(next, Math.min(entries, 30) + 1);
  const [place, bytes] = pick(next, [
    [0, 2],
    [2, 2],
    [4, 4],
    [big ? 12 : 8, 2],
    [big ? 12 : 8, 4],
    [big ? 12 : 8, 4],
  ] as const);
  if (at + place + bytes > file.length) return file;
  const value = next() < 0.5 ? pick(next, ODD) : whole(next, 400);
  if (bytes === 2)
    view.setUint16(at + place, place === 2 && next() < 0.8 ? whole(next, 19) : value % 65536, littleEndian);
  else view.setUint32(at + place, value, littleEndian);
  return file;
}
