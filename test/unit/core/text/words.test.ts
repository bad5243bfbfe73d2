import assert from "node:assert/strict";
import { hasMaskEnding, MASK_FORMATS, MASK_FORMAT_NAMES } from "../../../../src/core/formats/maskFormats";
import { readLabelText } from "../../../../src/core/labels/label";
import { formatCount, formatRange, formatShare, quantity, verb } from "../../../../src/core/text/format";
import { formatSize, pixelsOf } from "../../../../src/core/text/formatSize";
import { memorySizeText, readMemorySize } from "../../../../src/core/text/memorySize";
import { messageOf } from "../../../../src/core/text/messageOf";
import { naturalOrder } from "../../../../src/core/text/naturalOrder";
import { plainText } from "../../../../src/core/text/plainText";
import { quoteForShell } from "../../../../src/core/text/quoteForShell";

describe("numbers in words", () => {
  it("have shares of one decimal, which never round to nothing or all", () => {
    assert.deepEqual(
      [[1, 4], [0, 4], [4, 4], [1, 2001], [1, 2000], [1999, 2000], [2000, 2001], [1, 0]].map(([part = 0, whole = 0]) => formatShare(part, whole)), // prettier-ignore
      ["25.0 %", "0.0 %", "100.0 %", "< 0.1 %", "0.1 %", "> 99.9 %", "> 99.9 %", "-"],
    );
    assert.equal(formatShare(1998, 2000), "99.9 %");
  });

  it("have thousands apart, and a noun in the singular or the plural", () => {
    assert.deepEqual([0, 999, 1000, 1234567, 12345678].map(formatCount), [
      "0",
      "999",
      "1,000",
      "1,234,567",
      "12,345,678",
    ]);
    assert.deepEqual([quantity(1, "class", "classes"), quantity(0, "class", "classes"), quantity(2, "pixel")], ["1 class", "0 classes", "2 pixels"]); // prettier-ignore
    assert.deepEqual(
      [0, 1, 2].map((count) => verb(count, "is", "are")),
      ["are", "is", "are"],
    );
  });

  it("have ranges with a dash, and in words where a sign might be taken for it", () => {
    assert.equal(formatRange(0.25, 0.5), "0.250–0.500");
    assert.equal(formatRange(0, 0.5), "0.000–0.500");
    assert.equal(formatRange(-0.25, 0.5), "-0.250 to 0.500");
    assert.equal(formatRange(-0.5, -0.25), "-0.500 to -0.250");
    assert.equal(formatRange(1, 2, String), "1–2");
  });

  it("have sizes of images and of volumes", () => {
    assert.deepEqual(
      [formatSize({ width: 20, height: 10 }), formatSize({ width: 20, height: 10, depth: 5 })],
      ["20 x 10", "20 x 10 x 5"],
    );
    assert.deepEqual([pixelsOf({ width: 20, height: 10 }), pixelsOf({ width: 20, height: 10, depth: 5 })], [200, 1000]);
  });

  it("have sizes of memory, read and written", () => {
    assert.deepEqual(
      ["512MB", " 1.5 gb ", "1TB", "0.000001MB", "0MB", "1KB", "1.MB", "x1MB", "1MBx", "1234567890MB", ""].map(
        readMemorySize,
      ),
      [2 ** 29, 1.5 * 2 ** 30, 2 ** 40, 1, undefined, undefined, undefined, undefined, undefined, undefined, undefined],
    );
    assert.deepEqual([1, 2 ** 29, 999 * 2 ** 20, 1000 * 2 ** 20, 2 ** 30, 1.55 * 2 ** 30].map(memorySizeText), ["1 MB", "512 MB", "999 MB", "1 GB", "1 GB", "1.6 GB"]); // prettier-ignore
  });
});

describe("texts from elsewhere", () => {
  it("are labels where they are whole numbers of 32 bits, and nothing beside them", () => {
    assert.deepEqual(
      ["12", "-1", "+5", "007", "2147483647", "-2147483647"].map(readLabelText),
      [12, -1, 5, 7, 2147483647, -2147483647],
    );
    for (const text of ["", "x12", "12x", "1.5", "12345678901", "2147483648", "-2147483648", "--1", " 1"])
      assert.equal(readLabelText(text), undefined, text);
  });

  it("are quoted for a shell where they must be", () => {
    assert.deepEqual(
      ["a/b-c_d.e,f=g+h:i", "a b", "", "it's", 'say "x"', "$HOME", "a`b", "a\\b", "a!b", `"it's"`].map(quoteForShell),
      [
        "a/b-c_d.e,f=g+h:i",
        '"a b"',
        '""',
        `"it's"`,
        `'say "x"'`,
        "'$HOME'",
        "'a`b'",
        "'a\\b'",
        "'a!b'",
        `'"it'\\''s"'`,
      ],
    );
  });

  it("break no line and turn no direction", () => {
    assert.equal(plainText("a\nb\u0000c\u202ed\u2066e\u2069f"), "a b c d e f");
    assert.equal(plainText("é 😀 -"), "é 😀 -");
  });

  it("are messages, whatever was thrown", () => {
    assert.deepEqual([new Error("a"), "b", 7, undefined].map(messageOf), ["a", "b", "7", "undefined"]);
  });

  it("are in the order of people: digits as numbers, whatever stands before and behind them", () => {
    const sorted = (...names: readonly string[]): readonly string[] => names.toSorted(naturalOrder);
    assert.deepEqual(sorted("a10", "a9", "a010", "a", "b1"), ["a", "a9", "a010", "a10", "b1"]);
    assert.deepEqual(sorted("a1b", "a1", "a01b", "1", "a"), ["1", "a", "a1", "a01b", "a1b"]);
    assert.deepEqual(sorted("x99999999999999999999", "x100000000000000000000"), ["x99999999999999999999", "x100000000000000000000"]); // prettier-ignore
    assert.deepEqual(sorted("007", "7", "8", "0"), ["0", "007", "7", "8"]);
    assert.equal(naturalOrder("a1", "a1"), 0);
  });
});

describe("the formats of masks", () => {
  it("are told by the endings of names, those among them that are refused with the reason", () => {
    for (const ending of "png npy npz tif tiff nii nii.gz bmp dib gif pbm pgm ppm pnm jpg jpeg webp".split(" "))
      for (const name of [`a.${ending}`, `a.b.${ending.toUpperCase()}`]) assert.ok(hasMaskEnding(name), name);
    for (const name of ["png", "apng", "a.pngx", "a.png.txt", "a.gz", "a.niixgz", "a.txt"])
      assert.ok(!hasMaskEnding(name), name);
  });

  it("are listed in a sentence", () => {
    const names = MASK_FORMATS.map(({ name }) => name);
    assert.deepEqual(MASK_FORMAT_NAMES.split(/, | or /), names);
    assert.match(MASK_FORMAT_NAMES, /^PNG, NPY, NPZ, .*[^,] or \w+$/);
  });
});
