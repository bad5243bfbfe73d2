import assert from "node:assert/strict";
import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DISK_FILES } from "../../src/run/diskFiles";
import type { EvaluationOptions } from "../../src/run/evaluateFolders";
import { changedMasks } from "../../src/run/runRecord";
import { evaluated, masksIn, type Evaluated } from "../support/evaluated";
import { madeNifti, madeNiftiGz, madeNiftiPair, type MadeNifti } from "../support/madeNifti";
import { madeMetaImage, madeNrrd } from "../support/madeTextVolume";
import { memoryFiles } from "../support/memoryFiles";
import { temporaryFolder } from "../support/temporaryFolder";

const MADE: MadeNifti = { size: [4, 3, 2], numbers: Array.from({ length: 24 }, (_, index) => index % 3) };
const OTHER: MadeNifti = { ...MADE, numbers: Array.from({ length: 24 }, (_, index) => (index * index) % 3) };
const { header, voxels } = madeNiftiPair(MADE);
const big = madeNiftiPair({ ...MADE, version: 2, littleEndian: false, dataType: 4, dataStart: 17 });
const nrrd = madeNrrd({ size: MADE.size, numbers: MADE.numbers as number[], isPacked: true, dataFile: "e voxels.bin" });
const meta = madeMetaImage({ size: MADE.size, numbers: MADE.numbers as number[], isPacked: true, dataFile: "f.zraw" });

/** One case in every way that a header has its voxels beside it, against the same prediction in one file each. */
const FILES: Readonly<Record<string, Buffer>> = {
  "t/a.hdr": header,
  "t/a.img": voxels,
  "t/b.hdr.gz": gzipSync(header),
  "t/b.img.gz": gzipSync(voxels),
  "t/sub/c.hdr": big.header,
  "t/sub/c.img": big.voxels,
  "t/d.hdr": header,
  "t/d.img.gz": gzipSync(voxels),
  "t/e.nhdr": nrrd.header,
  "t/e voxels.bin": nrrd.voxels,
  "t/f.mhd": meta.header,
  "t/f.zraw": meta.voxels,
  ...Object.fromEntries(["a", "b", "sub/c", "d", "e", "f"].map((name) => [`p/${name}.nii.gz`, madeNiftiGz(OTHER)])),
};

const onDisk = (folder: string, options: Partial<EvaluationOptions> = {}): Promise<Evaluated> =>
  evaluated({ folders: masksIn(folder), ...options });

describe("a header whose voxels lie in a file beside it", () => {
  it("is one mask with it, counted as the same voxels in one file are, whatever the two are called", async () => {
    const { report } = await onDisk(temporaryFolder(FILES));
    assert.deepEqual(report.problems, []);
    assert.equal(report.pairing.skipped, undefined);
    assert.deepEqual(
      report.images.map(({ name, target: { path } }) => [name, path]),
      [
        ["a", "a.hdr"],
        ["b", "b.hdr.gz"],
        ["d", "d.hdr"],
        ["e", "e.nhdr"],
        ["f", "f.mhd"],
        ["sub/c", "sub/c.hdr"],
      ],
    );
    const single = temporaryFolder({ "t/x.nii": madeNifti(MADE), "p/x.nii": madeNifti(OTHER) });
    const [expected] = (await onDisk(single)).report.images;
    for (const { name, counts, depth } of report.images) {
      assert.deepEqual(counts, expected?.counts, name);
      assert.equal(depth, 2);
    }
  });

  it("is fetched with it where the folders are on no disk", async () => {
    const folders = { prediction: "memory:/p", target: "memory:/t" };
    const { report } = await evaluated({ folders, files: memoryFiles(FILES) });
    const disk = await onDisk(temporaryFolder(FILES));
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.images, disk.report.images);
  });

  it("is told of in a sentence of its own where one of the two is missing", async () => {
    const { report } = await onDisk(
      temporaryFolder({
        ...FILES,
        "t/g.hdr": header,
        "p/g.nii": madeNifti(OTHER),
        "t/h.img": voxels,
        "t/i.img.gz": voxels,
      }),
    );
    assert.deepEqual(
      report.problems.map(({ kind, file }) => [kind, file]),
      [
        ["unreadable", "g.hdr"],
        ["unreadable", "h.img"],
        ["unreadable", "i.img.gz"],
      ],
    );
    const [noVoxels, noHeader] = report.problems;
    assert.match(
      noVoxels?.message ?? "",
      /header of a pair, and g\.img with its voxels is not beside it\. Put it there/,
    );
    assert.match(
      noHeader?.message ?? "",
      /the header that says how they lie, a file of its name that ends in \.hdr, is not beside it/,
    );
    assert.match(noHeader?.message ?? "", /Put the header there/);
    assert.equal(report.images.length, 6);
  });

  it("is counted anew where its voxels alone were written since", async () => {
    const folder = temporaryFolder(FILES);
    const folders = { prediction: join(folder, "p"), target: join(folder, "t") };
    const before = await onDisk(folder);
    const suspects = { prediction: new Set<string>(), target: new Set(["a.hdr", "e.nhdr", "sub/c.hdr"]) };
    const changed = (): Promise<number> => changedMasks(before.record, { folders, files: DISK_FILES, suspects });
    assert.equal(await changed(), 0);
    const path = join(folder, "t/a.img");
    writeFileSync(path, madeNiftiPair(OTHER).voxels);
    utimesSync(path, 2_000_000_000, 2_000_000_000);
    assert.equal(await changed(), 1);
    const after = await onDisk(folder, { before: before.record });
    assert.notDeepEqual(after.report.images[0]?.counts, before.report.images[0]?.counts);
    assert.deepEqual(after.report.images.slice(1), before.report.images.slice(1));
    rmSync(path);
    assert.equal(await changed(), 1);
  });

  it("is counted anew where the voxels are in a file of another name, which it tells", async () => {
    const folder = temporaryFolder(FILES);
    const folders = { prediction: join(folder, "p"), target: join(folder, "t") };
    const before = await onDisk(folder);
    const path = join(folder, "t/e voxels.bin");
    const made = { size: MADE.size, numbers: OTHER.numbers as number[], isPacked: true, dataFile: "e voxels.bin" };
    writeFileSync(path, madeNrrd(made).voxels);
    utimesSync(path, 2_000_000_000, 2_000_000_000);
    const suspects = { prediction: new Set<string>(), target: new Set(["e.nhdr", "f.mhd"]) };
    assert.equal(await changedMasks(before.record, { folders, files: DISK_FILES, suspects }), 1);
    const after = await onDisk(folder, { before: before.record });
    const countsOf = ({ report }: Evaluated) => report.images.find(({ name }) => name === "e")?.counts;
    assert.notDeepEqual(countsOf(after), countsOf(before));
  });

  it("is not taken for a mask beside one of its name, as where it says where a picture lies", async () => {
    const georeference = Buffer.from("ENVI\nsamples = 4\n");
    const folder = temporaryFolder({
      "t/x.nii": madeNifti(MADE),
      "t/x.hdr": georeference,
      "p/x.nii": madeNifti(OTHER),
      "p/y.hdr": georeference,
    });
    const { report } = await onDisk(folder);
    assert.deepEqual(
      report.problems.map(({ kind, file }) => [kind, file]),
      [["prediction-only", "y.hdr"]],
    );
    assert.equal(report.images.length, 1);
  });
});
