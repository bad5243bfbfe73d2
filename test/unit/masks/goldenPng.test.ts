import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import { decodeMask } from "../../../src/masks/decodeMask";
import { ROOT } from "../../support/root";

interface Golden {
  readonly valid: readonly {
    readonly file: string;
    readonly width: number;
    readonly height: number;
    readonly bit_depth: number;
    readonly colour_type: number;
    readonly channels: number;
    readonly sample_bytes: number;
    readonly samples_base64: string;
    readonly palette_hex?: string;
  }[];
  readonly must_refuse: readonly { readonly file: string; readonly why: string }[];
  readonly either_way: readonly { readonly file: string; readonly why: string }[];
}

const FOLDER = join(ROOT, "test/fixtures/png");
const GOLDEN = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Golden;
const LIMITS = { maxPixels: 16384 * 16384 };

describe("decodeMask on the made PNGs", () => {
  for (const golden of GOLDEN.valid) {
    it(`reads the labels of ${golden.file}`, () => {
      const map = decoded(golden.file);
      assert.deepEqual([map.width, map.height], [golden.width, golden.height]);
      assert.deepEqual([...map.labels], expectedLabels(golden));
      assert.equal(map.facts.bits, golden.bit_depth);
      assert.equal(map.facts.palette, golden.colour_type === 3 ? golden.palette_hex : undefined);
    });
  }

  // Sound files under another name: formats are known by their bytes, so that they are read.
  const named: Readonly<Record<string, string>> = {
    "tiff_named_png.png": "TIFF",
    "gif_named_png.png": "GIF",
    "bmp_named_png.png": "BMP",
  };
  const refused = GOLDEN.must_refuse.filter(({ file }) => !(file in named));

  for (const [file, format] of Object.entries(named)) {
    it(`reads a ${format} that is named .png`, () => {
      assert.equal(decoded(file).facts.format, format);
    });
  }

  for (const { file, why } of refused) {
    it(`refuses ${file}: ${why}`, () => {
      const result = decodeMask(read(file), LIMITS);
      assert.ok(!result.ok);
      assert.match(result.message, /^[A-Z].*\..*\.$/s);
    });
  }

  it("gives each kind of bad file a separate sentence", () => {
    const messages = refused.map(({ file }) => {
      const result = decodeMask(read(file), LIMITS);
      return result.ok ? file : result.message;
    });
    // Files cut short in the same way, sizes of 0, and sizes over the limit share their sentence's pattern.
    assert.ok(new Set(messages).size >= messages.length - 3, messages.join("\n"));
  });

  for (const { file, why } of GOLDEN.either_way.filter(({ file }) => file !== "image_data_too_long.png")) {
    it(`reads ${file} with a note: ${why}`, () => {
      assert.ok(decoded(file).facts.notes?.length);
    });
  }

  it("refuses image data that is longer than declared", () => {
    const result = decodeMask(read("image_data_too_long.png"), LIMITS);
    assert.ok(!result.ok && result.message.includes("more than the"));
  });
});

function read(file: string): Uint8Array {
  return readFileSync(join(FOLDER, "files", file));
}

function decoded(file: string): LabelMap {
  const result = decodeMask(read(file), LIMITS);
  assert.ok(result.ok, result.ok ? "" : result.message);
  return result.map;
}

/** The samples of a pixel as a label: grey or index alone, colours packed by their upper 8 bits. */
function expectedLabels(golden: Golden["valid"][number]): number[] {
  const bytes = Buffer.from(golden.samples_base64, "base64");
  const { channels, sample_bytes: sampleBytes } = golden;
  return Array.from({ length: golden.width * golden.height }, (_, pixel) => {
    const at = pixel * channels * sampleBytes;
    if (channels < 3) return sampleBytes === 2 ? bytes.readUInt16BE(at) : bytes.readUInt8(at);
    const [red, green, blue] = [0, 1, 2].map((channel) => bytes.readUInt8(at + channel * sampleBytes));
    return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
  });
}
