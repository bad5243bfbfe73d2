import { isRecord } from "../collections/record";

const LONGEST_NAME = 2 ** 21;

/**
 * A place in an untrusted document, read as the type that it must have.
 *
 * The first thing that is wrong is noted in `faults`, with its place, and a plain value of the right type stands in for it,
 * so that a reader is one expression without a branch a key. The caller looks at the faults once, at the end, and
 * throws the result away if there is one: no stand-in ever reaches a figure.
 */
export class Field {
  constructor(
    readonly value: unknown,
    private readonly faults: string[],
    private readonly parent?: Field,
    private readonly key: string | number = "",
  ) {}

  /** The value of a key; a fault where this is not an object. Only the object's own keys count. */
  at(key: string): Field {
    if (!isRecord(this.value)) this.refuse("an object");
    return this.child(isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined, key);
  }

  /** The value of a key that may be absent. */
  maybe(key: string): Field | undefined {
    const field = this.at(key);
    return field.value === undefined ? undefined : field;
  }

  /** A fault where this object has a key that is not one of those: a misspelt key must not be passed over. */
  only(keys: readonly string[]): void {
    if (!isRecord(this.value)) return;
    const stray = Object.keys(this.value).find((key) => !keys.includes(key));
    if (stray !== undefined) this.fault(`has the key ${excerpt(stray)}, but may have only ${keys.join(", ")}`);
  }

  items(): readonly Field[] {
    return this.array().map((item, position) => this.item(item, position));
  }

  /** What stands at a position of this list, where it was parsed apart from it. */
  item(value: unknown, position: number): Field {
    return this.child(value, position);
  }

  array(): readonly unknown[] {
    if (isArray(this.value)) return this.value;
    this.refuse("a list");
    return [];
  }

  text(): string {
    if (typeof this.value === "string") return this.value;
    this.refuse("a text");
    return "";
  }

  /** The name of a file or an image: packs have names of up to a million characters, disks of a few thousand. */
  name(): string {
    const text = this.text();
    if (text.length > LONGEST_NAME) this.fault(`has ${text.length} characters, and at most ${LONGEST_NAME} are a name`);
    return text;
  }

  textLike(pattern: RegExp, words: string): string {
    const text = this.text();
    if (!pattern.test(text)) this.refuse(words);
    return text;
  }

  /** An integer from `least` to `most`. */
  wholeNumber(least: number, most: number): number {
    if (isSafeInteger(this.value) && this.value >= least && this.value <= most) return this.value;
    this.refuse(`a whole number from ${least} to ${most}`);
    return least;
  }

  /** A finite number. */
  number(): number {
    if (isFiniteNumber(this.value)) return this.value;
    this.refuse("a number");
    return 0;
  }

  /** A finite number above 0. */
  positive(): number {
    if (isFiniteNumber(this.value) && this.value > 0) return this.value;
    this.refuse("a number above 0");
    return 1;
  }

  /** A finite number, at least 0. */
  notNegative(): number {
    if (isFiniteNumber(this.value) && this.value >= 0) return this.value;
    this.refuse("a number of at least 0");
    return 0;
  }

  /** A number above 0, at most 1. */
  share(): number {
    if (isFiniteNumber(this.value) && this.value > 0 && this.value <= 1) return this.value;
    this.refuse("a number above 0, at most 1");
    return 1;
  }

  flag(): boolean {
    if (typeof this.value === "boolean") return this.value;
    this.refuse("true or false");
    return false;
  }

  oneOf<T extends string | number>(allowed: readonly [T, ...T[]]): T {
    const found = allowed.find((candidate) => candidate === this.value);
    if (found === undefined) this.refuse(`one of ${allowed.join(", ")}`);
    return found ?? allowed[0];
  }

  /** Notes that this value is not what it must be. */
  refuse(mustBe: string): void {
    this.fault(`is ${excerpt(this.value)}, but must be ${mustBe}`);
  }

  /** Notes what is wrong with this value, as the rest of a sentence that begins with its place. */
  fault(wrong: string): void {
    if (this.faults.length === 0) this.faults.push(`${this.location()} ${wrong}`);
  }

  private child(value: unknown, key: string | number): Field {
    return new Field(value, this.faults, this, key);
  }

  /** As code would name it: `images[3].target.path`. */
  private location(): string {
    if (!this.parent) return "the document";
    if (typeof this.key === "number") return `${this.parent.location()}[${this.key}]`;
    return this.parent.parent ? `${this.parent.location()}.${this.key}` : this.key;
  }
}

const LONGEST_EXCERPT = 40;

function excerpt(value: unknown): string {
  if (value === undefined) return "missing";
  if (isArray(value)) return "a list";
  if (isRecord(value)) return "an object";
  // JSON has no number beyond its range, and would say null.
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}...` : text;
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
