import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { linkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { TAR } from "../../../src/run/packs/tar";
import { longName, madeTar, paxHeader, type TarEntry } from "../../support/madeTar";
import { temporaryFolder } from "../../support/temporaryFolder";

const ONE = Buffer.from("one");
const TWO = Buffer.from("two, longer");

async function opened(tar: Uint8Array) {
  return TAR.open(join(temporaryFolder({ "x.tar": Buffer.from(tar) }), "x.tar"));
}

/** What is read of each file of a tar. */
async function contents(tar: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const pack = await opened(tar);
  const found: Record<string, string> = {};
  for (const path of pack.sizes.keys()) found[path] = Buffer.from(await pack.read(path)).toString();
  return found;
}

async function unread(entries: readonly TarEntry[]): Promise<readonly (readonly [string, string])[]> {
  const pack = await opened(madeTar(entries));
  return [...pack.unread].map(([path, { reason }]) => [path, reason]);
}

describe("a tar", () => {
  for (const format of ["v7", "ustar", "gnu", "pax"]) {
    it(`as GNU tar writes it (${format}) gives the bytes of every file, by its path`, async function () {
      const long = `${"folder of a long name/".repeat(format === "v7" ? 3 : 6)}c.png`;
      const files = { "a.png": ONE, "sub/b.png": TWO, [long]: Buffer.alloc(70_000, 7), "none.png": Buffer.alloc(0) };
      const folder = temporaryFolder(files);
      linkSync(join(folder, "a.png"), join(folder, "z.png"));
      const made = spawnSync("tar", [`--format=${format}`, "--sort=name", "-cf", "x.tar", "--exclude=x.tar", "."], {
        cwd: folder,
      });
      if (made.status !== 0) this.skip();
      const pack = await TAR.open(join(folder, "x.tar"));
      assert.deepEqual([...pack.unread], []);
      const expected = { ...files, "z.png": ONE };
      assert.deepEqual([...pack.sizes.keys()].sort(), Object.keys(expected).sort());
      for (const [path, bytes] of Object.entries(expected)) {
        assert.equal(pack.sizes.get(path), bytes.length, path);
        assert.deepEqual(Buffer.from(await pack.read(path)), bytes, path);
      }
    });
  }

  it("gives every file back, whatever it is called and however its name is written", async () => {
    const part = fc.stringMatching(/^[A-Za-zé中_ .-]{1,12}$/).filter((name) => name !== "." && name !== "..");
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    const file = fc.record({ path, data: fc.uint8Array({ maxLength: 1100 }), by: fc.constantFrom("pax", "gnu") });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { selector: ({ path: name }) => name, maxLength: 12 }), async (files) => {
        const tar = madeTar(
          files.flatMap(({ path: name, data, by }) => [
            by === "pax" ? paxHeader({ path: name }) : longName(name),
            { name: "cut", data },
          ]),
        );
        const pack = await opened(tar);
        assert.deepEqual(
          [...pack.sizes.keys()],
          files.map(({ path: name }) => name),
        );
        for (const { path: name, data } of files) assert.deepEqual(await pack.read(name), data);
      }),
      { numRuns: 30 },
    );
  });

  it("holds of two files of one path the later one, and of a path what it leads to", async () => {
    const entries = [
      { name: "./a.png", data: ONE },
      { name: "/b//c.png", data: ONE },
      { name: "folder/", kind: "5" },
      { name: "a.png", data: TWO },
    ];
    assert.deepEqual(await contents(madeTar(entries)), { "a.png": "two, longer", "b/c.png": "one" });
  });

  it("may end without the blocks that end it", async () => {
    assert.deepEqual(await contents(madeTar([{ name: "a", data: ONE }]).subarray(0, 1024)), { a: "one" });
  });

  it("takes the size of pax, and none of one file for the next", async () => {
    const entries = [paxHeader({ size: "3" }), { name: "a", data: ONE, size: 0 }, { name: "b", data: TWO }];
    assert.deepEqual(await contents(madeTar(entries)), { a: "one", b: "two, longer" });
  });

  it("takes sizes of base 256, as GNU writes them from 8 GiB on", async () => {
    const tar = madeTar([{ name: "a", data: ONE }]);
    tar.fill(0, 124, 136);
    tar[124] = 0x80;
    tar[135] = 3;
    tar.write("        ", 148);
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    assert.deepEqual(await contents(tar), { a: "one" });
  });

  it("says of each file that it does not read why", async () => {
    assert.deepEqual(
      await unread([
        { name: "a", data: ONE },
        { name: "link", kind: "2", linkTo: "a" },
        { name: "nowhere", kind: "1", linkTo: "b" },
        { name: "../../out", data: ONE },
        paxHeader({ "GNU.sparse.major": "1" }),
        { name: "sparse", data: ONE },
        { name: "old sparse", kind: "S", data: ONE },
        { name: "pipe", kind: "6" },
        { name: "cut", size: 100_000 },
      ]),
      [
        ["link", "it is a link, which is followed in a tar only where it is a hard one to a file before it"],
        ["nowhere", "it is a link, which is followed in a tar only where it is a hard one to a file before it"],
        ["tar:../../out", "its path leads out of the tar"],
        ["sparse", "its empty stretches are left out of the tar (GNU sparse), which is not read"],
        ["old sparse", "its empty stretches are left out of the tar (GNU sparse), which is not read"],
        ["pipe", "it is no file but a device or a pipe"],
        ["cut", "the tar is cut short within it"],
      ],
    );
  });

  it("is refused where it is none or damaged, with the byte", async () => {
    await assert.rejects(opened(Buffer.alloc(2000, "x")), { message: "it is not a tar, or damaged at byte 0" });
    await assert.rejects(opened(Buffer.from("short")), { message: "it is not a tar" });
    const tar = madeTar([
      { name: "a", data: ONE },
      { name: "b", data: ONE },
    ]);
    tar[1024] = 0x7a;
    await assert.rejects(opened(tar), { message: "it is not a tar, or damaged at byte 1,024" });
    const records = madeTar([
      { name: "pax", kind: "x", data: Buffer.from("nonsense") },
      { name: "a", data: ONE },
    ]);
    await assert.rejects(opened(records), { message: "it is damaged: a record of a pax header has no length" });
    await assert.rejects(opened(madeTar([{ name: "L", kind: "L", size: 2 ** 21 }])), {
      message: "it names a file in 2,097,152 bytes at byte 0",
    });
  });

  it("ends in an error or in files, whatever bytes it is made of", async () => {
    const tar = madeTar([
      paxHeader({ path: "long" }),
      { name: "a", data: TWO },
      longName("b"),
      { name: "c", data: ONE },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(tar.length),
        async (changes, end) => {
          const changed = Buffer.from(tar);
          for (const [at, byte] of changes) changed[at] = byte;
          const pack = await opened(changed.subarray(0, end)).catch((error: unknown) => {
            assert.ok(error instanceof Error);
          });
          for (const path of pack?.sizes.keys() ?? []) await pack?.read(path);
        },
      ),
      { numRuns: 200 },
    );
  });
});
