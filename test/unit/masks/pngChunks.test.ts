import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { crc32 } from "../../../src/masks/crc32";
import { decodeMask } from "../../../src/masks/decodeMask";

const LIMITS = { maxPixels: 100 };
const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const GREY = 0;
const RGB = 2;

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function header(width: number, height: number, bits: number, colourType: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  data.set([bits, colourType], 8);
  return chunk("IHDR", data);
}

/** Rows of 2 colours of 16 bits a sample. */
function wideColours(...rows: readonly (readonly [Colour, Colour])[]): Buffer {
  const bytes = rows.flatMap((row) => [0, ...row.flat().flatMap((sample) => [sample >> 8, sample & 255])]);
  return Buffer.concat([
    SIGNATURE,
    header(2, rows.length, 16, RGB),
    chunk("IDAT", deflateSync(Uint8Array.from(bytes))),
    chunk("IEND", new Uint8Array()),
  ]);
}

type Colour = readonly [number, number, number];

describe("colours of 16 bits a sample", () => {
  it("are those of 8 bits where all upper bytes are 0, as of colours widened without scaling", () => {
    const decoded = decodeMask(
      wideColours(
        [
          [1, 2, 3],
          [128, 0, 64],
        ],
        [
          [0, 0, 0],
          [255, 255, 255],
        ],
      ),
      LIMITS,
    );
    assert.ok(decoded.ok);
    assert.deepEqual([...decoded.map.labels], [0x010203, 0x800040, 0, 0xffffff]);
  });

  it("are their upper bytes where not all of these are 0", () => {
    const decoded = decodeMask(
      wideColours([
        [0x0102, 0, 0],
        [0x8040, 0xffff, 0x00ff],
      ]),
      LIMITS,
    );
    assert.ok(decoded.ok);
    assert.deepEqual([...decoded.map.labels], [0x010000, 0x80ff00]);
  });

  it("are refused where two have the same upper bytes", () => {
    const decoded = decodeMask(
      wideColours([
        [0x0102, 0, 0],
        [0x0103, 0, 0],
      ]),
      LIMITS,
    );
    assert.ok(!decoded.ok && decoded.message.includes("the same in their upper 8 bits"));
  });
});

describe("a PNG that is cut short", () => {
  const data = deflateSync(Uint8Array.from([0, 5, 6]));
  const front = [SIGNATURE, header(2, 1, 8, GREY)];
  const text = chunk("tEXt", Buffer.from("Comment\0x", "latin1"));

  it("is read where only what follows its image data is missing, with a note", () => {
    const decoded = decodeMask(Buffer.concat([...front, chunk("IDAT", data), text, text.subarray(0, 10)]), LIMITS);
    assert.ok(decoded.ok);
    assert.deepEqual([...decoded.map.labels], [5, 6]);
    assert.equal(decoded.map.facts.notes?.length, 1);
  });

  it("is refused, with where it ends, inside any part of its image data", () => {
    const parts = [chunk("IDAT", data.subarray(0, 4)), chunk("IDAT", data.subarray(4))] as const;
    for (const end of [parts[0].subarray(0, -3), Buffer.concat([parts[0], parts[1].subarray(0, -3)])]) {
      const decoded = decodeMask(Buffer.concat([...front, end]), LIMITS);
      assert.ok(!decoded.ok && decoded.message.includes("inside its IDAT chunk"), decoded.ok ? "" : decoded.message);
    }
  });
});

describe("the names of chunks", () => {
  const withChunk = (type: string): Buffer =>
    Buffer.concat([
      SIGNATURE,
      header(1, 1, 8, GREY),
      chunk(type, Uint8Array.of(1)),
      chunk("IDAT", deflateSync(Uint8Array.of(0, 7))),
      chunk("IEND", new Uint8Array()),
    ]);
  const outcome = (type: string): string => {
    const decoded = decodeMask(withChunk(type), LIMITS);
    return decoded.ok ? "read" : decoded.message;
  };

  it("say by the case of their first letter whether a reader may pass over them", () => {
    for (const type of ["aBCD", "zBCD", "zzzz"]) assert.equal(outcome(type), "read", type);
    for (const type of ["ABCD", "ZBCD", "Zzzz"])
      assert.match(outcome(type), new RegExp(`critical ${type} chunk that this reader does not know`), type);
  });

  it("are letters alone, just before and behind which the file is damaged", () => {
    for (const letter of ["@", "[", "`", "{", "0", "\0", "\xff"])
      for (const at of [0, 1, 2, 3]) {
        const name = `${"tEXt".slice(0, at)}${letter}${"tEXt".slice(at + 1)}`;
        assert.match(outcome(name), /chunk without a proper name/, JSON.stringify(name));
      }
  });
});
