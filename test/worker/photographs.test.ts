import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { truncateSync } from "node:fs";
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

  it("are not sent to the page where it could not draw them: a pipe, a file of any length, a header of any size", async function () {
    const png = (width: number, height: number): Buffer => {
      const bytes = Buffer.alloc(33);
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
      bytes.write("IHDR", 12, "latin1");
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    // A table and a byte that fills come before the frame, as they may; a table's marker lies among those of frames.
    const jpeg = (width: number, height: number): Buffer => {
      const bytes = Buffer.from("ffd8ffe00004aaaaffc40005000000ffffc2000b080000000001", "hex");
      bytes.writeUInt16BE(height, 21);
      bytes.writeUInt16BE(width, 23);
      return bytes;
    };
    const folder = temporaryFolder({
      "one.png": png(16384, 8192),
      "two.png": png(16384, 8193),
      "three.jpg": jpeg(16384, 8192),
      "four.jpg": jpeg(65535, 65535),
      "five.jpg": Buffer.from([0xff, 0xd8, 0xff]),
      "six.png": Buffer.alloc(0),
    });
    truncateSync(join(folder, "six.png"), 2 ** 26 + 1);
    if (spawnSync("mkfifo", [join(folder, "seven.png")]).status !== 0) this.skip();
    const said = async (name: string): Promise<string> => {
      const outcome = await new Photographs(folder, [name]).read(name);
      return outcome.ok ? "sent" : outcome.message;
    };
    for (const name of ["one.png", "three.jpg", "five.jpg"]) assert.equal(await said(name), "sent", name);
    assert.match(await said("two.png"), /declares 16384 x 8193 pixels, more than a page can draw \(134217728\)\.$/);
    assert.match(await said("four.jpg"), /declares 65535 x 65535 pixels/);
    assert.match(await said("six.png"), /too large to be shown \(67108865 bytes\)/);
    assert.match(await said("seven.png"), /cannot be read \(it is a pipe/);
  });

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
