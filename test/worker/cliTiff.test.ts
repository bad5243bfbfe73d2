import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../support/root";

/** Masks as people have them, and figures that numpy gave for what GDAL and tifffile read of them. */
const CASES = join(ROOT, "test/fixtures/tiff/cases");

interface Document {
  readonly classes: readonly { readonly label: number }[];
  readonly global: {
    readonly macro: { readonly iou: number | null };
    readonly none: { readonly iou: readonly (number | null)[] };
  };
  readonly images: readonly {
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly depth?: number;
    readonly macro: { readonly iou: number };
  }[];
  readonly problems: readonly { readonly kind: string; readonly file: string; readonly message: string }[];
}

function evaluated(
  folder: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly document: Document; readonly stderr: string } {
  const paths = [join(CASES, folder, "predictions"), join(CASES, folder, "targets")];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "dist/cli.js"), "evaluate", ...paths, "--format", "json", ...args],
    { encoding: "utf8" },
  );
  return { status, document: JSON.parse(stdout) as Document, stderr };
}

const rounded = (figures: readonly (number | null)[]): readonly string[] =>
  figures.map((figure) => (figure ?? NaN).toFixed(3));

describe("TIFF masks on the command line", () => {
  it("are one mask in six lossless kinds, and one that is refused by name", () => {
    const { status, document } = evaluated("kinds");
    assert.equal(status, 0);
    assert.deepEqual(
      document.images.map(({ name, macro }) => [name, macro.iou.toFixed(3)]),
      ["bigtiff", "float32", "int16", "int32", "uint32", "zstd"].map((name) => [name, "0.692"]),
    );
    assert.deepEqual(rounded(document.global.none.iou), ["0.834", "0.615", "0.626"]);
    assert.deepEqual(
      document.problems.map(({ kind, file }) => [kind, file]),
      [["unreadable", "lerc.tif"]],
    );
    assert.match(document.problems[0]?.message ?? "", /compressed by LERC .* Write the mask with LZW/);
  });

  it("that are stacks are cases, whose figures are of all their pages", () => {
    const { status, document } = evaluated("stack");
    assert.equal(status, 0);
    assert.ok(document.images.length > 0);
    for (const { width, height, depth } of document.images) assert.deepEqual([width, height, depth], [64, 48, 5]);
  });

  it("that name a label as no data count it, with a caution whose option gives the figure without it", () => {
    const asTheyAre = evaluated("nodata");
    assert.equal((asTheyAre.document.global.macro.iou ?? NaN).toFixed(3), "0.798");
    const caution = asTheyAre.document.problems.find(({ message }) => message.includes("GDAL_NODATA"));
    assert.match(
      caution?.message ?? "",
      /label 15 as "no data"\. It covers 1,920 pixels .* Mean IoU 0\.798 as it is, 0\.731 then\. To do so: --ignore 15/,
    );
    const without = evaluated("nodata", "--ignore", "15");
    assert.deepEqual(
      without.document.classes.map(({ label }) => label),
      [0, 1, 2],
    );
    assert.deepEqual(rounded([...without.document.global.none.iou, without.document.global.macro.iou]), [
      "0.912",
      "0.630",
      "0.651",
      "0.731",
    ]);
    assert.ok(!without.document.problems.some(({ message }) => message.includes("GDAL_NODATA")));
  });
});
