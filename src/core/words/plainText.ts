/** A name in a sentence: names are hostile input, and no control character of theirs is to break a line or move a cursor. */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
