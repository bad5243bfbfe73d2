import { groupBy } from "../collections/groupBy";
import { type Side, SIDES } from "../labels/label";
import { naturalOrder } from "../text/naturalOrder";
import type { Part, SeveralMasks } from "../document/pairing";
import { AFFIX_SHARE, constantAffixes, withoutAffixes } from "./constantAffixes";
import type { MaskName } from "./maskName";
import type { Sides } from "./matchKeys";
import { partName } from "./partName";
import { PART_FORMS, type Claim, type PartForm } from "./partForms";

type PartKind = SeveralMasks["kind"];

/** A side whose masks are parts: one class, lesion or instance a file. */
export interface PartsBySide {
  readonly side: Side;
  readonly kind: PartKind;
  /** Masks of the other side, each with the parts that its name is in, in natural order. */
  readonly images: readonly { readonly name: string; readonly other: MaskName; readonly parts: readonly Part[] }[];
  /** The parts of each image that has no mask on the other side. */
  readonly alone: readonly (readonly Part[])[];
  /** Masks of the other side without any part. */
  readonly others: readonly MaskName[];
}

/**
 * The side, the targets first, that has several masks of images of which the other has one; told by the names of the whole set.
 * `left` are the masks that have no partner of their own, where that is known: of several masks of an image one has it at most.
 */
export function partsBySide(sides: Sides, left: Sides = sides): PartsBySide | undefined {
  for (const side of SIDES) {
    const masks = sides[side];
    const others = sides[side === "target" ? "prediction" : "target"];
    if (masks.length < 2 || left[side].length === 0) continue;
    const found = imageNames(others)
      .flatMap((images) =>
        PART_FORMS.flatMap((form) => {
          const claim = form.claims(images);
          if (!left[side].some(claim)) return [];
          return several(side, masks, { images, claims: claimsOf(masks, claim), form });
        }),
      )
      .toSorted((a, b) => b.images.length - a.images.length || partsIn(b) - partsIn(a))[0];
    if (found) return found;
  }
  return undefined;
}

/** The other side's masks by the names that parts can hold: without role words, else without what all names have in common. */
function imageNames(masks: readonly MaskName[]): readonly ReadonlyMap<string, MaskName>[] {
  const affixes = constantAffixes(masks.map(({ stem }) => stem));
  const ways = [
    new Map(masks.map((mask) => [mask.key, mask])),
    new Map(masks.map((mask) => [withoutAffixes(mask.stem, affixes), mask])),
  ];
  const told = ways.filter((names) => names.size === masks.length);
  const [first, second] = told;
  // Without affixes and role words the two are one.
  return first && second && [...second.keys()].every((name) => first.has(name)) ? [first] : told;
}

function claimsOf(masks: readonly MaskName[], claim: (mask: MaskName) => Claim | undefined): Claims {
  const claims = new Map<MaskName, Claim>();
  for (const mask of masks) {
    const found = claim(mask);
    if (found) claims.set(mask, found);
  }
  return claims;
}

type Claims = ReadonlyMap<MaskName, Claim>;

function several(
  side: Side,
  masks: readonly MaskName[],
  {
    images,
    claims,
    form,
  }: { readonly images: ReadonlyMap<string, MaskName>; readonly claims: Claims; readonly form: PartForm },
): readonly PartsBySide[] {
  if (!areEnough(claims, images.size) || !areTold(claims)) return [];
  const byImage = partsByImage(claims);
  const kind = kindOf([...byImage.values()], form);
  if (!kind) return [];
  const alike = form.alike([...claims.values()]);
  const rest = masks
    .filter((mask) => !claims.has(mask))
    .map((mask) => [mask, alike(mask) ?? { image: mask.path, rest: "" }] as const);
  return [
    {
      side,
      kind,
      images: [...byImage].flatMap(([name, parts]) => {
        const other = images.get(name);
        return other ? [{ name, other, parts }] : [];
      }),
      alone: [...partsByImage(new Map(rest)).values()],
      others: [...images].filter(([name]) => !byImage.has(name)).map(([, mask]) => mask),
    },
  ];
}

function partsByImage(claims: Claims): ReadonlyMap<string, readonly Part[]> {
  const images = groupBy([...claims], ([, { image }]) => image);
  return new Map(
    [...images].map(([image, ofImage]) => [
      image,
      ofImage
        .map(([{ path }, { rest }]): Part => ({ path, ...partName(rest) }))
        .toSorted(
          (a, b) => naturalOrder(a.name, b.name) || (a.number ?? -1) - (b.number ?? -1) || naturalOrder(a.path, b.path),
        ),
    ]),
  );
}

/** Whether most images have parts, and one has several: told by counting, as it is so of the fewest sets. */
function areEnough(claims: Claims, images: number): boolean {
  const seen = new Set<string>();
  for (const { image } of claims.values()) seen.add(image);
  return seen.size >= AFFIX_SHARE * images && seen.size < claims.size;
}

/** Whether the form tells the masks of every image apart: else it is not that of their names. */
function areTold(claims: Claims): boolean {
  return new Set([...claims.values()].map(({ image, rest }) => `${image}/${rest}`)).size === claims.size;
}

function partsIn({ images }: PartsBySide): number {
  return images.reduce((sum, { parts }) => sum + parts.length, 0);
}

/** Undefined where the names tell of something else than parts of one mask. */
function kindOf(images: readonly (readonly Part[])[], { ofClasses }: PartForm): PartKind | undefined {
  const parts = images.flat();
  const names = new Set(parts.map(({ name }) => name));
  if ([...names].every((name) => SPLITS.test(name))) return undefined;
  if (names.size === 1) return images.every(areNumbered) ? "numbers" : "instances";
  // Each image has the mask itself: the others (`x_edges`, `x_depth`) are of another kind.
  if (images.every((ofImage) => ofImage.some(({ name, number }) => name === "" && number === undefined)))
    return undefined;
  const areClasses =
    ofClasses === true || parts.length >= 2 * names.size || [...names].every((name) => WORD.test(name));
  return areClasses ? "classes" : "instances";
}

/** Parts of a data set, which hold other images under the same names. */
const SPLITS = /^(?:train|training|val|valid|validation|test|testing|trainval|dev|fold_?\d*)$/i;

/** As a person would call a class, not a hash: letters with a number behind them at most. */
const WORD = /^\D{0,40}\d{0,2}$/;

/** Each has a separate number, but perhaps the first: `x_mask`, `x_mask_1`. */
function areNumbered(parts: readonly Part[]): boolean {
  return new Set(parts.map(({ number }) => number)).size === parts.length;
}

/** What of it a pairing says. */
export function severalMasks(
  { side, kind, images, alone }: PartsBySide,
  isPaired: (other: MaskName) => boolean,
): SeveralMasks | undefined {
  const many = images.filter(({ parts }) => parts.length > 1);
  const [first] = many;
  if (!first) return undefined;
  const parts = images.flatMap((image) => image.parts);
  const more = alone.flat().filter(({ name, number }) => name !== "" || number !== undefined);
  return {
    side,
    kind,
    images: many.length,
    paired: many.filter(({ other }) => isPaired(other)).length,
    files: parts.length,
    example: { file: first.other.path, parts: first.parts.map(({ path }) => path) },
    names: [...new Set([...parts, ...more].map(({ name }) => name))].toSorted(naturalOrder),
    numbers: [...new Set([...parts, ...more].map(({ number }) => number))],
  };
}
