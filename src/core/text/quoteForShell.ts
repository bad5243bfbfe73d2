/** A word of a command line as a shell takes it. */
export function quoteForShell(text: string): string {
  if (/^[\w.,=+:/-]+$/.test(text)) return text;
  return /^[^"$`\\!]*$/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
