import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { snappyUncompress } from "hyparquet";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import { differencesFault, runsFault } from "../../../src/tables/packedFault";
import { isSnappy } from "../../../src/tables/isSnappy";
import { pagesFault, type PagedColumn } from "../../../src/tables/pagesFault";
import { readColumnValues } from "../../../src/tables/readColumnValues";
import { TableFile } from "../../../src/tables/tableFile";
import { thriftEnd } from "../../../src/tables/thriftEnd";
import { temporaryFolder } from "../../support/temporaryFolder";

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** A struct of whole numbers and of structs that are written already, by their field numbers; -1 and its like are written whole. */
function struct(fields: Readonly<Record<number, number | readonly number[]>>): readonly number[] {
  const written: number[] = [];
  let before = 0;
  for (const [id, value] of Object.entries(fields)) {
    const number = Number(id);
    const isNumber = typeof value === "number";
    written.push(((number - before) << 4) | (isNumber ? 5 : 12));
    written.push(...(isNumber ? varint(value < 0 ? -value * 2 - 1 : value * 2) : value));
    before = number;
  }
  return [...written, 0];
}

const [PLAIN, DELTA, DELTA_TEXTS, DICTIONARY] = [0, 5, 7, 8];

interface Page {
  readonly values: number;
  readonly encoding: number;
  readonly bytes: readonly number[];
  readonly levels?: readonly number[];
  readonly gaps?: number;
  readonly unpacked?: number;
}

/** A page of the second kind, not packed unless it says how long it is unpacked. */
function page({ values, encoding, bytes, levels = [], gaps = 0, unpacked }: Page): readonly number[] {
  const length = levels.length + bytes.length;
  const head = { 1: values, 2: gaps, 3: values, 4: encoding, 5: levels.length, 6: 0 };
  return [...struct({ 1: 3, 2: unpacked ?? length, 3: length, 8: struct(head) }), ...levels, ...bytes];
}

function fault(pages: readonly number[], rows: number, column: Partial<PagedColumn> = {}): string | undefined {
  const chunk = new Uint8Array([...pages, 0]).buffer;
  return pagesFault(chunk, rows, { codec: "UNCOMPRESSED", type: "INT32", levels: 0, ...column });
}

const NUMBERS = { values: 2, encoding: PLAIN, bytes: [1, 0, 0, 0, 2, 0, 0, 0] };
/** Those numbers as `zstd -19` packs them. */
const ZSTD_NUMBERS = [40, 181, 47, 253, 4, 104, 65, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 58, 24, 228, 30];
const viewOf = (bytes: readonly number[]): DataView => new DataView(new Uint8Array(bytes).buffer);
const packed = (bytes: readonly number[], values: number) => ({
  view: viewOf(bytes),
  from: 0,
  to: bytes.length,
  values,
});

describe("what a table says of itself", () => {
  it("ends where its struct ends, whatever that holds", () => {
    const text = [0x18, 3, 65, 66, 67];
    const fields = [...text, 0x15, ...varint(300), 0x19, 0x35, 1, 2, 3, 0x1c, 0x11, 0, 0x17, 1, 2, 3, 4, 5, 6, 7, 8, 0];
    assert.equal(thriftEnd(viewOf([9, ...fields, 7]), 1), fields.length + 1);
    for (let length = 0; length < fields.length; length++)
      assert.equal(thriftEnd(viewOf(fields.slice(0, length)), 0), undefined, String(length));
  });

  it("is refused where lists and texts declare more than there is, numbers never end, or structs lie in each other for ever", () => {
    const long = varint(2 ** 31 - 1);
    for (const fields of [
      [0x19, 0xf9, ...long, 0xf9, ...long],
      [0x19, 0xf1, ...long, 0],
      [0x18, ...long, 0],
      [0x16, ...Array<number>(1000).fill(0xff), 0, 0],
      Array<number>(1000).fill(0x1c),
      Array<number>(1000).fill(0x19),
      [0x1b, 0, 0],
    ])
      assert.equal(thriftEnd(viewOf(fields), 0), undefined);
  });

  it("is refused where it has more values than any table", () => {
    const empty = new Uint8Array(7_000_010);
    empty.set([0x19, 0xfc, ...varint(7_000_000)]);
    assert.equal(thriftEnd(new DataView(empty.buffer), 0), undefined);
  });

  it("is refused in a sentence where it is a footer that declares lists of billions", async () => {
    const footer = [
      0x15,
      2,
      ...Array<readonly number[]>(200)
        .fill([0x19, 0xf9, ...varint(30_000_000)])
        .flat(),
      0,
    ];
    const file = join(temporaryFolder(), "x.parquet");
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    writeFileSync(file, Buffer.concat([Buffer.from("PAR1"), Buffer.from(footer), length, Buffer.from("PAR1")]));
    await assert.rejects(TableFile.open(file), /x\.parquet: its footer is damaged, or declares more than it holds\./);
  });
});

