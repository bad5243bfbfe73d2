import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FoundLists } from "../../../../src/core/document/report";
import { DISK_FILES } from "../../../../src/run/diskFiles";
import { findClassLists } from "../../../../src/run/findClassLists";
import { readClassList } from "../../../../src/run/readClassList";

describe("the class list of a target folder", () => {
  let root = "";
  let targets = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "class-list-"));
    targets = join(root, "targets");
    await mkdir(targets);
  });
  afterEach(() => rm(root, { recursive: true }));

  const found = (folder = targets): Promise<FoundLists> => findClassLists(folder, DISK_FILES);
  const namesFound = async (): Promise<readonly string[] | undefined> =>
    (await found()).lists[0]?.classes.map(({ name }) => name);

  it("is found beside it, in YAML too, and says where it comes from", async () => {
    await writeFile(join(root, "data.yaml"), "names:\n  0: road\n  1: car\n");
    const [list] = (await found()).lists;
    assert.deepEqual([list?.source, list?.classes.map(({ name }) => name)], [join(root, "data.yaml"), ["road", "car"]]);
  });

  it("is taken from the folder itself before one beside it", async () => {
    await writeFile(join(root, "classes.txt"), "beside");
    await writeFile(join(targets, "classes.txt"), "inside");
    assert.deepEqual(await namesFound(), ["inside"]);
  });

  it("is known by its content, whatever it is called", async () => {
    await writeFile(join(root, "a.txt"), "some notes on the run");
    await writeFile(join(root, "z.txt"), "128 64 128 road");
    assert.deepEqual(await namesFound(), ["road"]);
  });

  it("is none where nothing looks like one, and files that cannot be read are not an error but told of, with the reason", async () => {
    await writeFile(join(root, "classes.json"), "{");
    await writeFile(join(root, "data.yaml"), "{{{");
    await writeFile(join(root, "labels.txt"), "0 road\n0 car");
    await writeFile(join(root, "notes.json"), "{");
    const { lists, unread } = await found();
    assert.deepEqual(lists, []);
    assert.deepEqual(
      unread.map(({ file }) => file),
      ["classes.json", "labels.txt", "data.yaml"].map((name) => join(root, name)),
    );
    assert.match(
      unread.map(({ message }) => message).join("\n"),
      /not valid JSON.*\n.*names label 0 twice.*\n.*not YAML of a class list: the brackets/,
    );
    assert.deepEqual(await found(join(root, "nowhere", "targets")), { lists: [], unread: [], skipped: 0 });
  });

  it("is looked for in a few of the files of a folder full of them, those called so first; the others are counted", async () => {
    for (let number = 0; number < 30; number++) {
      await writeFile(join(targets, `a${number}.txt`), "128 64 128 road");
      await writeFile(join(targets, `label_${number}.txt`), "0 0.5 0.5 0.1 0.2");
    }
    await writeFile(join(targets, "zz_classes.txt"), "never opened");
    assert.deepEqual(await found(), { lists: [], unread: [], skipped: 41 });
    await writeFile(join(targets, "names.txt"), "road");
    assert.deepEqual(await namesFound(), ["road"]);
  });

  it("is not looked for in more bytes than are read in a moment", async () => {
    for (let number = 0; number < 5; number++)
      await writeFile(join(targets, `class_${number}.txt`), "x".repeat(4 << 20));
    await writeFile(join(targets, "class_z.txt"), "road");
    assert.deepEqual([(await found()).lists, (await found()).skipped], [[], 2]);
  });

  it("that the user names is read in every form, or refused with the reason", async () => {
    await writeFile(join(root, "things.txt"), "road\ncar");
    assert.equal((await readClassList(join(root, "things.txt"))).classes.length, 2);
    await assert.rejects(readClassList(join(root, "gone.txt")), {
      name: "ClassListError",
      message: /gone\.txt cannot be read/,
    });
  });
});
