import { isAbsolute, join, relative } from "node:path";

/** The path of a file of a folder; undefined where it would lead out of the folder, as a report from elsewhere might try. */
export function insideFolder(folder: string, file: string): string | undefined {
  const path = join(folder, file);
  const way = relative(folder, path);
  return way.startsWith("..") || isAbsolute(way) ? undefined : path;
}
