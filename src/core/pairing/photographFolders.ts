import type { Side } from "../labels/label";
import type { Variants } from "../document/pairing";
import type { MaskName } from "./maskName";

/** Folders of photographs, and those of masks that stand beside them. Known by both: `images` alone may hold masks. */
const PHOTOGRAPHS = /^(?:images?|imgs|photos?)$/i;
const MASKS = /^(?:masks?|labels?|annotations?|segmentations?|ground[-_ ]?truths?|gts?|targets?|segmentationclass)$/i;

/**
 * Leaves out what lies in a folder of photographs where a folder of masks stands beside it, as in `id/images` and `id/masks`:
 * a photograph may well be a PNG of the prediction's name.
 */
export function withoutPhotographs(
  masks: readonly MaskName[],
  side: Side,
  wanted: string | undefined,
): { readonly masks: readonly MaskName[]; readonly variants?: Variants } {
  const named = new Map(masks.map((mask) => [mask, namedFolder(mask.folder)]));
  const ofMasks = new Map<string, string>();
  for (const { above, masks: name } of [...named.values()].flatMap((folder) => folder ?? []))
    if (name !== undefined) ofMasks.set(above, name);
  const isPhotograph = (mask: MaskName): boolean => {
    const folder = named.get(mask);
    return folder !== undefined && folder.masks === undefined && ofMasks.has(folder.above);
  };
  const photographs = masks.filter(isPhotograph);
  const [first] = photographs;
  if (!first) return { masks };
  const others = masks.filter((mask) => !isPhotograph(mask));
  const kinds = [
    [[...new Set(ofMasks.values())].join("_"), others],
    [named.get(first)?.photographs ?? "", photographs],
  ] as const;
  const [chosen, taken] = kinds.find(([name]) => name === wanted) ?? kinds[0];
  const kind = (name: string, ofKind: readonly MaskName[]) => ({
    name,
    files: ofKind.map(({ path }) => path),
    images: ofKind.map(({ path }) => path),
  });
  return {
    masks: taken,
    variants: { side, chosen, by: "folders", kinds: kinds.map(([name, ofKind]) => kind(name, ofKind)) },
  };
}

interface NamedFolder {
  /** The folder that the one of photographs or masks lies in. */
  readonly above: string;
  readonly photographs?: string;
  readonly masks?: string;
}

function namedFolder(folder: string): NamedFolder | undefined {
  const folders = folder.split("/");
  const depth = folders.findLastIndex((part) => PHOTOGRAPHS.test(part) || MASKS.test(part));
  const name = folders[depth];
  if (name === undefined) return undefined;
  const above = folders.slice(0, depth).join("/");
  return PHOTOGRAPHS.test(name) ? { above, photographs: name } : { above, masks: name };
}
