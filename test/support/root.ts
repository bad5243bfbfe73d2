import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's top folder, from wherever the bundled test lies. */
export const ROOT = findRoot(__dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  return findRoot(dirname(folder));
}
