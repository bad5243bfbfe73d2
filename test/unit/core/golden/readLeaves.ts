/** The keys of each object of a golden file that a test read. */
const READ = new WeakMap<object, Set<string>>();

/** Notes that a test read what stands under the key. */
export function markRead(parent: object, key: string): void {
  const keys = READ.get(parent) ?? new Set();
  READ.set(parent, keys.add(key));
}

/** Where values stand that no test read, keys joined by dots; a list is one value. */
export function unreadLeaves(parent: object, path: readonly string[] = []): readonly string[] {
  return Object.entries(parent).flatMap(([key, value]: readonly [string, unknown]) => {
    if (READ.get(parent)?.has(key) === true) return [];
    const here = [...path, key];
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? unreadLeaves(value, here)
      : [here.join(".")];
  });
}
