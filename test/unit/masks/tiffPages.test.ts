import assert from "node:assert/strict";
import { decodeMask, type Decoded } from "../../../src/masks/decodeMask";
import { madeTiff, textOf, type MadePage, type MadeTag } from "../../support/madeTiff";

const LIMITS = { maxPixels: 100_000 };

/** A page of one label. */
function page(label: number, width: number, height: number, ...tags: readonly MadeTag[]): MadePage {
  const sizes = [
    [256, width],
    [257, height],
    [258, 8],
    [262, 1],
    [278, height],
  ] as const;
  return {
    tags: [...sizes.map(([tag, value]) => ({ tag, values: [value] })), ...tags],
    blocks: [new Uint8Array(width * height).fill(label)],
  };
}

function read(...pages: readonly MadePage[]): Decoded {
  return decodeMask(madeTiff({ pages }), LIMITS);
}

function label(...pages: readonly MadePage[]): readonly [label: number | undefined, notes: string] {
  const result = read(...pages);
  assert.ok(result.ok, result.ok ? "" : result.message);
  return [result.map.labels[0], String(result.map.facts.notes ?? "")];
}

function refusal(...pages: readonly MadePage[]): string {
  const result = read(...pages);
  assert.ok(!result.ok, "must be refused");
  return result.message;
}

const kind = (value: number): MadeTag => ({ tag: 254, type: 4, values: [value] });
const described = (text: string): MadeTag => ({ tag: 270, type: 2, values: textOf(text) });

