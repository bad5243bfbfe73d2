import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { plainMessage } from "../../../src/host/plainMessage";

/** Whether it is what VS Code carries to a page as bytes: it goes by the name of the class. */
function isPlain(bytes: unknown): boolean {
  return bytes instanceof Uint8Array && bytes.constructor.name === "Uint8Array";
}

describe("a message to a page", () => {
  it("holds bytes as plain arrays, wherever a Buffer stood in it, with the same bytes", async () => {
    const whole = await readFile(__filename);
    const message = {
      outcome: { ok: true, bytes: whole },
      parts: [{ bytes: Buffer.from([1, 2, 3]) }, { bytes: Uint8Array.of(4).subarray(0) }, Buffer.alloc(0)],
    };
    const sent = plainMessage(message);
    const all = [sent.outcome.bytes, ...sent.parts.map((part) => ("bytes" in part ? part.bytes : part))];
    assert.deepEqual(all.map(isPlain), [true, true, true, true]);
    assert.deepEqual(Buffer.from(sent.outcome.bytes), whole);
    assert.deepEqual([...(all[1] as Uint8Array)], [1, 2, 3]);
  });

  it("takes no more memory along than its bytes are", () => {
    const { bytes } = plainMessage({ bytes: Buffer.from([1, 2, 3]) });
    assert.deepEqual([bytes.byteLength, bytes.buffer.byteLength], [3, 3]);
  });

  it("is the same message, not a copy, where there is no Buffer in it", () => {
    const message = { type: "document", images: [{ pixels: Float64Array.of(1) }], none: null, absent: undefined };
    assert.equal(plainMessage(message), message);
  });
});
