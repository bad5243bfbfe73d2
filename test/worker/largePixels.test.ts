import assert from "node:assert/strict";
import { join } from "node:path";
import { madePng } from "../../bench/madePng";
import { labelsOfRuns } from "../support/labelsOfRuns";
import { PixelReader } from "../../src/run/pixelReader";
import type { PixelDetail } from "../../src/protocol/pixels";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const WIDTH = 9000;
const FAST = { level: 1, strategy: 0, windowBits: 15 };

/** A mask whose label grows from left to right, and every 100 rows. */
function stepsPng(width: number, height: number): Buffer {
  const raw = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = (Math.floor(x / 1000) + Math.floor(y / 100)) % 256;
  return madePng({ width, height, bits: 8, colourType: 0, interlaced: false, raw, deflate: FAST });
}

describe("the pixels of large masks", () => {
  const folder = temporaryFolder({ "large.png": stepsPng(WIDTH, 1000), "huge.png": stepsPng(WIDTH, 8000) });
  const reader = new PixelReader({ programFolder: join(ROOT, "dist"), maxPixels: 2 ** 28 });
  after(() => reader.close());
  const read = async (file: string, detail: PixelDetail) =>
    reader.read({ target: { path: join(folder, file) }, detail }, new AbortController().signal);
  const whole: PixelDetail = {
    kind: "whole",
    errors: { targets: Int32Array.of(), predictions: Int32Array.of(), kinds: Int32Array.of() },
  };

  it("are shown as those of small ones are, read in strips", async () => {
    const outcome = await read("large.png", whole);
    assert.ok(outcome !== "cancelled" && outcome.ok);
    const { target, width, height } = outcome.pixels;
    assert.deepEqual([width, height], [WIDTH, 1000]);
    const labels = labelsOfRuns(target);
    assert.equal(labels.length, WIDTH * 1000);
    for (const [x, y] of [
      [0, 0],
      [8999, 0],
      [4500, 555],
      [8999, 999],
    ] as const)
      assert.equal(labels[y * WIDTH + x], Math.floor(x / 1000) + Math.floor(y / 100));
  }).timeout(60_000);

  it("are refused whole where no page can hold them, and shown small", async () => {
    const refused = await read("huge.png", whole);
    assert.ok(refused !== "cancelled" && !refused.ok);
    assert.match(refused.message, /has 9000 x 8000 pixels, more than the viewer can show/);
    const small = await read("huge.png", { kind: "thumbnail", longerSide: 90 });
    assert.ok(small !== "cancelled" && small.ok);
    const { target, width, height } = small.pixels;
    assert.deepEqual([width, height], [90, 80]);
    // Pixel (x, y) of the small picture is the one of the mask under its middle.
    const labels = labelsOfRuns(target);
    for (const [x, y] of [
      [0, 0],
      [89, 0],
      [45, 40],
      [89, 79],
    ] as const)
      assert.equal(labels[y * 90 + x], Math.floor((x * 100 + 50) / 1000) + Math.floor((y * 100 + 50) / 100));
  }).timeout(60_000);
});
