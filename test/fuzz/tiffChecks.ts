import assert from "node:assert/strict";
import { decode } from "tiff";
import { decodeMask } from "../../src/masks/decodeMask";
import type { PairCounter } from "../../src/worker/pairCounter";
import type { Random } from "./generate";
import { randomTiff } from "./generateTiff";
import { mutateTiff } from "./mutateTiff";
import { savedAndRead } from "./savedAndRead";

/** With the kernel and without, and what both refuse. */
export interface TiffCounters {
  readonly plain: PairCounter;
  readonly fast: PairCounter;
  readonly maxPixels: number;
}

/** Checks of TIFFs: what was written is read, and what is damaged is refused or can be saved and read again. */
export function tiffChecks(counters: TiffCounters): Readonly<Record<string, (next: Random) => string>> {
  return { tiff: (next) => validTiff(next, counters), tiffDamaged: (next) => damagedTiff(next, counters) };
}

/** A valid file gives the labels that were written, and those that the package `tiff` reads where it knows the kind. */
function validTiff(next: Random, { plain, fast, maxPixels }: TiffCounters): string {
  const { file, width, height, labels, isPlain } = randomTiff(next);
  const decoded = decodeMask(file, { maxPixels });
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  assert.deepEqual([decoded.map.width, decoded.map.height], [width, height]);
  assert.deepEqual([...decoded.map.labels], labels);
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  assert.deepEqual(fast.count(pair), plain.count(pair));
  if (!isPlain) return "read as written";
  assert.deepEqual(Array.from(decode(file)[0]?.data ?? []), labels);
  return "read as written, and by the package tiff";
}

/** A damaged file: never written into, counted or refused alike with and without the kernel. */
function damagedTiff(next: Random, { plain, fast, maxPixels }: TiffCounters): string {
  const file = mutateTiff(next, randomTiff(next).file);
  const kept = Buffer.from(file);
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  const outcome = plain.count(pair);
  assert.deepEqual(fast.count(pair), outcome);
  const decoded = decodeMask(file, { maxPixels });
  assert.ok(file.equals(kept), "the bytes of the file were written into");
  assert.equal(decoded.ok, outcome.ok);
  if (!decoded.ok || !outcome.ok) return "refused";
  const { width, height, labels } = decoded.map;
  assert.equal(labels.length, width * height);
  assert.ok(labels.length <= maxPixels);
  savedAndRead(outcome);
  return "accepted";
}
