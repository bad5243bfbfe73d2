/** A word of a name, in small letters. */
export interface NameWord {
  readonly text: string;
  /** Which piece between separators it is in: `gtFine_labelIds` has two pieces of two words. */
  readonly piece: number;
}

/** Splits a name at separators, at capital letters within a word, and where letters and digits meet. */
export function nameWords(name: string): readonly NameWord[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((words, piece) => Array.from(words.matchAll(WORDS), ([word]) => ({ text: word.toLowerCase(), piece })));
}

/** Capitals before a capitalised word, a capitalised word or small letters, capitals, digits, and letters without case. */
// eslint-disable-next-line regexp/no-super-linear-move -- what the first alternative leaves the third takes, so each letter is met twice at most
const WORDS = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+|\p{L}+/gu;
