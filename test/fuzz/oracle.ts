import assert from "node:assert/strict";
import { crc32, inflateSync } from "node:zlib";
import { PNG } from "pngjs";
import { pngChunk } from "../../bench/madePng";

/**
 * The labels of a PNG by pngjs, made faithful: a palette becomes one of all indices as grey, chunks that change samples
 * or stand behind the image data are left out, as are bytes behind the end of the compressed stream, and samples are not
 * rescaled.
 *
 * @throws what pngjs throws, and where the CRC of a chunk that holds labels is wrong.
 */
export function oracleLabels(file: Buffer): readonly number[] {
  const colourType = file[25] ?? 0;
  const bits = file[24] ?? 0;
  const identity = Uint8Array.from({ length: 3 * 2 ** Math.min(bits, 8) }, (_, i) => Math.floor(i / 3));
  const parts = [
    file.subarray(0, 8),
    pngChunk("IHDR", dataOf(file, "IHDR")),
    ...(colourType === 3 ? [pngChunk("PLTE", identity)] : []),
    pngChunk("IDAT", wholeStream(dataOf(file, "IDAT"))),
    pngChunk("IEND", new Uint8Array(0)),
  ];
  const png = PNG.sync.read(Buffer.concat(parts), { skipRescale: true });
  return labelsOf(png, {
    colour: colourType === 2 || colourType === 6,
    shift: bits === 16 ? colourShift(png.data) : 0,
  });
}

/** What all chunks of a type before IEND hold. */
function dataOf(file: Buffer, wanted: string): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (end > file.length || type === "IEND") break;
    if (type === wanted) {
      assert.equal(crc32(file.subarray(at + 4, end - 4)), file.readUInt32BE(end - 4), `CRC of ${type}`);
      parts.push(file.subarray(at + 8, end - 4));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

/** The stream without what follows it, which pngjs stumbles over. */
function wholeStream(data: Buffer): Buffer {
  const { engine } = inflateSync(data, { info: true }) as unknown as {
    readonly engine: { readonly bytesWritten: number };
  };
  return data.subarray(0, engine.bytesWritten);
}

/** Colours of 16 bits are packed by their high bytes, unless all of these are 0. */
function colourShift(samples: ArrayLike<number>): number {
  for (let i = 0; i < samples.length; i++) if (i % 4 < 3 && (samples[i] ?? 0) > 255) return 8;
  return 0;
}

function labelsOf(
  { data, width, height }: PNG,
  { colour, shift }: { readonly colour: boolean; readonly shift: number },
): readonly number[] {
  const sample = (i: number): number => data[i] ?? 0;
  return Array.from({ length: width * height }, (_, pixel) => {
    const at = pixel * 4;
    if (!colour) return sample(at);
    return ((sample(at) >> shift) << 16) | ((sample(at + 1) >> shift) << 8) | (sample(at + 2) >> shift);
  });
}
