/** What a caught value says: whatever was thrown, as one text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
