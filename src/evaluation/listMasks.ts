import { skippedFiles, type SkippedFiles } from "../core/formats/otherKinds";
import { isMaskFile } from "../core/pairing/isMaskFile";
import type { Files } from "./files";

/** What a folder holds: masks, and what is not read though people keep masks so. */
export type Listing =
  | { readonly ok: true; readonly files: readonly string[]; readonly skipped: readonly SkippedFiles[] }
  | { readonly ok: false; readonly message: string };

/** Lists the files of a folder that can be masks, with those of its subfolders, as relative paths with `/`. */
export async function listMasks(folder: string, files: Files): Promise<Listing> {
  try {
    const listed = await listFiles(folder, files, () => true);
    return { ok: true, files: listed.filter(isMaskFile), skipped: skippedFiles(listed) };
  } catch (error) {
    return { ok: false, message: `The folder ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** The files of a folder and its subfolders that are wanted, as relative paths with `/`. Hidden ones are passed over. */
export async function listFiles(folder: string, files: Files, isWanted: (path: string) => boolean): Promise<string[]> {
  const walk = async (relative: string): Promise<string[]> => {
    const entries = await files.list(relative === "" ? folder : files.join(folder, relative));
    const found = await Promise.all(
      entries.map(async ({ name, isFolder }) => {
        const path = relative === "" ? name : `${relative}/${name}`;
        if (name.startsWith(".")) return [];
        if (isFolder) return walk(path);
        return isWanted(path) ? [path] : [];
      }),
    );
    return found.flat();
  };
  return walk("");
}
