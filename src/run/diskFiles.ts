import { fileReason } from "../core/text/fileReason";
import { shownBytes } from "../core/text/shownBytes";
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMaskFile } from "../core/pairing/isMaskFile";
import type { Files, FolderEntry, WhyUnread } from "./files";
import { openRegular, requireReadable } from "./openRegular";

/** The files of this machine's disks. */
export const DISK_FILES: Files = {
  list: (folder) =>
    withReason(async () => {
      const entries = await readdir(folder, { withFileTypes: true });
      if (entries.some(({ name }) => name.includes(REPLACED))) return namedEntries(folder);
      return Promise.all(entries.map((entry) => folderEntry(folder, entry)));
    }),
  read: (file) => withReason(() => readRegular(file)),
  stamp: (file) =>
    withReason(async () => {
      const { size, mtimeMs } = await stat(file);
      return { size, modified: mtimeMs };
    }),
  join,
  realFolder: (folder) => realpath(folder).catch(() => undefined),
  parent: dirname,
  nameOf: basename,
  isOnDisk: () => true,
};

/** What Node puts for bytes that are not UTF-8, as names in Latin-1 have them. It may also be a character of a name. */
const REPLACED = "\uFFFD";

const MISNAMED: WhyUnread = { reason: "its name is not UTF-8, and its other bytes are shown as numbers" };

async function namedEntries(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  return Promise.all(
    entries.map(async (entry) => {
      const name = entry.name.toString();
      if (Buffer.from(name).equals(entry.name)) return folderEntry(folder, Object.assign(entry, { name }));
      return { name: shownBytes(entry.name), isFolder: entry.isDirectory(), unread: MISNAMED };
    }),
  );
}

/** Masks are links by thousands in some data sets: those that are named as masks are not asked what they lead to. */
async function folderEntry(folder: string, entry: Dirent): Promise<FolderEntry> {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, isFolder: entry.isDirectory() };
  const isFolder =
    !isMaskFile(name) &&
    (await stat(join(folder, name)).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  return isFolder ? { name, isFolder, isLink: true } : { name, isFolder };
}

async function readRegular(path: string): Promise<Uint8Array> {
  const { file, size } = await openRegular(path);
  try {
    requireReadable(size);
    const { buffer, byteOffset, length } = await file.readFile();
    // Not the Buffer itself, which messages to a page turn into something else.
    return new Uint8Array(buffer, byteOffset, length);
  } finally {
    await file.close();
  }
}

/** The work, its failure in words. */
async function withReason<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(fileReason(error), { cause: error });
  }
}
