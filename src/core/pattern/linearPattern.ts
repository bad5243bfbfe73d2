import { formatCount } from "../text/format";
import { patternProgram, type Instruction } from "./patternProgram";

/** A regular expression that is matched in a time linear in the text, whatever it is: no pattern can hang a page. */
export interface LinearPattern {
  /** The first match in the text as `RegExp` would find it, with its first group; undefined where there is none. */
  readonly find: (text: string) => PatternMatch | undefined;
}

export interface PatternMatch {
  readonly whole: string;
  readonly group: string | undefined;
}

export type ReadPattern =
  | { readonly ok: true; readonly pattern: LinearPattern }
  /** What is wrong with the pattern and what to write. */
  | { readonly ok: false; readonly message: string };

const MOST_CHARACTERS = 1000;

const EXAMPLE = 'such as "^(patient\\d+)_"';

/** Reads a regular expression as the user wrote it. */
export function linearPattern(source: string): ReadPattern {
  if (source === "")
    return { ok: false, message: `Write a regular expression that finds a part of the name, ${EXAMPLE}.` };
  // Before anything looks at it: a deep one would take all of the stack, and none of it helps in a message.
  if (source.length > MOST_CHARACTERS)
    return {
      ok: false,
      message: `A regular expression of ${formatCount(source.length)} characters is too long for names: ${formatCount(MOST_CHARACTERS)} at most. Write a shorter one, ${EXAMPLE}.`,
    };
  if (!isRegularExpression(source))
    return { ok: false, message: `"${source}" is not a regular expression. Write one ${EXAMPLE}.` };
  const program = patternProgram(source);
  if (!program.ok) return { ok: false, message: `"${source}" ${program.message}` };
  return { ok: true, pattern: { find: (text) => find(program.instructions, text) } };
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** Where a match that is still going on began, and its first group so far; -1 for not yet. */
interface Bounds {
  readonly start: number;
  readonly groupStart: number;
  readonly groupEnd: number;
}

interface Thread {
  readonly at: number;
  readonly bounds: Bounds;
  /**
   * Whether the turn that it is in began at this place. One bit is enough for turns in turns: an inner turn that has taken a
   * character has done so for the outer ones too, and one that has not never ends.
   */
  readonly idle: boolean;
}

/**
 * All ways to match are followed at once, each instruction at most once a place and kind of turn, the preferred way first (Pike's
 * machine; R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
 */
function find(program: readonly Instruction[], text: string): PatternMatch | undefined {
  const points = Array.from(text);
  const reached = new Int32Array(2 * program.length).fill(-1);
  let threads: Thread[] = [];
  let found: (Bounds & { readonly end: number }) | undefined;
  for (let index = 0; index <= points.length; index++) {
    const here: Thread[] = [];
    for (const thread of threads) follow(program, thread, { points, index, reached, into: here });
    if (!found)
      follow(
        program,
        { at: 0, bounds: { start: index, groupStart: -1, groupEnd: -1 }, idle: false },
        { points, index, reached, into: here },
      );
    const point = points[index];
    threads = [];
    for (const { at, bounds } of here) {
      const instruction = program[at];
      if (instruction?.kind === "match") {
        // The ways behind this one are less preferred.
        found = { ...bounds, end: index };
        break;
      }
      if (instruction?.kind === "point" && point !== undefined && instruction.accepts(point))
        threads.push({ at: at + 1, bounds, idle: false });
    }
    if (found && threads.length === 0) break;
  }
  if (!found) return undefined;
  const { start, end, groupStart, groupEnd } = found;
  return {
    whole: points.slice(start, end).join(""),
    group: groupStart >= 0 && groupEnd >= 0 ? points.slice(groupStart, groupEnd).join("") : undefined,
  };
}

interface Place {
  readonly points: readonly string[];
  readonly index: number;
  /** The place at which each instruction was met last, in no idle turn and in one. */
  readonly reached: Int32Array;
  readonly into: Thread[];
}

/** Goes on from an instruction to all that take a character, or end the match, at this place. */
function follow(program: readonly Instruction[], from: Thread, where: Place): void {
  const { points, index, reached, into } = where;
  const waiting: Thread[] = [from];
  for (let thread = waiting.pop(); thread; thread = waiting.pop()) {
    const { at, bounds, idle } = thread;
    const instruction = program[at];
    const state = 2 * at + (idle ? 1 : 0);
    if (!instruction || reached[state] === index) continue;
    reached[state] = index;
    // Written out: copies of a thread with a part changed take several times as long, and this runs for every character of every name.
    switch (instruction.kind) {
      case "point":
      case "match":
        into.push(thread);
        break;
      case "jump":
        waiting.push({ at: instruction.to, bounds, idle });
        break;
      case "split":
        waiting.push({ at: instruction.otherwise, bounds, idle }, { at: instruction.first, bounds, idle });
        break;
      case "groupStart":
        waiting.push({ at: at + 1, bounds: { start: bounds.start, groupStart: index, groupEnd: -1 }, idle });
        break;
      case "groupEnd":
        waiting.push({
          at: at + 1,
          bounds: { start: bounds.start, groupStart: bounds.groupStart, groupEnd: index },
          idle,
        });
        break;
      case "noGroup":
        waiting.push({ at: at + 1, bounds: { start: bounds.start, groupStart: -1, groupEnd: -1 }, idle });
        break;
      case "turnStart":
        waiting.push({ at: at + 1, bounds, idle: true });
        break;
      case "turnEnd":
        if (!idle) waiting.push({ at: at + 1, bounds, idle });
        break;
      case "assert":
        if (instruction.holds(points, index)) waiting.push({ at: at + 1, bounds, idle });
        break;
    }
  }
}
