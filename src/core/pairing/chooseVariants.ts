import { groupBy } from "../collections/groupBy";
import type { Side } from "../labels/label";
import type { Variants } from "../document/pairing";
import type { MaskName } from "./maskName";
import { splitRoleFolders } from "./roleFolders";
import { FIT, roleFit } from "./roleWords";
import { largestOf } from "../numbers/extremes";

export interface ChosenMasks {
  /** The masks that take part. */
  readonly masks: readonly MaskName[];
  /** Masks of a kind that does not take part, of images without the kind that does. */
  readonly left: readonly MaskName[];
  readonly variants?: Variants;
}

interface Kind {
  readonly name: string;
  readonly fit: number;
  readonly masks: readonly MaskName[];
  readonly images: readonly string[];
}

/**
 * Where a side holds several masks of one image (`x_labelIds`, `x_color`, `x_instanceIds`), keeps one kind for
 * the whole set: the wanted one, else among those that at least half of these images have the one that serves
 * best as labels. Kinds are never mixed: `_color` does not stand in for a missing `_labelIds`.
 */
export function chooseVariants(names: readonly MaskName[], side: Side, wanted?: string): ChosenMasks {
  if (!mayHaveVariants(names)) return { masks: names, left: [] };
  const kindOf = kindsOn(side);
  const labelled = names.map((mask): Labelled => ({ mask, ...kindOf(mask) }));
  const shared = new Set(groupsOfMany(labelled).flat());
  if (shared.size === 0) return { masks: names, left: [] };

  const kindNames = new Set([...shared].map(({ kind }) => kind));
  const kinds = [
    ...groupBy(
      labelled.filter(({ kind }) => kindNames.has(kind)),
      ({ kind }) => kind,
    ),
  ].map(([name, members]): Kind => ({
    name,
    fit: members[0]?.fit ?? FIT.neutral,
    masks: members.map(({ mask }) => mask),
    images: members.map(({ image }) => image),
  }));
  const chosen = kinds.find(({ name }) => name === wanted) ?? best(kinds);
  const images = new Set(labelled.filter(({ kind }) => kind === chosen?.name).map(({ image }) => image));
  return {
    masks: labelled.filter(({ kind }) => kind === chosen?.name || !kindNames.has(kind)).map(({ mask }) => mask),
    left: labelled.filter(({ kind, image }) => kindNames.has(kind) && !images.has(image)).map(({ mask }) => mask),
    variants: {
      side,
      chosen: chosen?.name ?? "",
      kinds: kinds.map(({ name, masks, images: ofKind }) => ({
        name,
        files: masks.map(({ path }) => path),
        images: ofKind,
      })),
    },
  };
}

/** Whether any image can have several masks: no two share folder and key, whatever the roles. */
function mayHaveVariants(names: readonly MaskName[]): boolean {
  // Mostly the keys alone tell them apart, and need no new text for each.
  if (new Set(names.map(({ key }) => key)).size === names.length) return false;
  const folderOf = oncePerText((folder) => splitRoleFolders(folder).folder);
  return new Set(names.map(({ folder, key }) => `${folderOf(folder)}/${key}`)).size < names.length;
}

/** Asks once for each text: folders and role words are few, masks are many. */
function oncePerText<Value>(valueOf: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text) ?? valueOf(text);
    known.set(text, found);
    return found;
  };
}

interface Labelled {
  readonly mask: MaskName;
  readonly kind: string;
  readonly image: string;
  readonly fit: number;
}

/** What kind of mask one is, and of which image. A photograph beside its mask has the ending of one. */
function kindsOn(side: Side): (mask: MaskName) => Omit<Labelled, "mask"> {
  const inFolder = oncePerText((folder) => {
    const { folder: rest, roles: folderRoles, fit: folderFit } = splitRoleFolders(folder);
    const ofRoles = oncePerText((rolesAndPhotograph) => {
      const [roles = "", photograph = ""] = rolesAndPhotograph.split("/");
      const fits = [roleFit(roles, side), folderFit, photograph === "" ? FIT.labels : FIT.photograph];
      const telling = fits.filter((fit) => fit > FIT.neutral);
      return {
        kind: [folderRoles, roles, photograph].filter((word) => word !== "").join("_"),
        fit: telling.length > 0 ? largestOf(telling) : Math.min(fits[0] ?? FIT.neutral, fits[1] ?? FIT.neutral),
      };
    });
    return { rest, ofRoles };
  });
  return ({ path, folder, key, roles }) => {
    const { rest, ofRoles } = inFolder(folder);
    const { kind, fit } = ofRoles(`${roles}/${PHOTOGRAPH.exec(path)?.[1]?.toLowerCase() ?? ""}`);
    return { kind, fit, image: `${rest}/${key}` };
  };
}

const PHOTOGRAPH = /\.(jpe?g)$/i;

/** The masks of images that have several of different kinds; two of one kind are not variants but ambiguous. */
function groupsOfMany(labelled: readonly Labelled[]): readonly (readonly Labelled[])[] {
  return [...groupBy(labelled, ({ image }) => image).values()].filter(
    (group) => group.length > 1 && group.some(({ kind }) => kind !== group[0]?.kind),
  );
}

function best(kinds: readonly Kind[]): Kind | undefined {
  const most = largestOf(kinds.map(({ masks }) => masks.length));
  return kinds
    .filter(({ masks }) => 2 * masks.length >= most)
    .toSorted((a, b) => a.fit - b.fit || b.masks.length - a.masks.length || (a.name < b.name ? -1 : 1))[0];
}
