/** A regular expression as a tree. */
export type PatternNode =
  /** One character (code point). */
  | { readonly kind: "point"; readonly accepts: (point: string) => boolean }
  /** A condition on a place between characters. */
  | { readonly kind: "assert"; readonly holds: (points: readonly string[], index: number) => boolean }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  /** The first that leads to a match. */
  | { readonly kind: "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "group"; readonly part: PatternNode; readonly first: boolean }
  | {
      readonly kind: "repeat";
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    };

export type ParsedPattern =
  | { readonly ok: true; readonly node: PatternNode }
  /** The rest of a sentence that begins with the pattern. */
  | { readonly ok: false; readonly message: string };

/**
 * Parses what `RegExp` accepts with the flag `u`. Look-around and references back are refused: they are what cannot
 * be matched in linear time.
 */
export function parsePattern(source: string): ParsedPattern {
  try {
    return { ok: true, node: new Parser(source).choice() };
  } catch (error) {
    if (error instanceof NotLinear) return { ok: false, message: error.message };
    throw error;
  }
}

class NotLinear extends Error {}

/** Pieces of the syntax, from where the parser stands. */
const PIECES = {
  group: /\((?:\?(?:<(?![=!])[^>]*>|[^<]|<[=!]))?/uy,
  quantifier: /(?:[*+?]|\{(\d+)(,(\d*))?\})(\??)/uy,
  set: /\[(?:\\.|[^\]\\])*\]/uy,
  escape: /\\(?:u\{[^}]*\}|u[\da-f]{4}(?:\\u[\da-f]{4})?|x[\da-f]{2}|c[a-z]|[pP]\{[^}]*\}|.)/iuy,
} as const;

class Parser {
  private at = 0;
  private groups = 0;

  constructor(private readonly source: string) {}

  choice(): PatternNode {
    const parts = [this.sequence()];
    while (this.takes("|")) parts.push(this.sequence());
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: "choice", parts };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length && !/[|)]/u.test(this.source.charAt(this.at)))
      parts.push(this.quantify(this.atom()));
    return { kind: "sequence", parts };
  }

  private atom(): PatternNode {
    if (this.takes("^")) return { kind: "assert", holds: (_, index) => index === 0 };
    if (this.takes("$")) return { kind: "assert", holds: (points, index) => index === points.length };
    const opened = this.piece("group");
    if (opened) return this.group(opened[0]);
    const written = (this.piece("set") ?? this.piece("escape"))?.[0] ?? this.point();
    if (written === "\\b" || written === "\\B") {
      const wanted = written === "\\b";
      return {
        kind: "assert",
        holds: (points, index) => (isWord(points[index - 1]) !== isWord(points[index])) === wanted,
      };
    }
    if (/^\\[1-9k]/u.test(written))
      throw new NotLinear("refers back to a group, which can take forever. Write it without.");
    return { kind: "point", accepts: acceptorOf(written) };
  }

  private group(opened: string): PatternNode {
    if (/^\(\?<?[=!]/u.test(opened))
      throw new NotLinear("looks ahead or behind, which can take forever. Write it without.");
    const captures = opened === "(" || opened.startsWith("(?<");
    if (!captures && opened !== "(?:")
      throw new NotLinear("has a group with flags, which is not understood here. Write it without.");
    if (captures) this.groups++;
    const first = captures && this.groups === 1;
    const part = this.choice();
    this.takes(")");
    return { kind: "group", part, first };
  }

  private quantify(part: PatternNode): PatternNode {
    const found = this.piece("quantifier");
    if (!found) return part;
    const [whole, least, range, most, lazy] = found;
    const greedy = lazy === "";
    if (least === undefined) {
      const [from, to] = QUANTIFIERS[whole.charAt(0)] ?? [1, 1];
      return { kind: "repeat", part, least: from, most: to, greedy };
    }
    const from = Number(least);
    return {
      kind: "repeat",
      part,
      least: from,
      most: range === undefined ? from : most === "" ? Infinity : Number(most),
      greedy,
    };
  }

  private point(): string {
    const point = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += point.length;
    return point;
  }

  private piece(name: keyof typeof PIECES): RegExpExecArray | undefined {
    const expression = new RegExp(PIECES[name]);
    expression.lastIndex = this.at;
    const found = expression.exec(this.source) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  private takes(character: string): boolean {
    if (this.source.charAt(this.at) !== character) return false;
    this.at++;
    return true;
  }
}

const QUANTIFIERS: Readonly<Record<string, readonly [number, number]>> = {
  "*": [0, Infinity],
  "+": [1, Infinity],
  "?": [0, 1],
};

/** `RegExp` itself says what one character of a set or an escape is: of one character it cannot go back and forth. */
function acceptorOf(written: string): (point: string) => boolean {
  const expression = new RegExp(`^(?:${written})$`, "u");
  const known = new Map<string, boolean>();
  return (point) => {
    const before = known.get(point);
    if (before !== undefined) return before;
    const accepted = expression.test(point);
    known.set(point, accepted);
    return accepted;
  };
}

function isWord(point: string | undefined): boolean {
  return point !== undefined && /^\w$/u.test(point);
}
