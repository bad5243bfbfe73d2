import { deflateSync } from "node:zlib";
import { madeTiff, textOf, type MadeTag } from "../support/madeTiff";
import { pick, whole, type Random } from "./generate";

/** A TIFF with the labels that were written into it. */
export interface RandomTiff {
  readonly file: Buffer;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly number[];
  /** Whether the package `tiff` reads this kind. */
  readonly isPlain: boolean;
}

/** Sample formats by the tag, with their bits. */
const FORMS = [
  { format: 1, bits: [1, 2, 3, 4, 5, 8, 8, 8, 12, 16, 16, 32, 64] },
  { format: 2, bits: [8, 16, 32, 64] },
  { format: 3, bits: [32, 64] },
] as const;

const PACKERS: Readonly<Record<number, (next: Random, raw: Buffer) => Buffer>> = {
  1: (_, raw) => raw,
  5: packLzw,
  8: (next, raw) => deflateSync(raw, { level: whole(next, 10) }),
  32773: packRuns,
  32946: (next, raw) => deflateSync(raw, { level: whole(next, 10) }),
};
const PREDICTED: ReadonlySet<number> = new Set([5, 8, 32946]);

/** A valid file of any kind that can be written in a few lines. */
export function randomTiff(next: Random): RandomTiff {
  const { format, bits: depths } = pick(next, FORMS);
  const bits = pick<number>(next, depths);
  const width = 1 + whole(next, pick(next, [3, 40, 70]));
  const height = 1 + whole(next, 30);
  const tiled = next() < 0.4;
  const bigEndian = next() < 0.5;
  const compression = Number(pick(next, Object.keys(PACKERS)));
  const differences = PREDICTED.has(compression) && bits >= 8 && bits !== 12 && format !== 3 && next() < 0.5;
  const labels = randomLabels(next, width * height, bits, format);
  const block = tiled
    ? { width: 16 * (1 + whole(next, 3)), height: 16 * (1 + whole(next, 2)) }
    : { width, height: 1 + whole(next, height) };
  const across = Math.ceil(width / block.width);
  const count = across * Math.ceil(height / block.height);
  const blocks = Array.from({ length: count }, (_, index) => {
    const left = (index % across) * block.width;
    const top = Math.floor(index / across) * block.height;
    const rows = tiled ? block.height : Math.min(block.height, height - top);
    const raw = Array.from({ length: rows }, (_row, y) => {
      const row = Array.from({ length: block.width }, (_label, x) =>
        left + x < width && top + y < height ? (labels[(top + y) * width + left + x] ?? 0) : whole(next, 2),
      );
      return packRow(differences ? differencesOf(row) : row, { bits, format, bigEndian });
    });
    const packed = PACKERS[compression]?.(next, Buffer.concat(raw)) ?? Buffer.alloc(0);
    // What follows the end of a strip is not looked at.
    return compression !== 1 && next() < 0.1 ? Buffer.concat([packed, Buffer.from([1, 2, 3])]) : packed;
  });
  const tag = (number: number, ...values: readonly number[]): MadeTag => ({
    tag: number,
    type: values.some((value) => value > 65535) ? 4 : pick(next, [3, 4]),
    values,
  });
  const sizes = tiled ? [tag(322, block.width), tag(323, block.height)] : [tag(278, block.height)];
  const spare = [
    { tag: 42113, type: 2, values: textOf(String(whole(next, 300))) },
    { tag: 270, type: 2, values: textOf("mask") },
    tag(274, 1),
    tag(284, 2),
  ];
  const big = next() < 0.2;
  const tags = [
    tag(256, width),
    tag(257, height),
    tag(258, bits),
    tag(259, compression),
    tag(262, 1),
    tag(277, 1),
    ...sizes,
    ...(format === 1 && next() < 0.5 ? [] : [tag(339, format)]),
    ...(differences ? [tag(317, 2)] : []),
    ...spare.filter(() => next() < 0.2),
  ];
  const places = tiled && next() < 0.9 ? { placesTag: 324, sizesTag: 325 } : { placesTag: 273, sizesTag: 279 };
  const file = madeTiff({ big, bigEndian, pages: [{ tags, blocks, ...places }] });
  // That package takes the differences of tiles across the whole image.
  const isPlain =
    !big &&
    !(tiled && differences) &&
    format === 1 &&
    (bits === 8 || bits === 16) &&
    compression !== 32773 &&
    compression !== 32946 &&
    places.placesTag === (tiled ? 324 : 273);
  return { file, width, height, labels, isPlain };
}

