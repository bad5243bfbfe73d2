import { pick, randomSize, whole, type Random } from "./generate";
import type { WrittenPicture } from "./pictures";

/** A file with what was written into it. */
export type RandomPicture = WrittenPicture & { readonly file: Buffer };

/** A Windows bitmap of 1, 4, 8, 24 or 32 bits, or of runs of 8. */
export function randomBmp(next: Random): RandomPicture {
  const size = randomSize(next);
  const bits = pick(next, [1, 4, 8, 8, 24, 32]);
  const labels = runs(next, size, 2 ** Math.min(bits, 24));
  const isPacked = bits === 8 && next() < 0.5;
  // Runs go from the bottom.
  const topDown = !isPacked && next() < 0.3;
  const rows = rowsOf(labels, size);
  const ordered = topDown ? rows : rows.toReversed();
  const data = Buffer.concat(
    isPacked ? ordered.map((row) => packedBmpRow(next, row)) : ordered.map((row) => bmpRow(row, bits)),
  );
  const palette = bits <= 8 ? Buffer.alloc(4 * 2 ** bits, whole(next, 256)) : Buffer.alloc(0);
  const header = Buffer.alloc(54);
  header.write("BM", "latin1");
  header.writeUInt32LE(54 + palette.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(size.width, 18);
  header.writeInt32LE(topDown ? -size.height : size.height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(isPacked ? 1 : 0, 30);
  return {
    ...size,
    labels,
    file: Buffer.concat([header, palette, data, isPacked ? Buffer.from([0, 1]) : Buffer.alloc(0)]),
  };
}

function bmpRow(row: readonly number[], bits: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil((row.length * bits) / 32) * 4);
  row.forEach((label, x) => {
    if (bits > 8) bytes.writeUIntLE(label, (x * bits) / 8, 3);
    else bytes[(x * bits) >> 3] = (bytes[(x * bits) >> 3] ?? 0) | (label << (8 - bits - ((x * bits) & 7)));
  });
  return bytes;
}

/** Runs and literals, and the end of the row. */
function packedBmpRow(next: Random, row: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  for (let x = 0; x < row.length;) {
    const literal = Math.min(row.length - x, 3 + whole(next, 20));
    if (literal >= 3 && next() < 0.3) {
      parts.push(Buffer.from([0, literal, ...row.slice(x, x + literal), ...(literal % 2 === 1 ? [0] : [])]));
      x += literal;
      continue;
    }
    let run = 1;
    while (run < 255 && x + run < row.length && row[x + run] === row[x]) run++;
    parts.push(Buffer.from([run, row[x] ?? 0]));
    x += run;
  }
  return Buffer.concat([...parts, Buffer.from([0, 0])]);
}

/** First row and step of the four passes (GIF89a specification, appendix E). */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** A GIF of one image, its rows in order or in passes. */
export function randomGif(next: Random): RandomPicture {
  const size = randomSize(next);
  const bits = 1 + whole(next, 8);
  const labels = runs(next, size, 2 ** bits);
  const isInterlaced = next() < 0.4;
  const rows = rowsOf(labels, size);
  const inFile = isInterlaced
    ? PASSES.flatMap(([first, step]) => rows.filter((_, y) => y >= first && (y - first) % step === 0))
    : rows;
  const head = Buffer.alloc(13);
  head.write(pick(next, ["GIF87a", "GIF89a"]), "latin1");
  head.writeUInt16LE(size.width, 6);
  head.writeUInt16LE(size.height, 8);
  head[10] = 0x80 | (bits - 1);
  const descriptor = Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, isInterlaced ? 0x40 : 0]);
  descriptor.writeUInt16LE(size.width, 5);
  descriptor.writeUInt16LE(size.height, 7);
  const codeBits = Math.max(2, bits);
  const extension = next() < 0.5 ? [Buffer.from([0x21, 0xf9, 4, 1, 0, 0, 0, 0])] : [];
  const packed = packGif(next, inFile.flat(), codeBits);
  const blocks: Buffer[] = [];
  const most = pick(next, [255, 255, 1, 20]);
  for (let at = 0; at < packed.length; at += most) {
    const block = packed.subarray(at, at + most);
    blocks.push(Buffer.from([block.length]), block);
  }
  const palette = Buffer.alloc(3 * 2 ** bits, whole(next, 256));
  const parts = [head, palette, ...extension, descriptor, Buffer.from([codeBits]), ...blocks, Buffer.from([0, 0x3b])];
  return { ...size, labels, file: Buffer.concat(parts) };
}

