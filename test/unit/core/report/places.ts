/** A place in a document of JSON: keys and positions from the outside. */
export type Path = readonly (string | number)[];

/** The document with another value at a place; `undefined` takes the key away. */
export function withValue(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    return items.map((item, at) => (at === key ? withValue(item, rest, value) : item));
  }
  const inner = (document as Readonly<Record<string, unknown>>)[key];
  return { ...(document as object), [key]: withValue(inner, rest, value) };
}

/** As sentences of a refusal name it: `images[3].target.path`. */
export function placeOf(path: Path): string {
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}
