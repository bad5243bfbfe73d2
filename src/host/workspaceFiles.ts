import { messageOf } from "../core/text/messageOf";
import * as vscode from "vscode";
import { DISK_FILES } from "../run/diskFiles";
import type { Files } from "../run/files";
import { isUri, locationName, parentLocation, locationOf, uriOf } from "./locations";

/** The files of every file system that VS Code knows; those on this machine's disk without asking VS Code. */
export const WORKSPACE_FILES: Files = {
  list: (folder) => (isUri(folder) ? list(uriOf(folder)) : DISK_FILES.list(folder)),
  read: (file) => (isUri(file) ? withReason(vscode.workspace.fs.readFile(uriOf(file))) : DISK_FILES.read(file)),
  stamp: (file) => (isUri(file) ? stamp(uriOf(file)) : DISK_FILES.stamp(file)),
  join: (folder, file) =>
    isUri(folder) ? locationOf(vscode.Uri.joinPath(uriOf(folder), file)) : DISK_FILES.join(folder, file),
  realFolder: (folder) => (isUri(folder) ? Promise.resolve(undefined) : DISK_FILES.realFolder(folder)),
  parent: (location) => (isUri(location) ? parentLocation(location) : DISK_FILES.parent(location)),
  nameOf: (location) => (isUri(location) ? locationName(location) : DISK_FILES.nameOf(location)),
  isOnDisk: (location) => !isUri(location),
};

async function list(folder: vscode.Uri): ReturnType<Files["list"]> {
  const entries = await withReason(vscode.workspace.fs.readDirectory(folder));
  return entries.map(([name, type]) => {
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    return isFolder && (type & vscode.FileType.SymbolicLink) !== 0
      ? { name, isFolder, isLink: true }
      : { name, isFolder };
  });
}

async function stamp(file: vscode.Uri): ReturnType<Files["stamp"]> {
  const { size, mtime } = await withReason(vscode.workspace.fs.stat(file));
  return { size, modified: mtime };
}

const REASONS: Readonly<Record<string, string>> = {
  FileNotFound: "it does not exist",
  FileNotADirectory: "it is a file, not a folder",
  NoPermissions: "permission denied",
  Unavailable: "its file system cannot be reached",
};

/** The answer of a file system, its failure in words. */
async function withReason<Answer>(answer: Thenable<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const told = error instanceof vscode.FileSystemError ? REASONS[error.code] : undefined;
    throw new Error(told ?? messageOf(error), { cause: error });
  }
}
