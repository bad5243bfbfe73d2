import { addTo } from "../collections/addTo";

/** What all names of a side begin and end with. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** Names that share an affix, at least: a stray file does not spoil what the others tell. */
export const AFFIX_SHARE = 0.9;

/** The longest prefix and suffix that nearly all names share, never ending within a number or a word. */
export function constantAffixes(stems: readonly string[]): Affixes {
  const prefix = atBorder(FROM_START, sharedPart(FROM_START, stems), stems);
  const rest =
    prefix === "" ? stems : stems.filter((stem) => stem.startsWith(prefix)).map((stem) => stem.slice(prefix.length));
  return { prefix, suffix: atBorder(FROM_END, sharedPart(FROM_END, rest), rest) };
}

/** A way along a name. */
interface Way {
  /** The character at a distance from where the way begins; empty past the other end. */
  readonly at: (name: string, distance: number) => string;
  /** So much of a name from where the way begins. */
  readonly part: (name: string, length: number) => string;
}

const FROM_START: Way = {
  at: (name, distance) => name.charAt(distance),
  part: (name, length) => name.slice(0, length),
};

const FROM_END: Way = {
  at: (name, distance) => name.charAt(name.length - 1 - distance),
  part: (name, length) => name.slice(name.length - length),
};

/** The name between the affixes; names without them, or without anything between, stay as they are. */
export function withoutAffixes(stem: string, { prefix, suffix }: Affixes): string {
  const fits = stem.length > prefix.length + suffix.length && stem.startsWith(prefix) && stem.endsWith(suffix);
  return fits ? stem.slice(prefix.length, stem.length - suffix.length) : stem;
}

/** The part that enough names share, in the order of a name. */
function sharedPart({ at, part }: Way, names: readonly string[]): string {
  const enough = AFFIX_SHARE * names.length;
  let alike = names;
  for (let length = 0; ; length++) {
    const counts = new Map<string, number>();
    for (const name of alike) addTo(counts, at(name, length), 1);
    const [next, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0]);
    if (next === "" || count < enough) return part(alike[0] ?? "", length);
    if (count < alike.length) alike = alike.filter((name) => at(name, length) === next);
  }
}

/** Shortens a shared part to where no name has a number or a word run on over its end. */
function atBorder({ at, part }: Way, shared: string, names: readonly string[]): string {
  const sharing = names.filter((name) => part(name, shared.length) === shared);
  for (let length = shared.length; length > 0; length--) {
    const last = kind(at(shared, length - 1));
    if (last === "other" || !sharing.some((name) => kind(at(name, length)) === last)) return part(shared, length);
  }
  return "";
}

/** Halves of a character count as letters: no cut goes through one. */
function kind(character: string): "digit" | "letter" | "other" {
  if (/\d/.test(character)) return "digit";
  return /[\p{L}\uD800-\uDFFF]/u.test(character) ? "letter" : "other";
}
