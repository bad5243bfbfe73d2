import { readdirSync, realpathSync, statSync } from "node:fs";
import { isMaskFile } from "../../core/pairing/isMaskFile";
import { DISK_FILES } from "../diskFiles";
import type { Files, FolderEntry } from "../files";
import type { Pack, PackForm } from "./pack";

/**
 * The files of a run whose folders may be packs, or hold nothing but packs: then a pack is a folder of what it holds. Masks that lie
 * beside packs are what is meant: then the packs are passed over, as other files are.
 */
export function filesOf(folders: readonly string[], forms: readonly PackForm[]): Files {
  const formOf = (name: string): PackForm | undefined =>
    forms.find(({ ending }) => name.toLowerCase().endsWith(ending));
  const isPack = (file: string): boolean => formOf(file) !== undefined && isRegular(file);
  // As they are named, and as links lead to them.
  const holders = new Set(
    folders.filter((folder) => holdsPacks(folder, formOf)).flatMap((folder) => [folder, realpathSync(folder)]),
  );
  if (holders.size === 0 && !folders.some(isPack)) return DISK_FILES;
  const packs = new Map<string, Promise<Pack>>();
  const packOf = (file: string): Promise<Pack> => {
    const known = packs.get(file);
    if (known) return known;
    const opened = formOf(file)?.open(file) ?? Promise.reject(new Error("it is no pack"));
    packs.set(file, opened);
    return opened;
  };
  /** The pack on the way to a location, and the path inside of it. */
  const place = (location: string): { readonly file: string; readonly path: string } | undefined => {
    for (const { index } of location.matchAll(/[\\/]|$/g)) {
      const file = location.slice(0, index);
      if (packs.has(file) || isPack(file)) return { file, path: location.slice(index + 1) };
    }
    return undefined;
  };
  return {
    list: async (location) => {
      const found = place(location);
      if (found) return entriesOf(await packOf(found.file), found.path);
      const entries = await DISK_FILES.list(location);
      if (!holders.has(location)) return entries;
      return entries.map((entry) => (formOf(entry.name) ? { name: entry.name, isFolder: true } : entry));
    },
    read: async (location) => {
      const found = place(location);
      return found ? (await packOf(found.file)).read(found.path) : DISK_FILES.read(location);
    },
    stamp: async (location) => {
      const found = place(location);
      if (!found) return DISK_FILES.stamp(location);
      const [{ sizes }, { modified }] = await Promise.all([packOf(found.file), DISK_FILES.stamp(found.file)]);
      const size = sizes.get(found.path);
      if (size === undefined) throw new Error("its size is not known before it is read");
      return { size, modified };
    },
    join: (folder, file) => (place(folder) ? `${folder}/${file}` : DISK_FILES.join(folder, file)),
    realFolder: (folder) => (place(folder) ? Promise.resolve(folder) : DISK_FILES.realFolder(folder)),
    parent: DISK_FILES.parent,
    nameOf: DISK_FILES.nameOf,
    isOnDisk: (location) => !holders.has(location) && place(location) === undefined,
  };
}

function isRegular(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function holdsPacks(folder: string, formOf: (name: string) => PackForm | undefined): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return (
      entries.some((entry) => !entry.isDirectory() && formOf(entry.name)) &&
      !entries.some(({ name }) => isMaskFile(name))
    );
  } catch {
    // It is a file, or cannot be read: whoever lists it says so.
    return false;
  }
}

/** What lies in a folder of a pack itself. */
function entriesOf({ sizes, unread }: Pack, folder: string): readonly FolderEntry[] {
  const begin = folder === "" ? "" : `${folder}/`;
  const entries = new Map<string, FolderEntry>();
  for (const path of sizes.keys()) {
    if (!path.startsWith(begin)) continue;
    const end = path.indexOf("/", begin.length);
    const name = path.slice(begin.length, end < 0 ? undefined : end);
    if (end >= 0 || !entries.has(name)) entries.set(name, { name, isFolder: end >= 0 });
  }
  // They are told at the top, by their whole path.
  const faults = folder === "" ? [...unread].map(([name, why]) => ({ name, isFolder: false, unread: why })) : [];
  return [...entries.values(), ...faults];
}
