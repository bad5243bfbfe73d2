import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findClassList, readClassList } from "../../../../src/evaluation/readClassList";

describe("the class list of a target folder", () => {
  let root = "";
  let targets = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "class-list-"));
    targets = join(root, "targets");
    await mkdir(targets);
  });
  afterEach(() => rm(root, { recursive: true }));

  const namesFound = async (): Promise<readonly string[] | undefined> => (await findClassList(targets))?.classes.map(({ name }) => name);

  it("is found beside it, in YAML too, and says where it comes from", async () => {
    await writeFile(join(root, "data.yaml"), "names:\n  0: road\n  1: car\n");
    const list = await findClassList(targets);
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

  it("is none where nothing looks like one, and files that cannot be read are no error", async () => {
    await writeFile(join(root, "classes.json"), "{");
    await writeFile(join(root, "data.yaml"), "{{{");
    assert.equal(await findClassList(targets), undefined);
    assert.equal(await findClassList(join(root, "nowhere", "targets")), undefined);
  });

  it("that the user names is read in every form, or refused with the reason", async () => {
    await writeFile(join(root, "things.txt"), "road\ncar");
    assert.equal((await readClassList(join(root, "things.txt"))).classes.length, 2);
    await assert.rejects(readClassList(join(root, "gone.txt")), { name: "ClassListError", message: /gone\.txt cannot be read/ });
  });
});
