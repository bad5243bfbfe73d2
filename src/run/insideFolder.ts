import * as path from "node:path";
import type { Files } from "./files";

/** The location of a file of a folder; undefined where it would lead out of the folder, as a report from elsewhere might try. */
export function insideFolder(folder: string, file: string, files: Files): string | undefined {
  const isOnDisk = files.isOnDisk(folder);
  const ways = isOnDisk ? path : path.posix;
  const root = isOnDisk ? folder : "/folder";
  const way = ways.relative(root, ways.join(root, file));
  const leadsOut = way === ".." || way.startsWith(`..${ways.sep}`) || ways.isAbsolute(way);
  return leadsOut ? undefined : files.join(folder, file);
}
