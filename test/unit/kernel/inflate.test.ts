import assert from "node:assert/strict";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { KERNEL } from "../../support/kernel";

/** A zlib stream of the bits, written as a string, the first bit first; its checksum follows. */
function stream(bits: string, adler: readonly number[]): Uint8Array {
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    parseInt(
      bits
        .slice(8 * i, 8 * i + 8)
        .padEnd(8, "0")
        .split("")
        .reverse()
        .join(""),
      2,
    ),
  );
  return Uint8Array.from([0x78, 0x9c, ...bytes, ...adler]);
}

function inflates(bytes: Uint8Array, size: number): boolean {
  const kernel = new WasmKernel(KERNEL);
  const from = kernel.allocate(bytes.length) ?? 0;
  const to = kernel.allocate(size) ?? 0;
  kernel.view(from, bytes.length).set(bytes);
  return kernel.inflate(from, bytes.length, to, size);
}

// One last block of fixed codes (RFC 1951, section 3.2.6): literal 0, then 3 bytes from 1 back, then the end.
const HEADER = "110";
const LITERAL_0 = "00110000";
const LENGTH_3 = "0000001";
const DISTANCE_1 = "00000";
const DISTANCE_2 = "00001";
const END = "0000000";
/** Adler-32 of four zeros. */
const FOUR_ZEROS = [0, 4, 0, 1];

describe("inflate in the kernel", () => {
  it("repeats what lies behind", () => {
    assert.ok(inflates(stream(HEADER + LITERAL_0 + LENGTH_3 + DISTANCE_1 + END, FOUR_ZEROS), 4));
  });

  it("refuses to repeat what lies before the output", () => {
    assert.ok(!inflates(stream(HEADER + LITERAL_0 + LENGTH_3 + DISTANCE_2 + END, FOUR_ZEROS), 4));
  });

  it("refuses a stream for any other size than its own", () => {
    const bytes = stream(HEADER + LITERAL_0 + LENGTH_3 + DISTANCE_1 + END, FOUR_ZEROS);
    for (const size of [0, 1, 3, 5, 1000]) assert.ok(!inflates(bytes, size), `${size} bytes`);
  });

  it("refuses a wrong checksum and a stream cut short", () => {
    const bytes = stream(HEADER + LITERAL_0 + LENGTH_3 + DISTANCE_1 + END, FOUR_ZEROS);
    assert.ok(!inflates(stream(HEADER + LITERAL_0 + LENGTH_3 + DISTANCE_1 + END, [0, 4, 0, 2]), 4));
    for (let length = 0; length < bytes.length; length++)
      assert.ok(!inflates(bytes.subarray(0, length), 4), `${length} bytes`);
  });
});
