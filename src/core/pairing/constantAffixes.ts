/** What all names of a side begin and end with. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** Names that share an affix, at least: a stray file does not spoil what the others tell. */
export const AFFIX_SHARE = 0.9;

/** The longest prefix and suffix that nearly all names share, never ending within a number or a word. */
export function constantAffixes(stems: readonly string[]): Affixes {
  const prefix = atBorder(sharedStart(stems), stems);
  const rest = stems.filter((stem) => stem.startsWith(prefix)).map((stem) => reversed(stem.slice(prefix.length)));
  return { prefix, suffix: reversed(atBorder(sharedStart(rest), rest)) };
}

/** The name between the affixes; names without them, or without anything between, stay as they are. */
export function withoutAffixes(stem: string, { prefix, suffix }: Affixes): string {
  const fits = stem.length > prefix.length + suffix.length && stem.startsWith(prefix) && stem.endsWith(suffix);
  return fits ? stem.slice(prefix.length, stem.length - suffix.length) : stem;
}

function sharedStart(names: readonly string[]): string {
  const enough = AFFIX_SHARE * names.length;
  let alike = names;
  let start = "";
  for (;;) {
    const counts = new Map<string, number>();
    for (const name of alike) counts.set(name.charAt(start.length), (counts.get(name.charAt(start.length)) ?? 0) + 1);
    const [next, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0]);
    if (next === "" || count < enough) return start;
    const position = start.length;
    if (count < alike.length) alike = alike.filter((name) => name.charAt(position) === next);
    start += next;
  }
}

/** Shortens a shared start to where no name has a number or a word run on over its end. */
function atBorder(start: string, names: readonly string[]): string {
  const sharing = names.filter((name) => name.startsWith(start));
  for (let end = start.length; end > 0; end--) {
    const last = kind(start.charAt(end - 1));
    if (last === "other" || !sharing.some((name) => kind(name.charAt(end)) === last)) return start.slice(0, end);
  }
  return "";
}

function kind(character: string): "digit" | "letter" | "other" {
  if (/\d/.test(character)) return "digit";
  return /\p{L}/u.test(character) ? "letter" : "other";
}

function reversed(text: string): string {
  return Array.from(text).reverse().join("");
}
