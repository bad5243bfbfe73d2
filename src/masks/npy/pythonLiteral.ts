/** A value that a Python literal can stand for. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | { readonly kind: "tuple"; readonly items: readonly PythonValue[] }
  | { readonly kind: "list"; readonly items: readonly PythonValue[] }
  | { readonly kind: "dictionary"; readonly entries: ReadonlyMap<PythonValue, PythonValue> };

/** Deeper nesting than any type of NumPy has. */
const DEEPEST = 32;

/** Between the parts of a literal; a comment goes to the end of its line. */
const SPACE = /(?:\s|#[^\n]*(?:\n|$))*/y;

const ESCAPED = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|[0-7]{1,3}|[^])/g;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", '"': '"' };
const NAMES: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/**
 * Reads a literal as Python's `ast.literal_eval` does, as far as headers of arrays go: strings, also several after each other,
 * whole numbers (with the `L` of Python 2), True, False, None, tuples, lists and dictionaries, of which the last of equal keys counts.
 *
 * @returns undefined for all else.
 */
export function pythonLiteral(text: string): PythonValue | undefined {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  return reader.isAtEnd() ? value : undefined;
}

function unescapeCharacter(escape: string): string {
  const code = escape.slice(1);
  if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
  return code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? escape);
}

class LiteralReader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.take(SPACE);
    return this.at === this.text.length;
  }

  value(depth: number): PythonValue | undefined {
    this.take(SPACE);
    if (depth > DEEPEST) return undefined;
    switch (this.text.charAt(this.at)) {
      case "(":
        return this.parenthesised(depth);
      case "[":
        return this.list(depth);
      case "{":
        return this.dictionary(depth);
      default:
        return this.word();
    }
  }

  /** A string, a number or a name. */
  private word(): PythonValue | undefined {
    const first = this.string();
    if (first !== undefined) return this.withStringsBehind(first);
    const digits = this.take(/[+-]?(?:0[xX][\da-fA-F]+|0+|[1-9](?:_?\d)*)L?/y);
    if (digits !== undefined) return Number(digits.replace(/[_L]/g, ""));
    const name = this.take(/[A-Za-z]+/y);
    return name === undefined ? undefined : NAMES[name];
  }

  private withStringsBehind(first: string): string {
    let whole = first;
    for (let next: string | undefined = ""; next !== undefined; next = this.string()) {
      whole += next;
      this.take(SPACE);
    }
    return whole;
  }

  private string(): string | undefined {
    const quoted = this.take(/[uUrR]?(?:'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*")/y);
    const text = quoted?.replace(/^[uUrR]/, "").slice(1, -1);
    return quoted === undefined || /^[rR]/.test(quoted) ? text : text?.replace(ESCAPED, unescapeCharacter);
  }

  /** A tuple, or one value in parentheses, which is that value. */
  private parenthesised(depth: number): PythonValue | undefined {
    const items = this.items(")", () => this.value(depth + 1));
    if (!items) return undefined;
    const [only] = items.values;
    return items.values.length === 1 && !items.endsWithComma ? only : { kind: "tuple", items: items.values };
  }

  private list(depth: number): PythonValue | undefined {
    const items = this.items("]", () => this.value(depth + 1));
    return items && { kind: "list", items: items.values };
  }

  private dictionary(depth: number): PythonValue | undefined {
    const items = this.items("}", (): readonly [PythonValue, PythonValue] | undefined => {
      const key = this.value(depth + 1);
      this.take(SPACE);
      if (key === undefined || this.take(/:/y) === undefined) return undefined;
      const value = this.value(depth + 1);
      return value === undefined ? undefined : [key, value];
    });
    return items && { kind: "dictionary", entries: new Map(items.values) };
  }

  /** Items with a comma between, and perhaps one behind, up to the closing bracket; undefined where it is missing. */
  private items<Item>(
    close: string,
    next: () => Item | undefined,
  ): { readonly values: readonly Item[]; readonly endsWithComma: boolean } | undefined {
    const values: Item[] = [];
    let endsWithComma = false;
    this.at++;
    for (;;) {
      this.take(SPACE);
      if (this.text[this.at] === close) {
        this.at++;
        return { values, endsWithComma };
      }
      if (values.length > 0 && !endsWithComma) return undefined;
      const item = next();
      if (item === undefined) return undefined;
      values.push(item);
      this.take(SPACE);
      endsWithComma = this.take(/,/y) !== undefined;
    }
  }

  /** What the sticky pattern matches here, and goes past it. */
  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}
