/** A Python string literal: JSON's escapes are Python's too, and non-ASCII is escaped so that no encoding matters. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A Python comment; a line break in a name would end it. */
export function pythonComment(text: string): string {
  return `# ${text.replace(/\p{Cc}|[\u2028\u2029]/gu, " ")}`;
}
