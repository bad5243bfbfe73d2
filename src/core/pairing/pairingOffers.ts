import type { FileChoices } from "../document/fileChoices";
import type { PairingOffer } from "../document/pairing";
import { quantity, formatCount } from "../text/format";
import type { MaskName } from "./maskName";
import { foldersApart, matchKeys, type Match, type Sides } from "./matchKeys";

/** A weaker reading of names, taken where the user says so and offered where it pairs more. */
interface WeakerReading {
  readonly kind: PairingOffer["kind"];
  readonly read: (name: string) => string;
  /** Whether it reads the names of folders as well. */
  readonly ofFolders: boolean;
  /** What names show that it would pair, as the beginning of a sentence, and how it would read them. */
  readonly seen: string;
  readonly if: string;
  /** What it did, as words that follow a rule's. */
  readonly taken: string;
}

const WEAKER: readonly WeakerReading[] = [
  {
    kind: "zeroPadding",
    read: (name) => name.replace(/(?<!\d)0+(?=\d)/g, ""),
    ofFolders: false,
    seen: "The numbers in the names are padded with zeros in different ways",
    if: "they are read as numbers",
    taken: "numbers without leading zeros",
  },
  {
    kind: "letterCase",
    read: (name) => name.toLowerCase(),
    ofFolders: true,
    seen: "Some names differ in capital letters alone",
    if: "capital and small letters are read as the same",
    taken: "capital and small letters as the same",
  },
];

type Weaker = Pick<FileChoices, PairingOffer["kind"]>;

/** The masks with their names as the user wants them read. */
export function readWeaker(sides: Sides, chosen: Weaker): Sides {
  return WEAKER.filter(({ kind }) => chosen[kind] === "ignored").reduce(readNames, sides);
}

/** What of it the user chose, in words that follow the rule's. */
export function weakerWords(chosen: Weaker): readonly string[] {
  return WEAKER.filter(({ kind }) => chosen[kind] === "ignored").map(({ taken }) => taken);
}

/** The reading that would pair the most files beyond those that are paired, with one such pair as its example. */
export function pairingOffer(sides: Sides, chosen: Weaker, paired: readonly Match[]): PairingOffer | undefined {
  if (paired.length === Math.min(sides.target.length, sides.prediction.length)) return undefined;
  const partners = new Map(paired.map(({ target, prediction }) => [target.path, prediction.path]));
  const offers = WEAKER.filter(({ kind }) => chosen[kind] === undefined).flatMap((reading): readonly PairingOffer[] => {
    const read = readNames(sides, reading);
    const key = (mask: MaskName): string => mask.key;
    const { pairs } = matchKeys(read, { target: key, prediction: key }, foldersApart(read));
    const fresh = pairs.find(({ target, prediction }) => partners.get(target.path) !== prediction.path);
    return fresh && pairs.length > paired.length
      ? [offerOf(reading, { fresh, pairs: pairs.length, paired: paired.length })]
      : [];
  });
  return offers.toSorted((a, b) => b.pairs - a.pairs)[0];
}

function offerOf(
  { kind, seen, if: condition }: WeakerReading,
  { fresh, pairs, paired }: { readonly fresh: Match; readonly pairs: number; readonly paired: number },
): PairingOffer {
  const example = `${fresh.prediction.path} with ${fresh.target.path}`;
  return {
    kind,
    message: `${seen}: ${quantity(pairs, "pair")} instead of ${formatCount(paired)} if ${condition}, such as ${example}.`,
    pairs,
  };
}

function readNames({ target, prediction }: Sides, { read, ofFolders }: WeakerReading): Sides {
  const plain = (mask: MaskName): MaskName => ({
    ...mask,
    folder: ofFolders ? read(mask.folder) : mask.folder,
    stem: read(mask.stem),
    key: read(mask.key),
  });
  return { target: target.map(plain), prediction: prediction.map(plain) };
}
