import assert from "node:assert/strict";
import zlib from "node:zlib";
import fc from "fast-check";
import { plainCrc32 } from "../../../src/masks/crc32";

describe("the CRC of Nodes that have none", () => {
  it("is that of zlib", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 0xffffffff }), (bytes, before) => {
        assert.equal(plainCrc32(bytes), zlib.crc32(bytes));
        assert.equal(plainCrc32(bytes, before), zlib.crc32(bytes, before));
      }),
    );
  });

  it("gives the check value of the standard", () => {
    assert.equal(plainCrc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  });
});
