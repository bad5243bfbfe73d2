import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeMask } from "../../../src/masks/decodeMask";
import { ROOT } from "../../support/root";

/** Written by tifffile, GDAL, libtiff and Pillow; what must be read is what another of them reads. See `make.py` beside. */
const FOLDER = join(ROOT, "test/fixtures/tiff/kinds");
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, "../kinds.json"), "utf8")) as Readonly<
  Record<string, { readonly width: number; readonly height: number; readonly labels_int32_sha256: string }>
>;
const LIMITS = { maxPixels: 500_000 };

function facts(file: string) {
  const result = decodeMask(readFileSync(join(FOLDER, file)), LIMITS);
  assert.ok(result.ok, file);
  return result.map.facts;
}

describe("the kinds of TIFF that libraries write", () => {
  it("are all expected", () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(EXPECTED).sort());
  });

  for (const [file, { width, height, labels_int32_sha256: hash }] of Object.entries(EXPECTED)) {
    it(`read as ${file} was written`, () => {
      const bytes = readFileSync(join(FOLDER, file));
      const before = Buffer.from(bytes);
      const result = decodeMask(bytes, LIMITS);
      assert.ok(result.ok, result.ok ? "" : result.message);
      assert.deepEqual([result.map.width, result.map.height], [width, height]);
      assert.equal(createHash("sha256").update(Int32Array.from(result.map.labels)).digest("hex"), hash);
      assert.ok(bytes.equals(before), "the file's bytes stay as they are: they may be read again");
    });
  }

  it("say what else they hold", () => {
    assert.match(String(facts("cog_overviews.tif").notes), /smaller copies of the mask/);
    assert.match(String(facts("mask_page.tif").notes), /which pixels are valid/);
    assert.match(String(facts("grey_alpha.tif").notes), /alpha of the file is not constant/);
    assert.match(String(facts("orientation6.tif").notes), /the mask was turned/);
    assert.equal(facts("orientation1.tif").notes, undefined);
    assert.equal(facts("palette.tif").palette?.slice(0, 18), "0000ff0102fe0204fd");
  });

  it("say which label means that there is no data", () => {
    assert.equal(facts("minus9999_float.tif").nodata, -9999);
    assert.equal(facts("sparse_nodata7.tif").nodata, 7);
    assert.equal(facts("sparse.tif").nodata, undefined);
    const { nodata, notes } = facts("nan_nodata.tif");
    assert.equal(nodata, -2147483647);
    assert.match(String(notes), /Pixels of the value nan, .* are read as label -2147483647/);
  });

  it("never throw nor fill what is missing where they are cut short", () => {
    for (const file of Object.keys(EXPECTED)) {
      const whole = readFileSync(join(FOLDER, file));
      for (let length = 4; length < whole.length; length += 1 + Math.floor(whole.length / 40)) {
        const cut = decodeMask(whole.subarray(0, length), LIMITS);
        // What stands behind the last byte that is needed may be missing.
        if (!cut.ok) continue;
        assert.equal(
          createHash("sha256").update(Int32Array.from(cut.map.labels)).digest("hex"),
          EXPECTED[file]?.labels_int32_sha256,
          `${file} cut at ${length}`,
        );
      }
    }
  });

  it("of ZSTD are refused where their streams do not end with their bits, as most damage leaves them", () => {
    const share = (file: string): number => {
      const whole = readFileSync(join(FOLDER, file));
      const frame = whole.indexOf(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]));
      let [tried, accepted] = [0, 0];
      for (let at = frame + 8; at < Math.min(whole.length - 300, 3000); at += 2) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
        tried++;
        if (decodeMask(damaged, LIMITS).ok) accepted++;
      }
      return accepted / tried;
    };
    // Others give other literals, which only a checksum could tell.
    assert.ok(share("zstd_few.tif") < 0.4);
  });
});