describe("pages of a column", () => {
  it("are decoded where they hold what they declare", () => {
    assert.equal(fault(page(NUMBERS), 2), undefined);
    const sparse = { ...NUMBERS, values: 3, gaps: 1, levels: [2, 1, 2, 0, 2, 1] };
    assert.equal(fault(page(sparse), 3, { levels: 1 }), undefined);
    assert.equal(fault(page({ values: 9, encoding: DICTIONARY, bytes: [1, 3, 0xff, 2, 0] }), 9), undefined);
    const differences = [...varint(128), 4, 3, 2, 2, 0, 0, 0, 0];
    assert.equal(fault(page({ values: 3, encoding: DELTA, bytes: differences }), 3), undefined);
    const zipped = [...gzipSync(Buffer.from(NUMBERS.bytes))];
    assert.equal(fault(page({ ...NUMBERS, bytes: zipped, unpacked: 8 }), 2, { codec: "GZIP" }), undefined);
    assert.equal(fault(page({ ...NUMBERS, bytes: ZSTD_NUMBERS, unpacked: 8 }), 2, { codec: "ZSTD" }), undefined);
  });

  it("are refused where runs, gaps, levels or numbers are of more than they hold", () => {
    const endless = varint(2 ** 32 - 2);
    for (const [made, wrong] of [
      [{ values: 9, encoding: DICTIONARY, bytes: [1, ...endless, 0] }, /run of 2147483647 values where 9 are left/],
      [{ values: 9, encoding: DICTIONARY, bytes: [1, ...varint(2 ** 32 - 1), 0] }, /run of 17179869176 values/],
      [{ values: 9, encoding: DICTIONARY, bytes: [] }, /runs are cut short/],
      [{ values: 9, encoding: DICTIONARY, bytes: [1, 2, 0] }, /runs are cut short/],
      [{ values: 9, encoding: DICTIONARY, bytes: [200, 18, 0] }, /numbers of 200 bits/],
      [{ ...NUMBERS, gaps: -(2 ** 30) }, /declares -1073741824 gaps of 2 values/],
      [{ ...NUMBERS, gaps: 3 }, /declares 3 gaps of 2 values/],
      [{ ...NUMBERS, encoding: DELTA, bytes: [...varint(128), 0, 2, 2] }, /blocks have no parts/],
      [{ ...NUMBERS, encoding: DELTA, bytes: [...varint(2 ** 31), ...varint(2 ** 31), 2, 2] }, /blocks have no parts/],
      [
        { ...NUMBERS, encoding: DELTA, bytes: [...varint(128), 4, 2, ...Array<number>(99).fill(0xff)] },
        /differences are cut/,
      ],
      [{ ...NUMBERS, encoding: DELTA_TEXTS }, /written as DELTA_BYTE_ARRAY, which is not read/],
      [{ ...NUMBERS, encoding: 77 }, /which is not read/],
    ] as const)
      assert.match(fault(page(made), made.values) ?? "", wrong);
    const levels = { values: 2, encoding: PLAIN, bytes: [], gaps: 2, levels: [...endless, 0] };
    assert.match(fault(page(levels), 2, { levels: 1 }) ?? "", /run of 2147483647 values where 2 are left/);
    assert.match(fault(page(NUMBERS), 2, { codec: "BROTLI" }) ?? "", /packed as BROTLI, which is not read/);
    assert.match(fault(page(NUMBERS), 2, { codec: "constructor" }) ?? "", /packed as constructor, which is not read/);
    for (const codec of ["SNAPPY", "GZIP", "ZSTD"])
      assert.match(fault(page(NUMBERS), 2, { codec }) ?? "", /cannot be unpacked/, codec);
    for (const unpacked of [7, 9])
      assert.match(
        fault(page({ ...NUMBERS, bytes: ZSTD_NUMBERS, unpacked }), 2, { codec: "ZSTD" }) ?? "",
        /cannot be unpacked/,
        String(unpacked),
      );
    const bomb = [...gzipSync(Buffer.alloc(1_000_000))];
    assert.match(
      fault(page({ ...NUMBERS, bytes: bomb, unpacked: 8 }), 2, { codec: "GZIP" }) ?? "",
      /cannot be unpacked/,
    );
  });

  it("are refused where a number is written with more bits than it may have", () => {
    for (const id of [2, 3]) {
      const made = [...page(NUMBERS)];
      // Each field of the header takes two bytes: its type, then its value.
      made[(id - 1) * 2] = 0x16;
      assert.match(fault(made, 2) ?? "", /page that cannot be read/, String(id));
    }
  });

  it("of the first kind are held against their levels as well", () => {
    const first = (bytes: readonly number[], encoding: number) => [
      ...struct({ 1: 0, 2: bytes.length, 3: bytes.length, 5: struct({ 1: 3, 2: encoding, 3: 3, 4: 3 }) }),
      ...bytes,
    ];
    const whole = [2, 0, 0, 0, 6, 1];
    const optional = { levels: 1 };
    assert.equal(fault(first([...whole, 1, 6, 0], DICTIONARY), 3, optional), undefined);
    assert.match(fault(first([...whole, 1, ...varint(2 ** 32 - 2), 0], DICTIONARY), 3, optional) ?? "", /run of/);
    assert.match(fault(first([99, 0, 0, 0, 6, 1], PLAIN), 3, optional) ?? "", /levels do not fit/);
    assert.match(fault(first([2, 0, 0, 0, 8, 1], PLAIN), 3, optional) ?? "", /run of 4 values where 3 are left/);
    assert.match(fault(first([...varint(128), 4, 3, ...Array<number>(99).fill(0xff)], DELTA), 3) ?? "", /cut short/);
  });

  it("never pass with a run behind their values, and always with runs of as many", () => {
    const run = fc.record({ isPacked: fc.boolean(), count: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 20 }), (runs, width) => {
        const bytes = runs.flatMap(({ isPacked, count }) => [
          ...varint(count * 2 + (isPacked ? 1 : 0)),
          ...Array<number>(isPacked ? count * width : Math.ceil(width / 8)).fill(1),
        ]);
        const values = runs.reduce((sum, { isPacked, count }) => sum + (isPacked ? count * 8 : count), 0);
        assert.equal(runsFault(packed(bytes, values), width), undefined);
        assert.match(runsFault(packed(bytes, values + 1), width) ?? "", /cut short/);
        const last = runs.at(-1);
        if (last?.isPacked === false && last.count > 1)
          assert.match(runsFault(packed(bytes, values - 1), width) ?? "", /where/);
      }),
    );
  });

  it("are of as many differences as their blocks have bytes for", () => {
    const block = [0, 8, 8, 0, 0, ...Array<number>(64).fill(1)];
    const bytes = [...varint(128), 4, 0, 2, ...block, ...block];
    assert.equal(differencesFault(packed(bytes, 129)), undefined);
    assert.equal(differencesFault(packed(bytes, 257)), undefined);
    assert.match(differencesFault(packed(bytes, 258)) ?? "", /cut short/);
    assert.equal(differencesFault({ ...packed(bytes, 258), orFewer: true }), undefined);
  });
});

