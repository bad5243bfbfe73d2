import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { WasmKernel } from "../../src/kernel/wasmKernel";
import { decodeMask } from "../../src/masks/decodeMask";
import { KernelCounter } from "../../src/worker/kernelCounter";
import { PairCounter } from "../../src/worker/pairCounter";
import { arrayChecks } from "./arrayChecks";
import { check, fileAt, type Check } from "./check";
import { classListCheck, yamlCheck } from "./classListChecks";
import { pick, randomPng, randomSize, whole, type Random } from "./generate";
import { mutate } from "./mutate";
import { niftiChecks } from "./niftiChecks";
import { oracleLabels } from "./oracle";
import { pictureChecks } from "./pictureChecks";
import { reportCheck } from "./reportCheck";
import { shapeChecks } from "./shapeChecks";
import { tableCheck } from "./tableCheck";
import { stripsAgree } from "./stripsAgree";
import { textVolumeChecks } from "./textVolumeChecks";
import { tiffChecks } from "./tiffChecks";

/** Small, so that a header that asks for a huge image is refused rather than handed to the oracle. */
const LIMITS = { maxPixels: 200_000 };
const LARGEST_STREAM = 100_000;
const CANARY = 0xa5;
const SLACK = 512;

/** Every check, by name, over one kernel. The names of one kind of file begin alike. */
export function checks(kernel: Uint8Array): Readonly<Record<string, Check>> {
  const plain = new PairCounter(LIMITS);
  const fast = new PairCounter({ ...LIMITS, kernel });
  const alone = new KernelCounter(kernel, LIMITS);
  const memory = new WasmKernel(kernel);
  const counters = { plain, fast, kernel, ...LIMITS };
  return {
    png: check(
      (next) => {
        const size = randomSize(next);
        return { files: [randomPng(next, size), randomPng(next, size)] };
      },
      (files) => validPair(files, { plain, fast, alone, kernel }),
    ),
    pngDamaged: check(
      (next) => ({ files: [mutate(next, randomPng(next))] }),
      (files) => damagedFile(fileAt(files), { plain, fast, alone, kernel }),
    ),
    streams: check(
      (next) => ({ files: [randomStream(next)], known: { size: whole(next, 1000) } }),
      (files, { size }) => damagedStream(fileAt(files), size, memory),
    ),
    ...arrayChecks(kernel),
    ...tiffChecks(counters),
    ...pictureChecks(counters),
    ...niftiChecks(counters),
    ...textVolumeChecks(counters),
    ...shapeChecks(kernel),
    lists: classListCheck,
    listsYaml: yamlCheck,
    report: reportCheck,
    parquet: tableCheck,
  };
}

interface Counters {
  readonly plain: PairCounter;
  readonly fast: PairCounter;
  readonly alone: KernelCounter;
  readonly kernel: Uint8Array;
}

/** Two valid files of one size: labels as the oracle reads them, and counts that are the same with the kernel. */
function validPair(files: readonly Buffer[], { plain, fast, alone, kernel }: Counters): string {
  for (const file of files) {
    const decoded = decodeMask(file, LIMITS);
    if (decoded.ok) assert.deepEqual([...decoded.map.labels], oracleLabels(file));
    else assert.match(decoded.message, /16 bits a sample/);
  }
  const pair = { target: { bytes: fileAt(files, 0) }, prediction: { bytes: fileAt(files, 1) } };
  const expected = plain.count(pair);
  assert.deepEqual(fast.count(pair), expected);
  stripsAgree(files, { expected, options: { ...LIMITS, kernel } });
  return alone.count(pair.target, pair.prediction) ? "counted by the kernel" : "left to the plain decoders";
}

/** A damaged file: the kernel never says other than the plain decoders, and what is accepted is what the oracle reads. */
function damagedFile(file: Buffer, { plain, fast, alone, kernel }: Counters): string {
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  const expected = plain.count(pair);
  assert.deepEqual(fast.count(pair), expected);
  stripsAgree([file], { expected, options: { ...LIMITS, kernel } });
  const counted = alone.count(pair.target, pair.prediction);
  if (counted) assert.deepEqual(counted, expected);
  const decoded = decodeMask(file, LIMITS);
  assert.equal(decoded.ok, expected.ok);
  if (!decoded.ok) return "refused";
  assert.deepEqual([...decoded.map.labels], oracleLabels(file));
  return "accepted";
}

