import assert from "node:assert/strict";
import { join } from "node:path";
import { DISK_FILES } from "../../src/run/diskFiles";
import { insideFolder } from "../../src/run/insideFolder";
import { Photographs } from "../../src/run/photographs";
import { memoryFiles } from "../support/memoryFiles";
import { temporaryFolder } from "../support/temporaryFolder";

describe("photographs", () => {
  it("are paired with the targets by name, and come as the file's own bytes", async () => {
    const folder = temporaryFolder({ "a/x.jpg": Buffer.from("photo"), "a/x.txt": Buffer.from("no photo") });
    const outcome = await new Photographs(folder, ["a/x.png", "a/y.png"]).read("a/x.png");
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.mediaType, Buffer.from(outcome.bytes).toString()], ["image/jpeg", "photo"]);
  });

  const NAMED: readonly (readonly [set: string, target: string, photograph: string])[] = [
    [
      "Cityscapes",
      "aachen/aachen_000000_00001#_gtFine_labelTrainIds.png",
      "aachen/aachen_000000_00001#_leftImg8bit.png",
    ],
    ["VOC", "2007_00003#.png", "2007_00003#.jpg"],
    ["words", "mask_00#.png", "image_00#.jpg"],
    ["CamVid", "0001TP_00669#_L.png", "0001TP_00669#.png"],
  ];
  for (const [set, target, photograph] of NAMED) {
    it(`are paired as ${set} names them`, async () => {
      const numbered = (name: string, index: number): string => name.replace("#", String(index));
      const places = [1, 2, 3];
      const folder = temporaryFolder(
        Object.fromEntries(places.map((index) => [numbered(photograph, index), Buffer.from(`photo ${index}`)])),
      );
      const targets = places.map((index) => numbered(target, index));
      for (const index of places) {
        const outcome = await new Photographs(folder, targets).read(numbered(target, index));
        assert.equal(outcome.ok && Buffer.from(outcome.bytes).toString(), `photo ${index}`);
      }
    });
  }

  it("say so where there is none", async () => {
    const folder = temporaryFolder({ "x.png": Buffer.from("photo") });
    const photographs = new Photographs(folder, ["x.png", "y.png"]);
    const none = await photographs.read("y.png");
    assert.match(none.ok ? "" : none.message, /No photograph in .* has the name of y\.png/);
    const gone = await new Photographs(join(folder, "gone"), ["x.png"]).read("x.png");
    assert.match(gone.ok ? "" : gone.message, /cannot be read \(it does not exist\)/);
  });
});

describe("the path of a file of a folder", () => {
  it("never leads out of it", () => {
    for (const [folder, files] of [
      ["/masks", DISK_FILES],
      ["memory:/masks", memoryFiles({})],
    ] as const) {
      assert.equal(insideFolder(folder, "a/x.png", files), files.join(folder, "a/x.png"));
      assert.equal(insideFolder(folder, "..x.png", files), files.join(folder, "..x.png"));
      assert.equal(insideFolder(folder, "..", files), undefined);
      assert.equal(insideFolder(folder, "../secret.png", files), undefined);
      assert.equal(insideFolder(folder, "a/../../secret.png", files), undefined);
    }
  });
});