/** Codes from the low bit up (GIF89a specification, appendix F); a clear code may come at any time. */
function packGif(next: Random, pixels: readonly number[], codeBits: number): Buffer {
  const clear = 2 ** codeBits;
  const bytes: number[] = [];
  let buffer = 0;
  let held = 0;
  let width = codeBits + 1;
  let free = clear + 2;
  let strings = new Map<string, number>();
  const put = (code: number): void => {
    buffer |= code << held;
    for (held += width; held >= 8; held -= 8, buffer >>>= 8) bytes.push(buffer & 255);
  };
  const begin = (): void => {
    put(clear);
    strings = new Map();
    free = clear + 2;
    width = codeBits + 1;
  };
  begin();
  let known = "";
  let code = -1;
  for (const pixel of pixels) {
    const longer = `${known},${pixel}`;
    const found = code < 0 ? pixel : strings.get(longer);
    if (found !== undefined) {
      known = longer;
      code = found;
      continue;
    }
    put(code);
    if (free < 4096) {
      // The reader knows a code one step later than the writer.
      if (free === 1 << width && width < 12) width++;
      strings.set(longer, free++);
    }
    if (next() < 0.002 || (free === 4096 && next() < 0.1)) begin();
    known = `,${pixel}`;
    code = pixel;
  }
  put(code);
  if (free === 1 << width && width < 12) width++;
  put(clear + 1);
  return Buffer.from([...bytes, buffer & 255]);
}

/** A PBM, PGM or PPM, as numbers or as bytes. */
export function randomNetpbm(next: Random): RandomPicture {
  const size = randomSize(next);
  const kind = 1 + whole(next, 6);
  const isBits = kind % 3 === 1;
  const isColour = kind % 3 === 0;
  const largest = isBits ? 1 : isColour ? 255 : pick(next, [1, 4, 255, 256, 65535]);
  const labels = runs(next, size, isColour ? 2 ** 24 : largest + 1);
  const blank = (): string => pick(next, [" ", "\n", "\t ", "\n# made\n"]);
  const numbers = [size.width, size.height, ...(isBits ? [] : [largest])];
  const head = `P${kind}${numbers.map((number) => `${blank()}${number}`).join("")}\n`;
  const samples = labels.flatMap((label) =>
    isColour ? [label >> 16, (label >> 8) & 255, label & 255] : [isBits ? 1 - label : label],
  );
  if (kind <= 3) {
    const between = isBits && next() < 0.5 ? "" : pick(next, [" ", "\n"]);
    return { ...size, labels, file: Buffer.from(`${head}${samples.join(between)}\n`, "latin1") };
  }
  const bits = isBits ? 1 : largest > 255 ? 16 : 8;
  const across = size.width * (isColour ? 3 : 1);
  const rows = Array.from({ length: size.height }, (_, y) => {
    const bytes = Buffer.alloc(Math.ceil((across * bits) / 8));
    samples.slice(y * across, (y + 1) * across).forEach((sample, x) => {
      if (bits === 16) bytes.writeUInt16BE(sample, 2 * x);
      else if (bits === 8) bytes[x] = sample;
      else bytes[x >> 3] = (bytes[x >> 3] ?? 0) | (sample << (7 - (x & 7)));
    });
    return bytes;
  });
  return { ...size, labels, file: Buffer.concat([Buffer.from(head, "latin1"), ...rows]) };
}

type Size = Pick<WrittenPicture, "width" | "height">;

/** Labels below the limit, in runs as masks have them, or noise. */
function runs(next: Random, { width, height }: Size, limit: number): readonly number[] {
  const longest = pick(next, [1, 8, 90]);
  const values = Array.from({ length: pick(next, [2, 20, 300]) }, () => whole(next, limit));
  const labels: number[] = [];
  while (labels.length < width * height) {
    const value = pick(next, values);
    for (let left = 1 + whole(next, longest); left > 0; left--) labels.push(value);
  }
  return labels.slice(0, width * height);
}

function rowsOf(labels: readonly number[], { width, height }: Size): readonly (readonly number[])[] {
  return Array.from({ length: height }, (_, y) => labels.slice(y * width, (y + 1) * width));
}