describe("bytes packed by Snappy", () => {
  it("are unpacked where their lengths add up, and refused where damage has them go back for ever", () => {
    const texts = fc.array(fc.constantFrom("a", "bc", "def".repeat(30)), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 0, max: 255 }), (parts, place, byte) => {
        const bytes = new TextEncoder().encode(parts.join(""));
        const packed = snappyCompress(bytes);
        assert.ok(isSnappy(packed, bytes.length));
        assert.ok(!isSnappy(packed, bytes.length + 1));
        if (bytes.length > 0) assert.ok(!isSnappy(packed.subarray(0, -1), bytes.length));
        const damaged = Uint8Array.from(packed);
        damaged[place % damaged.length] = byte;
        // The decoder ends, without a complaint or with one.
        if (isSnappy(damaged, bytes.length)) snappyUncompress(damaged, new Uint8Array(bytes.length));
      }),
    );
    assert.ok(!isSnappy(Uint8Array.from([8, 0xfc, 0xf0, 0xff, 0xff, 0xff, 1, 2]), 8));
    assert.ok(!isSnappy(Uint8Array.from([8, 0, 65, 0x15, 2]), 6));
  });
});

describe("a column of texts", () => {
  const column = { name: "name", kind: "text" } as const;

  it("reads a text once that stands in many rows", () => {
    const text = new TextEncoder().encode("a".repeat(1_000_000));
    const values = readColumnValues(column, [Array<Uint8Array>(2000).fill(text)], 2000);
    assert.ok(Array.isArray(values));
    assert.equal(values[1999], values[0]);
  });

  it("is refused where its texts take more than a row group may", () => {
    const texts = [new Uint8Array(1 << 20), new Uint8Array(1 << 20)];
    const read = readColumnValues(column, [Array.from({ length: 600 }, (_, row) => texts[row % 2])], 600); // prettier-ignore
    assert.match(String(read), /holds more than 536870912 bytes of text/);
  });
});
