import { parsePattern, type PatternNode } from "./parsePattern";

/** A step of the machine that matches a pattern. Without a target it goes on to the next one. */
export type Instruction =
  | { readonly kind: "point"; readonly accepts: (point: string) => boolean }
  | { readonly kind: "assert"; readonly holds: (points: readonly string[], index: number) => boolean }
  | { readonly kind: "split"; readonly first: number; readonly otherwise: number }
  | { readonly kind: "jump"; readonly to: number }
  | { readonly kind: "groupStart" | "groupEnd" | "noGroup" | "match" }
  /** Around a turn that need not be: one that takes no character is none, so that another way is tried, as RegExp does. */
  | { readonly kind: "turnStart" | "turnEnd" };

export type PatternProgram =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  /** The rest of a sentence that begins with the pattern. */
  | { readonly ok: false; readonly message: string };

/** A match takes at most so many steps a character; patterns of names are far shorter. */
const MOST_INSTRUCTIONS = 300;

/** Compiles a regular expression that `RegExp` accepts. */
export function patternProgram(source: string): PatternProgram {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  if (size(parsed.node) > MOST_INSTRUCTIONS)
    return { ok: false, message: "is too long for names. Write a shorter one." };
  return { ok: true, instructions: [...code(parsed.node, 0), { kind: "match" }] };
}

/** An upper bound of the instructions of a part, found before any is made: repeats of repeats multiply. */
function size(node: PatternNode): number {
  switch (node.kind) {
    case "point":
    case "assert":
      return 1;
    case "sequence":
      return node.parts.reduce((sum, part) => sum + size(part), 0);
    case "choice":
      return node.parts.reduce((sum, part) => sum + size(part) + 2, 0);
    case "group":
      return size(node.part) + (node.first ? 2 : 0);
    case "repeat": {
      const copies = node.most === Infinity ? node.least + 1 : node.most;
      return copies * (size(node.part) + (canBeEmpty(node.part) ? 5 : 3));
    }
  }
}

function code(node: PatternNode, from: number): readonly Instruction[] {
  switch (node.kind) {
    case "point":
    case "assert":
      return [node];
    case "sequence":
      return joinParts(node.parts, from);
    case "choice":
      return choice(node.parts, from);
    case "group": {
      if (!node.first) return code(node.part, from);
      return [{ kind: "groupStart" }, ...code(node.part, from + 1), { kind: "groupEnd" }];
    }
    case "repeat":
      return repeat(node, from);
  }
}

function joinParts(parts: readonly PatternNode[], from: number): readonly Instruction[] {
  const made: Instruction[] = [];
  for (const part of parts) made.push(...code(part, from + made.length));
  return made;
}

function choice([part, ...others]: readonly PatternNode[], from: number): readonly Instruction[] {
  if (!part) return [];
  if (others.length === 0) return code(part, from);
  const first = code(part, from + 1);
  const second = choice(others, from + first.length + 2);
  const otherwise = from + first.length + 2;
  return [
    { kind: "split", first: from + 1, otherwise },
    ...first,
    { kind: "jump", to: otherwise + second.length },
    ...second,
  ];
}

type Repeat = Extract<PatternNode, { kind: "repeat" }>;

/** So many copies as there must be, then those that may be: one that leads back, or one inside the other. */
function repeat({ part, least, most, greedy }: Repeat, from: number): readonly Instruction[] {
  const made: Instruction[] = [];
  // A repeated group holds what its last turn matched, as in RegExp.
  const turn = (at: number): readonly Instruction[] => [{ kind: "noGroup" }, ...code(part, at + 1)];
  const body = holdsFirstGroup(part) ? turn : (at: number) => code(part, at);
  const split = (inside: number, after: number): Instruction => ({
    kind: "split",
    first: greedy ? inside : after,
    otherwise: greedy ? after : inside,
  });
  const withTurnCheck = (at: number): readonly Instruction[] => [
    { kind: "turnStart" },
    ...body(at + 1),
    { kind: "turnEnd" },
  ];
  const optionalBody = canBeEmpty(part) ? withTurnCheck : body;
  for (let copy = 0; copy < least; copy++) made.push(...body(from + made.length));
  if (most === Infinity) {
    const back = from + made.length;
    const inside = optionalBody(back + 1);
    return [...made, split(back + 1, back + inside.length + 2), ...inside, { kind: "jump", to: back }];
  }
  const optional = optionalBody(0).length + 1;
  const end = from + made.length + (most - least) * optional;
  for (let copy = least; copy < most; copy++) {
    const at = from + made.length;
    made.push(split(at + 1, end), ...optionalBody(at + 1));
  }
  return made;
}

/** Whether a part can match without taking a character. */
function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case "point":
      return false;
    case "assert":
      return true;
    case "group":
      return canBeEmpty(node.part);
    case "repeat":
      return node.least === 0 || canBeEmpty(node.part);
    case "sequence":
      return node.parts.every(canBeEmpty);
    case "choice":
      return node.parts.some(canBeEmpty);
  }
}

function holdsFirstGroup(node: PatternNode): boolean {
  switch (node.kind) {
    case "point":
    case "assert":
      return false;
    case "group":
      return node.first || holdsFirstGroup(node.part);
    case "repeat":
      return holdsFirstGroup(node.part);
    case "sequence":
    case "choice":
      return node.parts.some(holdsFirstGroup);
  }
}
