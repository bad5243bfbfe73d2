import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { KernelCounter } from "../../../src/worker/kernelCounter";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { ROOT } from "../../support/root";

const PNG_FOLDER = join(ROOT, "test/fixtures/png/files");
const FILES = [PNG_FOLDER, join(ROOT, "test/fixtures/tiff")].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => /\.(?:png|tif)$/.test(file))
    .map((file) => join(folder, file)),
);
const LIMITS = { maxPixels: 16384 * 16384 };

describe("PairCounter with and without the kernel", () => {
  const plain = new PairCounter(LIMITS);
  const kernel = new PairCounter({ ...LIMITS, kernel: KERNEL });

  for (const path of FILES) {
    it(`gives one outcome for ${basename(path)}, alone and against itself`, () => {
      const target = { path };
      assert.deepEqual(kernel.count({ target, prediction: target }), plain.count({ target, prediction: target }));
      assert.deepEqual(kernel.count({ target, prediction: undefined }), plain.count({ target, prediction: undefined }));
    });
  }

  it("counts the common kinds of PNG in the kernel", () => {
    const counter = new KernelCounter(KERNEL, LIMITS);
    const common = [
      "t0_d01_plain_6x16",
      "t0_d08_plain_15x13",
      "t2_d08_plain_6x18",
      "t3_d04_plain_12x18",
      "t3_d08_plain_10x2",
      "t6_d08_plain_6x10",
      "stored_blocks",
    ];
    for (const name of common) {
      const mask = { path: join(PNG_FOLDER, `${name}.png`) };
      assert.ok(counter.count(mask, mask)?.ok, name);
    }
  });
});
