import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { interlacedRows, madeGif } from "../../../bench/madeGif";
import { bytesOf, npy } from "../../../bench/madeNpy";
import { random } from "../../../bench/random";
import { decodeMask } from "../../../src/masks/decodeMask";
import type { PairOutcome } from "../../../src/protocol/pair";
import { countedAlike } from "../../support/countedAlike";
import { ROOT } from "../../support/root";
import { zip } from "../../support/zip";

const LIMITS = { maxPixels: 1_000_000 };

function counted(target: Buffer, prediction: Buffer): PairOutcome {
  return countedAlike(target, prediction, [1, 200]);
}

const WIDTH = 60;
const HEIGHT = 47;

/** Labels of blobs, some of them noise. */
function labelsOf(seed: number): readonly number[] {
  return Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    return (at * 7919 + seed) % 11 === 0
      ? (at * 31 + seed) % 200
      : (Math.floor((x + seed) / 9) + Math.floor(y / 7)) % 5;
  });
}

describe("masks in strips", () => {
  for (const method of [0, 8]) {
    for (const fortranOrder of [false, true]) {
      const how = `${method === 0 ? "stored" : "deflated"}, in the order of ${fortranOrder ? "Fortran" : "C"}`;
      const file = (seed: number, isScore: boolean): Buffer => {
        const numbers = Float64Array.from(labelsOf(seed), (label) => (isScore ? label / 200 : label));
        const data = npy({ descr: "<f8", shape: [HEIGHT, WIDTH], data: bytesOf(numbers), fortranOrder });
        return zip([{ name: "mask.npy", data, method }]);
      };

      it(`are what they are whole: NPZ, ${how}`, () => {
        assert.ok(counted(file(1, false), file(2, false)).ok);
        assert.ok(counted(file(1, true), file(2, true)).ok);
      });

      it(`are refused where a byte is damaged: NPZ, ${how}`, () => {
        const damaged = file(1, false);
        const at = Math.floor(damaged.length * 0.7);
        damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
        assert.ok(!counted(damaged, file(2, false)).ok);
      });
    }
  }

  for (const interlaced of [false, true]) {
    for (const clears of [false, true]) {
      const how = `${interlaced ? "interlaced" : "in order"}, ${clears ? "with" : "without"} clearing of its codes`;
      // So many different strings that all codes are taken.
      const [width, height] = [200, 101];
      const file = (seed: number): Buffer => {
        const next = random(seed);
        const labels = Uint8Array.from({ length: width * height }, () => Math.floor(next() * 200));
        const order = interlaced ? [...interlacedRows(height)] : [...Array(height).keys()];
        const rows = order.map((y) => labels.subarray(y * width, (y + 1) * width));
        const made = Buffer.concat([...madeGif(rows, { width, height, interlaced, clears })]);
        const decoded = decodeMask(made, LIMITS);
        assert.ok(decoded.ok);
        assert.deepEqual(decoded.map.labels, labels);
        return made;
      };

      it(`are what they are whole: GIF, ${how}`, () => {
        assert.ok(counted(file(1), file(2)).ok);
      });

      it(`are refused where the end is missing: GIF, ${how}`, () => {
        assert.ok(!counted(file(1).subarray(0, -200), file(2)).ok);
      });
    }
  }

  for (const folder of ["pictures", "tiff", "tiff/kinds"])
    it(`are what they are whole: every file that is kept in ${folder}`, () => {
      const path = join(ROOT, "test/fixtures", folder);
      const files = readdirSync(path, { withFileTypes: true }).filter(
        (entry) => entry.isFile() && !/\.(?:json|py)$/.test(entry.name),
      );
      for (const { name } of files) {
        const file = readFileSync(join(path, name));
        counted(file, file);
      }
      assert.ok(files.length > 10);
    }).timeout(30_000);
});
