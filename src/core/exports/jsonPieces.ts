/**
 * The text that `JSON.stringify(document, null, indent)` gives and a line break, piece by piece. A value that is not a list but can be
 * gone through is written as a list, item by item: it may be longer than a string can be.
 */
export function* jsonPieces(document: Readonly<Record<string, unknown>>, indent: number): Generator<string> {
  const [outer, inner] = [" ".repeat(indent), " ".repeat(2 * indent)];
  let before = "{\n";
  for (const [key, value] of Object.entries(document)) {
    yield `${before}${outer}${JSON.stringify(key)}: `;
    if (isPassing(value)) yield* listPieces(value, { outer, inner, indent });
    else yield indentText(JSON.stringify(value, null, indent), outer);
    before = ",\n";
  }
  yield "\n}\n";
}

function* listPieces(
  items: Iterable<unknown>,
  { outer, inner, indent }: { readonly outer: string; readonly inner: string; readonly indent: number },
): Generator<string> {
  let before = "[\n";
  for (const item of items) {
    yield `${before}${inner}${indentText(JSON.stringify(item, null, indent), inner)}`;
    before = ",\n";
  }
  yield before === ",\n" ? `\n${outer}]` : "[]";
}

/** No text of JSON holds a line break but those between its parts. */
function indentText(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

function isPassing(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}
