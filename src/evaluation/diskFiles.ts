import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "./files";

/** The files of this machine's disks. */
export const DISK_FILES: Files = {
  list: (folder) =>
    said(async () => {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
    }),
  read: (file) => said(() => readFile(file)),
  stamp: (file) =>
    said(async () => {
      const { size, mtimeMs } = await stat(file);
      return { size, modified: mtimeMs };
    }),
  join,
  parent: dirname,
  isOnDisk: () => true,
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is a file, not a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
};

/** The work, its failure in words. */
async function said<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
    throw new Error(REASONS[code] ?? (error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
