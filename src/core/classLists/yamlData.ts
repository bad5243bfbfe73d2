/** What a YAML file holds: texts, numbers, null, lists and objects. */
export type YamlReading =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly message: string };

/** No class list is nested deeper; what calls itself as often cannot exhaust the stack either. */
const DEEPEST = 16;

/**
 * Reads the YAML that class lists are written in: maps and sequences in blocks and in brackets, plain and quoted texts, block
 * texts, comments. Anchors, tags and merges are not part of it and stay texts. Looks at every character a few times at most:
 * parsers of the whole language take quadratic time and worse on files that are made for it.
 */
export function yamlData(text: string): YamlReading {
  try {
    const lines = contentLines(text);
    const parser = new BlockParser(lines);
    const data = parser.block(0, 0);
    parser.mustBeAtEnd();
    return { ok: true, data };
  } catch (error) {
    if (error instanceof NoYaml) return { ok: false, message: error.message };
    throw error;
  }
}

class NoYaml extends Error {}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** The lines of the first document that say something, without their indentation. */
function contentLines(text: string): Line[] {
  const found: Line[] = [];
  for (const [position, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.startsWith("---") || raw.startsWith("...")) {
      if (found.length > 0) break;
      continue;
    }
    const content = raw.trimStart();
    if (content === "" || content.startsWith("#") || raw.startsWith("%")) continue;
    const indent = raw.length - content.length;
    if (raw.slice(0, indent).includes("\t")) throw new NoYaml(`line ${position + 1} is indented by a tab`);
    found.push({ number: position + 1, indent, text: content });
  }
  return found;
}

class BlockParser {
  private at = 0;

  constructor(private readonly lines: Line[]) {}

  mustBeAtEnd(): void {
    const line = this.lines[this.at];
    if (line) throw new NoYaml(`line ${line.number} stands where nothing can follow`);
  }

  /** The value whose lines are indented by `least` and more. */
  block(least: number, depth: number): unknown {
    const line = this.lines[this.at];
    if (!line || line.indent < least) return null;
    if (depth > DEEPEST) throw new NoYaml(`line ${line.number} is nested deeper than ${DEEPEST} times`);
    if (isItem(line.text)) return this.sequence(line.indent, depth);
    if (splitKey(line)) return this.map(line.indent, depth);
    this.at++;
    return this.value(line.text, line, depth, least);
  }

  private sequence(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.lines[this.at]; line?.indent === indent && isItem(line.text); line = this.lines[this.at]) {
      const rest = line.text.slice(2).trimStart();
      const within = indent + line.text.length - rest.length;
      if (rest === "" || rest.startsWith("#")) {
        this.at++;
        items.push(this.block(indent + 1, depth + 1));
      } else if (isItem(rest) || (splitKey({ ...line, text: rest }) && !isFlow(rest))) {
        // What stands behind the dash begins a separate block.
        this.lines[this.at] = { ...line, indent: within, text: rest };
        items.push(this.block(within, depth + 1));
      } else {
        this.at++;
        items.push(this.value(rest, line, depth, indent + 1));
      }
    }
    return items;
  }

  private map(indent: number, depth: number): unknown {
    const entries = new Map<string, unknown>();
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      const found = splitKey(line);
      if (!found) throw new NoYaml(`line ${line.number} is not a key with a value`);
      if (entries.has(found.key)) throw new NoYaml(`line ${line.number} has the key ${found.key} for the second time`);
      this.at++;
      entries.set(found.key, this.valueOfKey(found.rest, line, depth));
    }
    return Object.fromEntries(entries);
  }

  private valueOfKey(rest: string, line: Line, depth: number): unknown {
    if (rest !== "" && !rest.startsWith("#")) return this.value(rest, line, depth, line.indent + 1);
    // The items of a sequence may stand as far left as their key.
    const next = this.lines[this.at];
    const isSequence = next?.indent === line.indent && isItem(next.text);
    return this.block(isSequence ? line.indent : line.indent + 1, depth + 1);
  }

  /** A value that begins within a line; lines indented by `least` and more may belong to it. */
  private value(text: string, line: Line, depth: number, least: number): unknown {
    if (isFlow(text)) return this.flow(text, line, depth);
    if (/^[|>]/.test(text)) return this.further(least).join("\n");
    const first = withoutComment(text);
    return scalar([first, ...this.further(least).map(withoutComment)].join(" "), line);
  }

  private further(least: number): string[] {
    const texts: string[] = [];
    for (let line = this.lines[this.at]; line && line.indent >= least; line = this.lines[this.at]) {
      texts.push(line.text);
      this.at++;
    }
    return texts;
  }

  /** A list or an object in brackets, which may go over several lines. */
  private flow(text: string, line: Line, depth: number): unknown {
    const open = new Brackets();
    const texts = [open.read(text)];
    for (let next = this.lines[this.at]; next && open.depth > 0; next = this.lines[this.at]) {
      texts.push(open.read(next.text));
      this.at++;
    }
    return new FlowParser(texts.join(" "), line).whole(depth);
  }
}

