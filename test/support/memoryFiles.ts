import { posix } from "node:path";
import type { Files } from "../../src/run/files";

/** Files that are on no disk, below `memory:/`, named by their paths from there. All of their bytes lie in one buffer. */
export function memoryFiles(files: Readonly<Record<string, Uint8Array>>): Files {
  const shared = Buffer.concat(Object.values(files));
  let end = 0;
  const byPlace = new Map(
    Object.entries(files).map(([path, { length }]) => {
      const start = end;
      end += length;
      return [`memory:/${path}`, shared.subarray(start, end)];
    }),
  );
  const found = (place: string): Uint8Array => {
    const bytes = byPlace.get(place);
    if (!bytes) throw new Error("it is not in memory");
    return bytes;
  };
  return {
    list: (folder) => {
      const below = [...byPlace.keys()]
        .filter((place) => place.startsWith(`${folder}/`))
        .map((place) => place.slice(folder.length + 1));
      if (below.length === 0) return Promise.reject(new Error("it is not in memory"));
      const entries = below.map((path) => path.split("/"));
      return Promise.resolve(
        [...new Map(entries.map(([name = "", ...rest]) => [name, rest.length > 0]))].map(([name, isFolder]) => ({
          name,
          isFolder,
        })),
      );
    },
    read: async (file) => Promise.resolve(found(file)),
    stamp: async (file) => Promise.resolve({ size: found(file).length, modified: 0 }),
    join: (folder, file) => `memory:${posix.join(folder.slice("memory:".length), file)}`,
    realFolder: () => Promise.resolve(undefined),
    parent: (place) => `memory:${posix.dirname(place.slice("memory:".length))}`,
    nameOf: (place) => posix.basename(place),
    isOnDisk: (place) => !place.startsWith("memory:"),
  };
}
