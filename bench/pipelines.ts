import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { PNG } from "pngjs";
import { heldBytes } from "../src/masks/fileBytes";
import { pngPasses } from "../src/masks/png/pngPasses";
import { readPngLayout } from "../src/masks/png/readPngLayout";
import { Refusal } from "../src/masks/refusal";
import { PairCounter } from "../src/worker/pairCounter";
import type { PairFiles } from "./makeData";

/** One way from two files to counts. */
export type CountPair = (pair: PairFiles) => void;

const LIMITS = { maxPixels: 2 ** 28 };

/** What is compared; each is made anew on its thread. */
export const PIPELINES = {
  kernel: (kernel: Uint8Array): CountPair => counterOf(new PairCounter({ ...LIMITS, kernel })),
  plain: (): CountPair => counterOf(new PairCounter(LIMITS)),
  pngjs: (): CountPair => countByPngjs,
  inflateOnly: (): CountPair => inflateBoth,
} as const;

export type PipelineName = keyof typeof PIPELINES;

function counterOf(counter: PairCounter): CountPair {
  return ({ target, prediction }) => {
    const outcome = counter.count({ target: { path: target }, prediction: { path: prediction } });
    if (!outcome.ok) throw new Error(outcome.message);
  };
}

/** What people write first: pngjs to RGBA, then a table of pairs of colours, touched where a colour changes. */
function countByPngjs({ target, prediction }: PairFiles): void {
  const t = PNG.sync.read(readFileSync(target)).data;
  const p = PNG.sync.read(readFileSync(prediction)).data;
  const targets = new Uint32Array(t.buffer, t.byteOffset, t.length / 4);
  const predictions = new Uint32Array(p.buffer, p.byteOffset, p.length / 4);
  const cells = new Map<number, number>();
  let start = 0;
  for (let i = 1; i <= targets.length; i++) {
    if (i < targets.length && targets[i] === targets[start] && predictions[i] === predictions[start]) continue;
    const cell = (targets[start] ?? 0) * 2 ** 20 + (predictions[start] ?? 0);
    cells.set(cell, (cells.get(cell) ?? 0) + i - start);
    start = i;
  }
}

/** The limit of all pipelines that leave inflating to Node: nothing else is done. Its chunks are of the inflated size. */
function inflateBoth(pair: PairFiles): void {
  for (const path of [pair.target, pair.prediction]) {
    const bytes = readFileSync(path);
    const layout = readPngLayout(heldBytes(bytes), LIMITS);
    if (layout instanceof Refusal) throw new Error(layout.message);
    const stream = Buffer.concat(layout.imageData.map(({ start, end }) => bytes.subarray(start, end)));
    inflateSync(stream, { chunkSize: pngPasses(layout.header).bytes + 1 });
  }
}