/** How many brackets are open, outside of quotation marks. */
class Brackets {
  depth = 0;
  private quote = "";

  /** Follows a line, and gives it without its comment. */
  read(text: string): string {
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (this.quote !== "") {
        if (character === "\\" && this.quote === '"') at++;
        else if (character === this.quote) this.quote = "";
      } else if (character === "#" && text[at - 1] === " ") return text.slice(0, at).trim();
      else if (character === "[" || character === "{") this.depth++;
      else if (character === "]" || character === "}") this.depth--;
      // An apostrophe within a word begins nothing.
      else if ((character === '"' || character === "'") && !/\w/.test(text.charAt(at - 1))) this.quote = character;
    }
    return text;
  }
}

class FlowParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly line: Line,
  ) {}

  whole(depth: number): unknown {
    const value = this.value(depth);
    this.skip();
    if (this.at < this.text.length) throw this.wrong();
    return value;
  }

  private value(depth: number): unknown {
    if (depth > DEEPEST) throw new NoYaml(`line ${this.line.number} is nested deeper than ${DEEPEST} times`);
    this.skip();
    if (this.takes("[")) return this.items("]", depth).map(({ value }) => value);
    if (this.takes("{"))
      return Object.fromEntries(
        this.items("}", depth).map(({ key, value }) => [key ?? String(value), key === undefined ? null : value]),
      );
    return scalar(this.word(), this.line);
  }

  private items(end: string, depth: number): { readonly key?: string; readonly value: unknown }[] {
    const items: { readonly key?: string; readonly value: unknown }[] = [];
    for (;;) {
      this.skip();
      if (this.takes(end)) return items;
      if (this.at >= this.text.length) throw this.wrong();
      const value = this.value(depth + 1);
      this.skip();
      items.push(this.takes(":") ? { key: String(value), value: this.value(depth + 1) } : { value });
      this.skip();
      if (!this.takes(",") && this.text[this.at] !== end) throw this.wrong();
    }
  }

  /** The text up to what ends it. */
  private word(): string {
    const from = this.at;
    const quote = this.text[from];
    if (quote === '"' || quote === "'") {
      const end = endOfQuoted(this.text, from);
      if (end === undefined) throw this.wrong();
      this.at = end;
      return this.text.slice(from, end);
    }
    while (this.at < this.text.length && !this.isEndOfWord()) this.at++;
    return this.text.slice(from, this.at);
  }

  private isEndOfWord(): boolean {
    const character = this.text.charAt(this.at);
    if (character === ":") return /^[\s,\]}]?$/.test(this.text.charAt(this.at + 1));
    return ",[]{}".includes(character);
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skip(): void {
    while (this.text[this.at] === " " || this.text[this.at] === "\t") this.at++;
  }

  private wrong(): NoYaml {
    return new NoYaml(`the brackets that begin in line ${this.line.number} are not closed, or hold what they cannot`);
  }
}

function isItem(text: string): boolean {
  return text === "-" || text.startsWith("- ");
}

function isFlow(text: string): boolean {
  return text.startsWith("[") || text.startsWith("{");
}

/** The key of a line and what follows; undefined where the line has none. */
function splitKey({ text, number }: Line): { readonly key: string; readonly rest: string } | undefined {
  if (isFlow(text)) return undefined;
  const quoted = /^["']/.test(text) ? endOfQuoted(text, 0) : undefined;
  const colon =
    quoted === undefined ? plainColon(text) : /^\s*:(?:\s|$)/.test(text.slice(quoted)) ? text.indexOf(":", quoted) : -1;
  if (colon === -1) return undefined;
  return { key: String(scalar(text.slice(0, colon), { text, number, indent: 0 })), rest: text.slice(colon + 1).trim() };
}

/** Where the colon of a plain key stands: before a blank or at the end, and not in a comment. */
function plainColon(text: string): number {
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const next = text[at + 1];
    if (next === undefined || next === " " || next === "\t") return text.slice(0, at).includes(" #") ? -1 : at;
  }
  return -1;
}

/** The position behind the closing quotation mark of a text that begins with one at `from`. */
function endOfQuoted(text: string, from: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === "\\") at++;
    else if (text[at] === quote) {
      if (quote !== "'" || text[at + 1] !== "'") return at + 1;
      at++;
    }
  }
  return undefined;
}

function withoutComment(text: string): string {
  const from = /^["']/.test(text) ? (endOfQuoted(text, 0) ?? 0) : 0;
  const comment = text.indexOf(" #", from);
  return (comment === -1 ? text : text.slice(0, comment)).trim();
}

function scalar(written: string, { number }: Line): unknown {
  const text = written.trim();
  if (/^["']/.test(text)) {
    if (endOfQuoted(text, 0) !== text.length)
      throw new NoYaml(`line ${number} has a quotation mark without its partner`);
    return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : unescape(text);
  }
  if (text === "" || text === "~" || text === "null") return null;
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Escapes that JSON does not have stay as they are written. */
function unescape(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
