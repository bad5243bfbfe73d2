/** What a kept value was computed from, beside the object that it belongs to: numbers of an array count, other objects by identity. */
export type KeptKey = readonly (string | number | undefined | object)[];

/**
 * Keeps the values of the last `most` keys asked for, for as long as the object that they belong to is there. The key holds all
 * that the value depends on beside that object.
 */
export function keepLast<Value>(most: number): (of: object, key: KeptKey, compute: () => Value) => Value {
  const known = new WeakMap<object, { readonly key: KeptKey; readonly value: Value }[]>();
  return (of, key, compute) => {
    const kept = known.get(of) ?? [];
    known.set(of, kept);
    const index = kept.findIndex((one) => isSameKey(one.key, key));
    const [found = { key, value: compute() }] = index < 0 ? [] : kept.splice(index, 1);
    kept.unshift(found);
    kept.length = Math.min(kept.length, most);
    return found.value;
  };
}

function isSameKey(some: KeptKey, others: KeptKey): boolean {
  return some.length === others.length && some.every((part, index) => isSamePart(part, others[index]));
}

function isSamePart(some: unknown, other: unknown): boolean {
  if (some === other) return true;
  if (!Array.isArray(some) || !Array.isArray(other)) return false;
  return some.length === other.length && some.every((item, index) => item === other[index]);
}
