import assert from "node:assert/strict";
import { constants, deflateRawSync, deflateSync, inflateSync } from "node:zlib";
import { random } from "../../../bench/random";
import { InflateStream, type StreamEnd } from "../../../src/kernel/inflateStream";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { KERNEL } from "../../support/kernel";

const kernel = new WasmKernel(KERNEL);

/** Inflates in pieces: `given` bytes of input at a time at most, `asked` bytes of output. */
function inflated(
  stream: Uint8Array,
  {
    given = Infinity,
    asked = 100_000,
    form = "zlib",
  }: { readonly given?: number; readonly asked?: number; readonly form?: "zlib" | "raw" } = {},
): { readonly bytes: Buffer; readonly end: StreamEnd | undefined } {
  let at = 0;
  const reader = new InflateStream(
    kernel.another(),
    (into) => {
      const some = stream.subarray(at, at + Math.min(into.length, given));
      into.set(some);
      at += some.length;
      return some.length;
    },
    form,
  );
  const parts: Buffer[] = [];
  for (;;) {
    const part = Buffer.alloc(asked);
    const got = reader.read(part);
    parts.push(part.subarray(0, got));
    if (got < asked) break;
  }
  assert.ok(reader.isAtEnd());
  return { bytes: Buffer.concat(parts), end: reader.end };
}

/** Runs, noise and repeats from far back, as masks and their worst cases have them. */
function data(next: () => number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const some = Math.min(length - at, 1 + Math.floor(next() * 50_000));
    const kind = Math.floor(next() * 3);
    if (kind === 0) bytes.fill(Math.floor(next() * 256), at, at + some);
    else if (kind === 1) for (let i = at; i < at + some; i++) bytes[i] = Math.floor(next() * 256);
    else bytes.copy(bytes, at, Math.max(0, at - 32_768), Math.max(0, at - 32_768) + some);
    at += some;
  }
  return bytes;
}

const STRATEGIES = [
  { level: 9 },
  { level: 1 },
  { level: 0 },
  { strategy: constants.Z_FIXED },
  { strategy: constants.Z_HUFFMAN_ONLY },
  { strategy: constants.Z_RLE, memLevel: 1 },
];

describe("inflating piece by piece", () => {
  for (const [index, options] of STRATEGIES.entries()) {
    it(`gives what was deflated, whatever the pieces: ${JSON.stringify(options)}`, () => {
      const next = random(index + 1);
      const bytes = data(next, 1_500_000);
      const stream = deflateSync(bytes, options);
      for (const [given, asked] of [
        [Infinity, 2_000_000],
        [1 + Math.floor(next() * 5_000), 16_385],
        [65_537, 1_000_003],
      ] as const) {
        const found = inflated(stream, { given, asked });
        assert.equal(found.end, "whole");
        assert.ok(found.bytes.equals(bytes));
      }
    });
  }

  it("gives what was deflated without a checksum", () => {
    const bytes = data(random(7), 300_000);
    const found = inflated(deflateRawSync(bytes), { form: "raw", given: 1 });
    assert.equal(found.end, "whole");
    assert.ok(found.bytes.equals(bytes));
  });

  it("says at every length that a stream is cut short", () => {
    const stream = deflateSync(data(random(3), 400));
    for (let length = 0; length < stream.length; length++)
      assert.equal(inflated(stream.subarray(0, length)).end, "cut short", `${length} bytes`);
  });

  it("takes a damaged stream as zlib does", () => {
    const next = random(11);
    let refused = 0;
    for (let round = 0; round < 400; round++) {
      const stream = Buffer.from(deflateSync(data(next, 3_000), STRATEGIES[round % STRATEGIES.length]));
      for (let flips = 0; flips < 3; flips++) {
        const at = Math.floor(next() * stream.length);
        stream[at] = (stream[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      }
      const expected = whole(stream);
      const found = inflated(stream, { given: 1 + Math.floor(next() * 2_000) });
      assert.equal(found.end === "whole", expected !== undefined, `round ${round}`);
      if (expected) assert.ok(found.bytes.equals(expected));
      else refused++;
    }
    assert.ok(refused > 300);
  });
});

function whole(stream: Buffer): Buffer | undefined {
  try {
    return inflateSync(stream);
  } catch {
    return undefined;
  }
}