/** A damaged deflate stream under a checksum that fits: the kernel inflates just what zlib does, to the byte. */
function damagedStream(stream: Buffer, wanted: number, kernel: WasmKernel): string {
  const inflated = inflatedByZlib(stream);
  const zlib = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    stream.subarray(0, inflated?.consumed),
    bigEndian(adler32(inflated?.bytes ?? stream)),
  ]);
  const size = inflated?.bytes.length ?? wanted;
  kernel.reset();
  const from = kernel.allocate(zlib.length);
  const to = kernel.allocate(size);
  const behind = kernel.allocate(64);
  assert.ok(from !== undefined && to !== undefined && behind !== undefined);
  kernel.view(from, zlib.length).set(zlib);
  const end = kernel.view(to + size + SLACK, 64);
  end.fill(CANARY);
  const done = kernel.inflate(from, zlib.length, to, size);
  assert.ok(
    end.every((byte) => byte === CANARY),
    "written past the slack",
  );
  assert.equal(done, inflated !== undefined);
  if (inflated) assert.ok(Buffer.from(kernel.view(to, size)).equals(inflated.bytes));
  const listed = listedBytes(zlib, size, kernel);
  if (!inflated) {
    assert.equal(listed, undefined);
    return "refused";
  }
  if (listed) assert.ok(inflated.bytes.equals(listed));
  // So few are listed whatever is between them.
  else assert.ok(inflated.bytes.filter((byte) => byte !== 0).length > FEW_LISTED);
  return listed ? "accepted, and listed" : "accepted";
}

const FEW_LISTED = 250;
const LIST_SLACK = 4096;

/** What the kernel inflates to a list of the bytes that are not 0; undefined where it refuses. */
function listedBytes(zlib: Buffer, size: number, kernel: WasmKernel): Uint8Array | undefined {
  kernel.reset();
  const from = kernel.allocate(zlib.length);
  const front = kernel.allocate(16 + size + LIST_SLACK);
  const index = kernel.allocate(Math.ceil(size / 32) + 64);
  const behind = kernel.allocate(64);
  assert.ok(from !== undefined && front !== undefined && index !== undefined && behind !== undefined);
  kernel.view(from, zlib.length).set(zlib);
  const ends = [kernel.view(index - SLACK, 64), kernel.view(behind, 64)];
  for (const end of ends) end.fill(CANARY);
  const done = kernel.inflateSparse({ at: from, length: zlib.length }, size, front + 16, index);
  for (const end of ends)
    assert.ok(
      end.every((byte) => byte === CANARY),
      "written past the list or the index",
    );
  if (!done) return undefined;
  const bytes = new Uint8Array(size);
  let before = -1;
  for (const entry of new Uint32Array(kernel.view(front + 16, (size + LIST_SLACK) & ~3).slice().buffer)) {
    const position = entry >>> 8;
    if (position >= size) break;
    assert.ok(position > before && (entry & 255) !== 0, "out of order, or 0");
    before = position;
    bytes[position] = entry & 255;
  }
  return bytes;
}

/** A stream of a random kind, mostly with a few bits flipped. */
function randomStream(next: Random): Buffer {
  const values = pick(next, [1, 2, 20, 256]);
  const longest = pick(next, [1, 30, 300]);
  const zeros = pick(next, [0, 0.5, 0.9]);
  const runs = Array.from({ length: whole(next, 200) }, () =>
    Buffer.alloc(1 + whole(next, longest), next() < zeros ? 0 : whole(next, values)),
  );
  const options = {
    level: whole(next, 10),
    strategy: whole(next, 5),
    windowBits: 9 + whole(next, 7),
    memLevel: 1 + whole(next, 9),
  };
  const stream = deflateRawSync(Buffer.concat(runs), options);
  // Damage near the front meets the tables of codes.
  const reach = next() < 0.5 ? Math.min(40, stream.length) : stream.length;
  for (let flips = whole(next, 4); flips > 0; flips--) {
    const at = whole(next, reach);
    stream[at] = (stream[at] ?? 0) ^ (1 << whole(next, 8));
  }
  return stream;
}

function inflatedByZlib(stream: Buffer): { readonly bytes: Buffer; readonly consumed: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(stream, { info: true, maxOutputLength: LARGEST_STREAM }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { bytes: buffer, consumed: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** The definition of RFC 1950, section 8.2. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
