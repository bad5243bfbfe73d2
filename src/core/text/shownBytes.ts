/** A name that is not UTF-8: its plain letters, and the other bytes as numbers, such as `\xe4`. */
export function shownBytes(name: Uint8Array): string {
  return Array.from(name, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`,
  ).join("");
}
