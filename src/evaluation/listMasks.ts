import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMaskFile } from "../core/pairing/isMaskFile";

/** What a folder holds. */
export type Listing =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Lists the files of a folder that can be masks, with those of its subfolders, as relative paths with `/`. */
export async function listMasks(folder: string): Promise<Listing> {
  try {
    return { ok: true, files: await walk(folder, "") };
  } catch (error) {
    return { ok: false, message: `The folder ${folder} cannot be read: ${reason(error)}.` };
  }
}

async function walk(root: string, relative: string): Promise<string[]> {
  const entries = await readdir(join(root, relative), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.name.startsWith(".")) return [];
      if (entry.isDirectory()) return walk(root, path);
      // Links are followed when the mask is read, not here: a link to a folder could lead in a circle.
      return isMaskFile(path) ? [path] : [];
    }),
  );
  return found.flat();
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is a file, not a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? error.message;
}
