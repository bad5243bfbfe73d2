import type { Report } from "./report";

/**
 * The report as it is saved in a folder: its mask folders relative to that folder where both lie below a common
 * one, so that a project moved or mounted elsewhere takes its reports along. Others stay as they are: a path to
 * another drive, or through the root of the file system, holds on this machine alone either way.
 *
 * @param reportFolder absolute, with the separators of the machine that it lies on.
 */
export function withStoredFolders(report: Report, reportFolder: string): Report {
  return withFolders(report, (folder) => relativeFolder(folder, reportFolder));
}

/**
 * The report as it was read from a folder: its mask folders absolute again.
 *
 * @param reportFolder absolute, with the separators of the machine that it lies on.
 */
export function withResolvedFolders(report: Report, reportFolder: string): Report {
  return withFolders(report, (folder) => resolvedFolder(folder, reportFolder));
}

function withFolders(report: Report, change: (folder: string) => string): Report {
  const { prediction, target } = report.folders;
  return { ...report, folders: { prediction: change(prediction), target: change(target) } };
}

/** From one folder to another, always with `/`; the folder as it is where the way would lead through the root. */
function relativeFolder(folder: string, from: string): string {
  const to = split(folder);
  const start = split(from);
  if (!to || !start || !sameRoot(to.root, start.root)) return folder;
  const shared = sharedParts(to.parts, start.parts);
  if (shared === 0) return folder;
  return [...start.parts.slice(shared).map(() => ".."), ...to.parts.slice(shared)].join("/") || ".";
}

function resolvedFolder(folder: string, from: string): string {
  const start = split(from);
  if (!start || split(folder)) return folder;
  const parts = joined(start.parts, folder.split(start.separator === "\\" ? /[\\/]/ : "/"));
  return start.root + parts.join(start.separator);
}

interface SplitPath {
  /** `/`, `C:\`, `\\server\share\` or `vscode-vfs://github/`. */
  readonly root: string;
  readonly parts: readonly string[];
  readonly separator: "/" | "\\";
}

/** The root of an absolute path, by where it comes from. A drive letter is no scheme. */
const ROOTS: readonly { readonly pattern: RegExp; readonly separator: SplitPath["separator"] }[] = [
  { pattern: /^[a-z][a-z0-9+.-]+:\/\/[^/]*\/?/i, separator: "/" },
  { pattern: /^[a-z]:[\\/]/i, separator: "\\" },
  { pattern: /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?/, separator: "\\" },
  { pattern: /^\//, separator: "/" },
];

/** An absolute path or URI in its parts; undefined for a relative one. */
function split(path: string): SplitPath | undefined {
  for (const { pattern, separator } of ROOTS) {
    const root = pattern.exec(path)?.[0];
    if (root === undefined) continue;
    const rest = path.slice(root.length);
    return { root, parts: joined([], rest.split(separator === "\\" ? /[\\/]/ : "/")), separator };
  }
  return undefined;
}

/** The way on from a folder, `.` and `..` followed. */
function joined(start: readonly string[], way: readonly string[]): readonly string[] {
  const parts = [...start];
  for (const part of way) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts;
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, position) => part !== b[position]);
  return differs < 0 ? a.length : differs;
}

function sameRoot(a: string, b: string): boolean {
  const plain = (root: string): string => root.replaceAll("\\", "/").toLowerCase();
  return plain(a) === plain(b);
}
