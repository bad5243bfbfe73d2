import fc, { type GeneratorValue } from "fast-check";

/** Values of every type of JSON, near and far from what can stand in a report. */
const STRANGE: fc.Arbitrary<unknown> = fc.constantFrom<unknown[]>(
  null,
  true,
  -1,
  0,
  1,
  2,
  0.5,
  1e300,
  2 ** 31,
  2 ** 53,
  "",
  "0",
  "auto",
  "table",
  [],
  [0],
  [[0, 0, 1]],
  {},
  { label: 1 },
);

/** The document with the value at one place replaced, taken away, or put there twice. */
export function mutations(document: unknown, draw: GeneratorValue): unknown {
  const inside = draw(fc.boolean) || isPlain(document);
  if (Array.isArray(document) && document.length > 0 && inside) {
    const items: readonly unknown[] = document;
    const at = draw(fc.nat, { max: items.length - 1 });
    const changed = draw(() => fc.constantFrom("inside", "gone", "twice"));
    const before = items.slice(0, at);
    const after = items.slice(at + 1);
    if (changed === "gone") return [...before, ...after];
    if (changed === "twice") return [...before, items[at], items[at], ...after];
    return [...before, mutations(items[at], draw), ...after];
  }
  if (isPlain(document) && Object.keys(document).length > 0 && inside) {
    const key = draw((keys: readonly string[]) => fc.constantFrom(...keys), Object.keys(document));
    const { [key]: value, ...rest } = document;
    return draw(() => fc.integer({ min: 0, max: 4 })) === 0 ? rest : { ...rest, [key]: mutations(value, draw) };
  }
  return draw(() => STRANGE);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