describe("the pages of a TIFF", () => {
  it("are the slices of a volume where several are in one full size", () => {
    for (const [pages, depth] of [
      [[page(1, 8, 6), page(2, 8, 6)], 2],
      [[page(1, 8, 6), page(2, 8, 6, kind(2)), page(0, 8, 6)], 3],
      [Array.from({ length: 300 }, (_, i) => page(i % 9, 2, 2)), 300],
      [[page(1, 8, 6, described("ImageJ=1.53t\nimages=2\n")), page(2, 8, 6)], 2],
    ] as const) {
      const result = read(...pages);
      assert.ok(result.ok, result.ok ? "" : result.message);
      const { width, height, labels, facts } = result.map;
      assert.equal(facts.volume?.depth, depth);
      assert.equal(height % depth, 0);
      const slice = (width * height) / depth;
      const firsts = Array.from({ length: depth }, (_, z) => labels[z * slice]);
      assert.deepEqual(
        firsts,
        Array.from(pages, ({ blocks }) => blocks?.[0]?.[0]),
      );
    }
  });

  it("of a volume are of one kind, hold labels and are all whole", () => {
    const [size, ...others] = page(1, 8, 6).tags;
    assert.ok(size);
    const wide = { tags: [size, ...others.map((tag) => (tag.tag === 258 ? { ...tag, values: [16] } : tag))] };
    assert.match(refusal(page(1, 8, 6), { ...wide, blocks: [new Uint8Array(96)] }), /page 2 is of another kind/);
    assert.match(refusal(page(1, 8, 6), { ...page(1, 8, 6), blocks: [new Uint8Array(7)] }), /^Page 2 of 2: /);
  });

  it("are refused where several in full size are no slices of one volume, with their number and what to do", () => {
    assert.match(
      refusal(page(1, 8, 6), page(2, 3, 6)),
      /a stack of 2 pages \(the first of 8 x 6 pixels\), and a mask is one image\. Split it/,
    );
    // Of another size, and not as a smaller copy would be.
    assert.match(refusal(page(1, 8, 6), page(2, 3, 6)), /stack of 2 pages/);
    assert.match(refusal(page(1, 8, 6), page(2, 8, 2)), /stack of 2 pages/);
    // Said to be reduced, but just as large.
    assert.match(refusal(page(1, 8, 6), page(2, 8, 6, kind(1))), /stack of 2 pages/);
  });

  it("are smaller copies where the file says so or both sides shrink alike", () => {
    for (const small of [
      page(2, 4, 3, kind(1)),
      page(2, 4, 3),
      page(2, 2, 2),
      page(2, 5, 1, kind(1)),
      page(2, 4, 3, { tag: 255, values: [2] }),
    ]) {
      const [first, notes] = label(page(1, 8, 6), small);
      assert.equal(first, 1);
      assert.match(notes, /smaller copies of the mask \(overviews\)/);
    }
  });

  it("have the mask in full size, wherever it stands", () => {
    assert.equal(label(page(2, 4, 3, kind(1)), page(1, 8, 6))[0], 1);
    assert.equal(label(page(2, 4, 3), page(1, 8, 6))[0], 1);
    assert.equal(label(page(3, 8, 6, kind(1)))[0], 3, "the only page, whatever it says of itself");
  });

  it("may be masks of valid pixels, which are told of", () => {
    assert.match(label(page(1, 8, 6), page(2, 8, 6, kind(4)))[1], /which pixels are valid/);
    assert.match(label(page(1, 8, 6), page(2, 8, 6, kind(4)), page(2, 4, 3, kind(5)))[1], /which pixels are valid/);
    assert.equal(label(page(9, 8, 6, kind(4)), page(1, 8, 6))[0], 1);
  });

  it("may lie below others (SubIFDs)", () => {
    const below = (...places: readonly number[]): MadeTag => ({ tag: 330, type: 4, values: places });
    const second = (made: MadePage): Buffer => {
      // The second directory is taken out of the chain and named below the first.
      const probe = madeTiff({ pages: [page(1, 8, 6, below(0)), made] });
      const first = probe.readUInt32LE(4);
      const next = first + 2 + 12 * probe.readUInt16LE(first);
      const index = probe.readUInt32LE(next);
      const file = madeTiff({ pages: [page(1, 8, 6, below(index)), made] });
      file.writeUInt32LE(0, next);
      return file;
    };
    const smaller = decodeMask(second(page(2, 4, 3, kind(1))), LIMITS);
    assert.ok(smaller.ok && String(smaller.map.facts.notes).includes("overviews"));
    const full = decodeMask(second(page(2, 8, 6)), LIMITS);
    assert.ok(!full.ok && full.message.includes("stack of 2 pages"));
  });

  it("are counted where one stands for several", () => {
    const stack = (text: string, images: number): MadePage => ({
      ...page(1, 8, 6, described(text)),
      blocks: [new Uint8Array(48), new Uint8Array((images - 1) * 48)],
    });
    assert.match(refusal(stack("ImageJ=1.53t\nimages=5\nslices=5\nunit=\n", 5)), /stack of 5 pages/);
    assert.match(refusal(stack('{"shape": [5, 6, 8], "truncated": true}', 5)), /stack of 5 pages/);
    assert.match(refusal(stack('{"truncated": true, "shape": [5, 6, 8]}', 5)), /stack of 5 pages/);
    assert.match(refusal(page(1, 8, 6, { tag: 32997, type: 4, values: [7] })), /stack of 7 pages/);
    assert.match(refusal(page(1, 8, 6, { tag: 33629, type: 4, values: [1, 2, 3] })), /stack of 3 pages/);
  });

  it("that were cut out of a stack are read though they keep its description, which is said", () => {
    for (const text of ["ImageJ=1.53t\nimages=50\nslices=50\n", '{"shape": [50, 6, 8]}']) {
      const [first, notes] = label(page(1, 8, 6, described(text)));
      assert.equal(first, 1);
      assert.match(notes, /speaks of a stack of several images .*, but the file holds one/);
    }
    for (const text of ["ImageJ=1.53t\nimages=1\n", '{"shape": [6, 8]}', '{"shape": [1, 6, 8, 1]}', "images=9\n"])
      assert.deepEqual(label(page(1, 8, 6, described(text))), [1, ""]);
  });

  it("end where their chain comes back to one of them, and are refused where it leads out of the file", () => {
    const chained = (to: (file: Buffer) => number): Decoded => {
      const file = madeTiff({ pages: [page(1, 8, 6)] });
      const first = file.readUInt32LE(4);
      file.writeUInt32LE(to(file), first + 2 + 12 * file.readUInt16LE(first));
      return decodeMask(file, LIMITS);
    };
    assert.ok(chained((file) => file.readUInt32LE(4)).ok);
    const out = chained(() => 1_000_000);
    assert.ok(!out.ok && out.message.includes("damaged or cut short"));
  });

  it("end with the file where nothing follows the last", () => {
    const file = madeTiff({ pages: [page(1, 8, 6)] });
    assert.ok(decodeMask(file.subarray(0, file.length - 4), LIMITS).ok);
  });

  it("are counted to an end where they form a chain of thousands, and where each of them names the same thousands", () => {
    // Directories of one entry, each followed by the next; all name the same list of pages below.
    const chained = (pages: number, below: number): Decoded => {
      const [head, list] = [8, 8 + 18 * pages];
      const file = Buffer.alloc(list + 4 * below);
      file.write("II*\0", "latin1");
      file.writeUInt32LE(head, 4);
      for (let page = 0; page < pages; page++) {
        const at = head + 18 * page;
        file.writeUInt16LE(1, at);
        file.writeUInt16LE(330, at + 2);
        file.writeUInt16LE(4, at + 4);
        file.writeUInt32LE(below, at + 6);
        file.writeUInt32LE(list, at + 10);
        file.writeUInt32LE(page + 1 < pages ? at + 18 : 0, at + 14);
      }
      for (let one = 0; one < below; one++) file.writeUInt32LE(head + 18 * (one % pages), list + 4 * one);
      return decodeMask(file, LIMITS);
    };
    const stack = chained(50_000, 2);
    assert.ok(!stack.ok && stack.message.includes("stack of 50000 pages"), stack.ok ? "" : stack.message);
    const longest = chained(65_536, 2);
    assert.ok(!longest.ok && longest.message.includes("stack of 65536 pages"), longest.ok ? "" : longest.message);
    const long = chained(65_537, 2);
    assert.ok(!long.ok && long.message.includes("more than 65536 pages"), long.ok ? "" : long.message);
    const bomb = chained(20_000, 60_000);
    assert.ok(!bomb.ok && /more than \d\d pages/.test(bomb.message), bomb.ok ? "" : bomb.message);
  });
});
