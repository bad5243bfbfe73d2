import { naturalOrder } from "../core/text/naturalOrder";
import { isPhotographFolder } from "../core/pairing/isPhotographFolder";
import type { Files } from "./files";
import { Photographs } from "./photographs";

/** Data sets part their masks and photographs at most so many folders above the masks, as `gtFine/val` and `leftImg8bit/val`. */
const MOST_ABOVE = 3;
const MOST_TRIED = 8;
/** A folder that has photographs of fewer targets is of something else. */
const LEAST_SHARE = 0.5;

/**
 * The folder of the photographs of some targets: one that is named so and stands beside their folder, or beside one that this lies in,
 * with photographs that pair with most of them by name. The nearest is taken, of several the one that pairs with the most.
 *
 * @param targets paths relative to their folder.
 */
export async function findPhotographs(
  folder: string,
  targets: readonly string[],
  files: Files,
): Promise<string | undefined> {
  if (targets.length === 0) return undefined;
  let below: readonly string[] = [];
  for (let location = folder, level = 0; level < MOST_ABOVE; level++) {
    const above = files.parent(location);
    if (above === location) return undefined;
    const name = nameIn(above, location);
    const found = await bestOf(await candidates(above, { name, below }, files), targets, files);
    if (found !== undefined) return found;
    below = [name, ...below];
    location = above;
  }
  return undefined;
}

/** Folders of photographs in a folder, other than the one that leads to the masks; of each the part that goes on as the masks' way does. */
async function candidates(
  above: string,
  { name, below }: { readonly name: string; readonly below: readonly string[] },
  files: Files,
): Promise<readonly string[]> {
  const entries = await files.list(above).catch(() => []);
  const named = entries
    .filter((entry) => entry.isFolder && entry.name !== name && isPhotographFolder(entry.name))
    .map((entry) => files.join(above, entry.name))
    .toSorted(naturalOrder)
    .slice(0, MOST_TRIED);
  if (below.length === 0) return named;
  return Promise.all(
    named.map(async (folder) => {
      const same = files.join(folder, below.join("/"));
      return (await isThere(same, files)) ? same : folder;
    }),
  );
}

async function bestOf(
  folders: readonly string[],
  targets: readonly string[],
  files: Files,
): Promise<string | undefined> {
  let best: { readonly folder: string; readonly pairs: number } | undefined;
  for (const folder of folders) {
    const pairs = await new Photographs(folder, targets, files).pairs();
    if (pairs >= LEAST_SHARE * targets.length && pairs > (best?.pairs ?? 0)) best = { folder, pairs };
  }
  return best?.folder;
}

function isThere(folder: string, files: Files): Promise<boolean> {
  return files.list(folder).then(
    () => true,
    () => false,
  );
}

/** The last part of a location. */
function nameIn(above: string, location: string): string {
  return location
    .slice(above.length)
    .split(/[/\\]/)
    .filter((part) => part !== "")
    .join("/");
}
