/**
 * A name in a sentence: names are hostile input, and no control character of theirs is to break a line, move a cursor or turn the
 * direction of what stands beside it.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ");
}
