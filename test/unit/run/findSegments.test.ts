import assert from "node:assert/strict";
import { imageCounts } from "../../../src/core/labels/counts";
import type { FoundSegments, ImageEntry } from "../../../src/core/document/report";
import { findSegments } from "../../../src/run/findSegments";
import { memoryFiles } from "../../support/memoryFiles";

const FOLDERS = { prediction: "memory:/d/out", target: "memory:/d/panoptic_val" };
const COLOUR = { format: "PNG", kind: "colour", bits: 8 } as const;
const GREY = { format: "PNG", kind: "grey", bits: 8 } as const;

/** Images whose targets hold these ids below 256, which are red, beside black. */
function images(
  ids: Readonly<Record<string, readonly number[]>>,
  facts: typeof COLOUR | typeof GREY = COLOUR,
): readonly ImageEntry[] {
  return Object.entries(ids).map(([name, held]) => ({
    name,
    width: held.length + 1,
    height: 1,
    target: { path: `a/${name}.png`, facts },
    prediction: { path: `${name}.png`, facts: GREY },
    counts: imageCounts([0, ...held].map((id) => ({ target: id << 16, prediction: 0, pixels: 1 }))),
  }));
}

function panoptic(segments: Readonly<Record<string, Readonly<Record<number, number>>>>): Uint8Array {
  const annotations = Object.entries(segments).map(([file_name, info]) => ({
    file_name,
    segments_info: Object.entries(info).map(([id, category_id]) => ({ id: Number(id), category_id })),
  }));
  return new TextEncoder().encode(JSON.stringify({ annotations, categories: [] }));
}

function found(
  files: Readonly<Record<string, Uint8Array>>,
  of: readonly ImageEntry[],
): Promise<readonly FoundSegments[]> {
  return findSegments(of, FOLDERS, memoryFiles(files));
}

const JSON_OF_BOTH = panoptic({ "1.png": { 5: 17, 9: 1 }, "2.png": { 6: 17 } });
const MASKS = images({ 1: [5, 9], 2: [6] });
const ROWS = { from: [5 << 16, 6 << 16, 9 << 16], to: [17, 17, 1] };

describe("the file that tells the classes of segments", () => {
  for (const file of ["d/panoptic_val.json", "d/panoptic_val/x.json", "d/annotations/panoptic_val2017.json"]) {
    it(`is found as ${file}`, async () => {
      assert.deepEqual(await found({ [file]: JSON_OF_BOTH }, MASKS), [
        { side: "target", file: `memory:/${file}`, ...ROWS },
      ]);
    });
  }

  it("says which of the colours that occur are groups, and which classes have no instances", async () => {
    const info = (id: number, iscrowd: number) => ({ id, category_id: id === 9 ? 1 : 17, iscrowd });
    const json = {
      annotations: [{ file_name: "1.png", segments_info: [info(5, 1), info(6, 0), info(9, 0), info(50, 1)] }],
      categories: [{ id: 1, isthing: 0 }, { id: 17, isthing: 1 }], // prettier-ignore
    };
    const files = { "d/p.json": new TextEncoder().encode(JSON.stringify(json)) };
    assert.deepEqual(await found(files, MASKS), [
      { side: "target", file: "memory:/d/p.json", ...ROWS, groups: [5 << 16], stuff: [1] },
    ]);
  });

  it("is one that knows the colours, whatever lies beside it", async () => {
    const others = {
      "d/a.json": panoptic({ "1.png": { 50: 1 } }),
      "d/panoptic_broken.json": new TextEncoder().encode('{"annotations": [{"segments_info": ['),
      "d/z.json": JSON_OF_BOTH,
    };
    assert.deepEqual(
      (await found(others, MASKS)).map(({ file }) => file),
      ["memory:/d/z.json"],
    );
    const { "d/z.json": right, ...wrong } = others;
    assert.ok(right);
    assert.deepEqual(await found(wrong, MASKS), []);
  });

  it("may give an id to another class in images that are not there, and is then marked", async () => {
    const more = panoptic({ "1.png": { 5: 17, 9: 1 }, "2.png": { 6: 17 }, "3.png": { 9: 2 } });
    assert.deepEqual(await found({ "d/p.json": more }, MASKS), [
      { side: "target", file: "memory:/d/p.json", ofImages: true, ...ROWS },
    ]);
    const here = panoptic({ "1.png": { 5: 17, 9: 1 }, "2.png": { 6: 17, 9: 2 } });
    assert.deepEqual(await found({ "d/p.json": here }, MASKS), [], "of images that are there");
  });

  it("has black as 255 where a category is 0", async () => {
    const zero = panoptic({ "1.png": { 5: 0, 9: 1 }, "2.png": { 6: 0 } });
    const [segments] = await found({ "d/p.json": zero }, MASKS);
    assert.deepEqual([segments?.from[0], segments?.to], [0, [255, 0, 0, 1]]);
  });

  it("knows nearly all of the colours", async () => {
    assert.deepEqual(await found({ "d/p.json": JSON_OF_BOTH }, images({ 1: [5, 9], 2: [6, 7] })), []);
  });

  it("is not looked for beside masks without colours, or with some", async () => {
    const mixed = [...images({ 1: [5, 9] }), ...images({ 2: [6] }, GREY)];
    assert.deepEqual(await found({ "d/p.json": JSON_OF_BOTH }, mixed), []);
    assert.deepEqual(await found({ "d/p.json": JSON_OF_BOTH }, images({ 1: [5, 9], 2: [6] }, GREY)), []);
  });
});
