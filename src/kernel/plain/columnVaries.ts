/** Whether any of `count` groups of bytes, `step` bytes apart from `at` on, differs from the expected bytes. */
export function columnVaries(
  bytes: Uint8Array,
  at: number,
  step: number,
  count: number,
  expected: Uint8Array,
): boolean {
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < expected.length; k++) if (bytes[at + i * step + k] !== expected[k]) return true;
  }
  return false;
}
