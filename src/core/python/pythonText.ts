/**
 * A Python string literal: JSON's escapes are Python's too, and non-ASCII is escaped so that no encoding matters. Python has one
 * character a code point, so beyond 16 bits it is not JSON's two.
 */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

/** A Python comment; a line break in a name would end it. */
export function pythonComment(text: string): string {
  return `# ${text.replace(/\p{Cc}|[\u2028\u2029]/gu, " ")}`;
}
