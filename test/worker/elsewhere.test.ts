import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { DISK_FILES } from "../../src/run/diskFiles";
import { evaluateFolders, type Folders } from "../../src/run/evaluateFolders";
import type { Files } from "../../src/run/files";
import { evaluated as evaluatedBy, masksIn } from "../support/evaluated";
import { madeNifti, madeNiftiGz, madeNiftiPair } from "../support/madeNifti";
import { greyPng } from "../support/greyPng";
import { memoryFiles } from "../support/memoryFiles";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const A = greyPng(2, 1, [0, 1]);
const B = greyPng(2, 1, [1, 1]);

/** More pairs than all threads take at once, in subfolders, with files that are in the way. */
const MASKS: Readonly<Record<string, Buffer>> = {
  ...Object.fromEntries(
    Array.from(
      { length: 200 },
      (_, index) =>
        [
          [`p/${index % 7}/${index}.png`, index % 3 === 0 ? A : B],
          [`t/${index % 7}/${index}.png`, A],
        ] as const,
    ).flat(),
  ),
  "p/cut.png": A.subarray(0, A.length - 20),
  "t/cut.png": A,
  "p/size.png": greyPng(1, 2, [0, 1]),
  "t/size.png": A,
  "t/lonely.png": A,
  "t/classes.txt": Buffer.from("sky\nroad\n"),
};

const evaluated = async (folders: Folders, files: Files, threads = 2): Promise<Report> =>
  (await evaluatedBy({ folders, files, threads, stamps: false })).report;

const onDisk = (folder: string): Promise<Report> => evaluated(masksIn(folder), DISK_FILES);

/** Apart from where the folders are. */
function content({ images, problems, pairing, state }: Report) {
  return { images, problems, pairing, state };
}

describe("an evaluation of folders that are on no disk", () => {
  const folders: Folders = { prediction: "memory:/p", target: "memory:/t" };

  it("gives what the same folders on disk give, class list and problems included", async () => {
    const [report, other] = [await evaluated(folders, memoryFiles(MASKS)), await onDisk(temporaryFolder(MASKS))];
    assert.equal(report.images.length, 200);
    assert.deepEqual(content(report), content(other));
    assert.deepEqual(report.choices.classList?.classes, other.choices.classList?.classes);
  });

  it("gives it of volumes too: packed, and as a header beside its voxels", async () => {
    const made = {
      size: [3, 2, 2],
      numbers: Array.from({ length: 12 }, (_, voxel) => voxel % 3),
      spacing: [1, 1, 1, 2],
    };
    const pair = madeNiftiPair(made);
    const raw = Buffer.from(made.numbers);
    const nrrd = "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 3 2 2\nencoding: raw\ndata file: voxels.raw\n\n";
    const volumes = {
      "p/a.nii.gz": madeNiftiGz({ ...made, numbers: made.numbers.map((label) => label % 2) }),
      "t/a.nii.gz": madeNiftiGz(made),
      "p/b.hdr": pair.header,
      "p/b.img": pair.voxels,
      "t/b.nii": madeNifti(made),
      "p/c.nhdr": Buffer.from(nrrd),
      "p/voxels.raw": raw,
      "t/c.nhdr": Buffer.from(nrrd),
      "t/voxels.raw": raw,
    };
    const [report, other] = [await evaluated(folders, memoryFiles(volumes)), await onDisk(temporaryFolder(volumes))];
    assert.deepEqual(
      report.images.map(({ name, depth }) => [name, depth]),
      [
        ["a", 2],
        ["b", 2],
        ["c", 2],
      ],
    );
    assert.deepEqual(content(report), content(other));
  });

  it("gives it too where one of the folders is on disk", async () => {
    const folder = temporaryFolder(MASKS);
    const files = memoryFiles(MASKS);
    const mixed: Files = {
      ...files,
      list: (location) => (files.isOnDisk(location) ? DISK_FILES : files).list(location),
      join: (location, file) => (files.isOnDisk(location) ? DISK_FILES : files).join(location, file),
    };
    const report = await evaluated({ prediction: join(folder, "p"), target: "memory:/t" }, mixed);
    assert.deepEqual(content(report), content(await onDisk(folder)));
  });

  it("lists a mask that cannot be read, on either side, and goes on", async () => {
    const files = memoryFiles(MASKS);
    const fails = /p\/1\/1\.png|t\/2\/2\.png/;
    const report = await evaluated(folders, {
      ...files,
      read: (file) => (fails.test(file) ? Promise.reject(new Error("the server hung up")) : files.read(file)),
    });
    assert.equal(report.images.length, 198);
    const found = report.problems.filter(({ message }) => message.includes("(the server hung up)"));
    assert.deepEqual(
      found.map(({ kind, file }) => [kind, file]),
      [
        ["unreadable", "1/1.png"],
        ["unreadable", "2/2.png"],
      ],
    );
  });

  it("ends where no mask at all can be read", async () => {
    const report = await evaluated(folders, { ...memoryFiles(MASKS), read: () => Promise.reject(new Error("gone")) });
    assert.deepEqual([report.images.length, report.state], [0, "complete"]);
  });

  it("fetches only what its threads take next", async () => {
    const files = memoryFiles(MASKS);
    let [held, most] = [0, 0];
    const outcome = await evaluateFolders({
      folders,
      files: {
        ...files,
        read: (file) => {
          if (file.endsWith(".png")) most = Math.max(most, ++held);
          return files.read(file);
        },
      },
      choices: DEFAULT_CHOICES,
      programFolder: join(ROOT, "dist"),
      threads: 1,
      maxPixels: 1_000_000,
      signal: new AbortController().signal,
      onProgress: ({ images, problems }) => {
        held -= 2 * (images.length + problems.filter(({ kind }) => kind !== "target-only").length);
      },
    });
    assert.ok(outcome.ok);
    assert.ok(most <= 2 * 2 * 16, `${most} masks were held at once`);
  });
});
