import assert from "node:assert/strict";
import { decodeMask } from "../../src/masks/decodeMask";
import type { PairCounter } from "../../src/worker/pairCounter";
import { savedAndRead } from "./savedAndRead";
import { stripsAgree } from "./stripsAgree";

/** With the kernel and without, and what both refuse. */
export interface PictureCounters {
  readonly plain: PairCounter;
  readonly fast: PairCounter;
  readonly kernel: Uint8Array;
  readonly maxPixels: number;
}

/** A picture as it was written. */
export interface WrittenPicture {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly number[];
}

/** A valid file gives the labels that were written, and the same counts with and without the kernel. */
export function validPicture(
  file: Buffer,
  { width, height, labels }: WrittenPicture,
  { plain, fast, kernel, maxPixels }: PictureCounters,
): void {
  const decoded = decodeMask(file, { maxPixels });
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  assert.deepEqual([decoded.map.width, decoded.map.height], [width, height]);
  assert.deepEqual([...decoded.map.labels], labels);
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  const expected = plain.count(pair);
  assert.deepEqual(fast.count(pair), expected);
  stripsAgree([file], { expected, options: { maxPixels, kernel } });
}

/** A damaged file: never written into, counted or refused alike with and without the kernel; what is counted can be saved. */
export function damagedPicture(file: Buffer, { plain, fast, kernel, maxPixels }: PictureCounters): string {
  const kept = Buffer.from(file);
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  const outcome = plain.count(pair);
  assert.deepEqual(fast.count(pair), outcome);
  stripsAgree([file], { expected: outcome, options: { maxPixels, kernel } });
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