/** Runs, as masks have them, or noise. */
function randomLabels(next: Random, length: number, bits: number, format: number): readonly number[] {
  const most = Math.min(2 ** 31 - 1, 2 ** Math.min(bits - (format === 2 ? 1 : 0), format === 3 ? 24 : 31) - 1);
  const values = Array.from(
    { length: pick(next, [1, 3, 20, 300]) },
    () => whole(next, most + 1) * (format !== 1 && next() < 0.4 ? -1 : 1),
  );
  const longest = pick(next, [1, 8, 90]);
  const labels: number[] = [];
  while (labels.length < length) {
    const label = pick(next, values);
    for (let run = 1 + whole(next, longest); run > 0 && labels.length < length; run--)
      labels.push(label === 0 ? 0 : label);
  }
  return labels;
}

interface RowForm {
  readonly bits: number;
  readonly format: number;
  readonly bigEndian: boolean;
}

function packRow(row: readonly number[], { bits, format, bigEndian }: RowForm): Buffer {
  if (bits % 8 !== 0) {
    const text = row.map((label) => label.toString(2).padStart(bits, "0")).join("");
    return Buffer.from(
      (text.padEnd(8 * Math.ceil(text.length / 8), "0").match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)),
    );
  }
  const bytes = Buffer.alloc((row.length * bits) / 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  row.forEach((label, index) => {
    const at = (index * bits) / 8;
    if (format === 3 && bits === 32) view.setFloat32(at, label, !bigEndian);
    else if (format === 3) view.setFloat64(at, label, !bigEndian);
    else if (bits === 64) view.setBigInt64(at, BigInt(label), !bigEndian);
    else if (bits === 32) view.setInt32(at, label, !bigEndian);
    else if (bits === 16) view.setInt16(at, label, !bigEndian);
    else view.setInt8(at, label);
  });
  return bytes;
}

function differencesOf(row: readonly number[]): readonly number[] {
  return row.map((label, index) => label - (index === 0 ? 0 : (row[index - 1] ?? 0)));
}

/** Literals and runs in turns, as any reader must take them (TIFF 6.0, section 9). */
function packRuns(next: Random, raw: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < raw.length;) {
    let run = 1;
    while (run < 128 && raw[at + run] === raw[at] && at + run < raw.length) run++;
    if (next() < 0.05) parts.push(Buffer.from([128]));
    if (run > 1) parts.push(Buffer.from([257 - run, raw[at] ?? 0]));
    else {
      run = Math.min(1 + whole(next, 5), raw.length - at);
      parts.push(Buffer.from([run - 1]), raw.subarray(at, at + run));
    }
    at += run;
  }
  return Buffer.concat(parts);
}

/** Codes from the high bit down, one code early (TIFF 6.0, section 13); a clear code may come at any time. */
function packLzw(next: Random, raw: Buffer): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let buffer = 0;
  let width = 9;
  let strings = new Map<string, number>();
  let free = 258;
  const put = (code: number): void => {
    buffer = (buffer << width) | code;
    held += width;
    while (held >= 8) {
      held -= 8;
      bytes.push((buffer >> held) & 255);
    }
    buffer &= (1 << held) - 1;
  };
  const clear = (): void => {
    put(256);
    strings = new Map();
    free = 258;
    width = 9;
  };
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : (strings.get(text) ?? -1));
  clear();
  let text = "";
  for (const byte of raw.toString("latin1")) {
    if (text === "" || codeOf(text + byte) >= 0) {
      text += byte;
      continue;
    }
    put(codeOf(text));
    strings.set(text + byte, free++);
    if (free >= 1 << width && width < 12) width++;
    if (free === 4094 || next() < 0.001) clear();
    text = byte;
  }
  put(codeOf(text));
  if (free + 1 >= 1 << width && width < 12) width++;
  put(257);
  if (held > 0) bytes.push((buffer << (8 - held)) & 255);
  return Buffer.from(bytes);
}
