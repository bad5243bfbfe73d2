import assert from "node:assert/strict";
import { gunzipSync, inflateSync } from "node:zlib";
import { decodeMask } from "../../src/masks/decodeMask";
import {
  joined,
  madeMetaImage,
  madeNrrd,
  TEXT_TYPES,
  type MadeTextVolume,
  type TextVolume,
} from "../support/madeTextVolume";
import { check, fileAt, type Check } from "./check";
import { pick, whole, type Random } from "./generate";
import { damage } from "./mutate";
import { damagedPicture, validPicture, type PictureCounters, type WrittenPicture } from "./pictures";

type Write = (made: MadeTextVolume) => TextVolume;

/** Checks of NRRD and MetaImage: what was written is read; what is damaged is refused, or has the labels of a second reader. */
export function textVolumeChecks(counters: PictureCounters): Readonly<Record<string, Check>> {
  return {
    nrrd: valid(counters, madeNrrd),
    nrrdDamaged: damaged(counters, madeNrrd),
    metaImage: valid(counters, madeMetaImage),
    metaImageDamaged: damaged(counters, madeMetaImage),
  };
}

function valid(counters: PictureCounters, write: Write): Check {
  return check<WrittenPicture>(
    (next) => {
      const { numbers, size } = randomVolume(next);
      const file = joined(write({ numbers, size, ...randomForm(next, numbers) }));
      const [width = 1, height = 1, depth = 1] = size;
      return { files: [file], known: { width, height: height * depth, labels: numbers } };
    },
    (files, known) => {
      validPicture(fileAt(files), known, counters);
      return "read as written";
    },
  );
}

function damaged(counters: PictureCounters, write: Write): Check {
  return check(
    (next) => {
      const { numbers, size } = randomVolume(next);
      return { files: [damage(next, joined(write({ numbers, size, ...randomForm(next, numbers) })))] };
    },
    (files) => {
      const file = fileAt(files);
      const how = damagedPicture(file, counters);
      const decoded = decodeMask(file, counters);
      if (decoded.ok && ["NRRD", "MetaImage"].includes(decoded.map.facts.format))
        assert.deepEqual([...decoded.map.labels], readText(file, decoded.map.labels.length));
      return how;
    },
  );
}

function randomVolume(next: Random): { readonly numbers: readonly number[]; readonly size: readonly number[] } {
  const size = [1 + whole(next, 30), 1 + whole(next, 15), 1 + whole(next, 6)].slice(0, pick(next, [2, 3, 3]));
  const most = pick(next, [2, 100, 127]);
  const longest = pick(next, [1, 9, 80]);
  const length = size.reduce((product, axis) => product * axis, 1);
  const numbers: number[] = [];
  while (numbers.length < length) {
    const label = whole(next, most);
    for (let left = 1 + whole(next, longest); left > 0; left--) numbers.push(label);
  }
  return { size, numbers: numbers.slice(0, length) };
}

function randomForm(next: Random, numbers: readonly number[]): Partial<MadeTextVolume> {
  return {
    type: pick(next, Object.keys(TEXT_TYPES)),
    littleEndian: next() < 0.6,
    isPacked: next() < 0.5,
    ...(numbers.length % 3 === 0 && { lines: { spacings: "1 2 3", ElementSpacing: "1 2 3" } }),
  };
}

/** Every name that teem.sourceforge.net/nrrd/format.html gives a type: damage may turn one into another ("uint" without its u). */
const NRRD_NAMES: ReadonlyMap<string, string> = new Map([
  ...namesOf("i1", ["signed char", "int8", "int8_t"]),
  ...namesOf("u1", ["uchar", "unsigned char", "uint8", "uint8_t"]),
  ...namesOf("i2", ["short", "short int", "signed short", "signed short int", "int16", "int16_t"]),
  ...namesOf("u2", ["ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"]),
  ...namesOf("i4", ["int", "signed int", "int32", "int32_t"]),
  ...namesOf("u4", ["uint", "unsigned int", "uint32", "uint32_t"]),
  ...namesOf("i8", [
    ...["longlong", "long long", "long long int", "signed long long", "signed long long int"],
    ...["int64", "int64_t"],
  ]),
  ...namesOf("u8", ["ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t"]),
  ...namesOf("f4", ["float"]),
  ...namesOf("f8", ["double"]),
]);

function namesOf(code: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, code]);
}

/** The labels by a reader of a few lines, which knows nothing of the one under test. */
function readText(file: Buffer, count: number): readonly number[] {
  const text = file.toString("latin1");
  const isNrrd = text.startsWith("NRRD");
  const fieldOf = (name: string): string | undefined =>
    [...text.slice(0, 2000).matchAll(new RegExp(`^${name}\\s*${isNrrd ? ":" : "="}(.*)$`, "gim"))].at(-1)?.[1]?.trim();
  const end = isNrrd ? /\n\r?\n/.exec(text) : /^ElementDataFile\s*=.*\n/im.exec(text);
  const data = file.subarray((end?.index ?? 0) + (end?.[0].length ?? 0));
  const isPacked = isNrrd
    ? /^gz/i.test(fieldOf("encoding") ?? "")
    : /^(true|t|yes|y|1)$/i.test(fieldOf("CompressedData") ?? "");
  const unpacked = isPacked ? (isNrrd ? gunzipSync(data) : inflateSync(data)) : data;
  const skipped = Number(fieldOf(isNrrd ? "byte ?skip" : "HeaderSize") ?? 0);
  const bytes = unpacked.subarray(skipped < 0 ? 0 : skipped);
  const named = fieldOf(isNrrd ? "type" : "ElementType")?.toLowerCase() ?? "";
  const known = Object.entries(TEXT_TYPES).find(([code, { meta }]) =>
    isNrrd ? NRRD_NAMES.get(named) === code : meta.toLowerCase() === named,
  );
  assert.ok(known, `a type that is not known was read: ${named}`);
  const [code, { bytes: step }] = known;
  const big = isNrrd
    ? /^big$/i.test(fieldOf("endian") ?? "")
    : /^(true|t|yes|y|1)$/i.test(fieldOf("(?:BinaryData|Element)ByteOrderMSB") ?? "");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, index) => numberOf(view, code, index * step, !big));
}

function numberOf(view: DataView, code: string, at: number, little: boolean): number {
  const read: Readonly<Record<string, () => number>> = {
    i1: () => view.getInt8(at),
    u1: () => view.getUint8(at),
    i2: () => view.getInt16(at, little),
    u2: () => view.getUint16(at, little),
    i4: () => view.getInt32(at, little),
    u4: () => view.getUint32(at, little),
    i8: () => Number(view.getBigInt64(at, little)),
    u8: () => Number(view.getBigUint64(at, little)),
    f4: () => view.getFloat32(at, little),
    f8: () => view.getFloat64(at, little),
  };
  return Math.round(read[code]?.() ?? NaN) + 0;
}
