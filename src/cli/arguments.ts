import { memorySizeText, readMemorySize } from "../core/text/memorySize";
import { messageOf } from "../core/text/messageOf";
import { plainThreshold } from "../core/reading/thresholdLevel";
import { UsageError } from "./command";

/** Runs Node's parser of arguments: what it refuses (an unknown option, a missing value) is wrong usage, in its words. */
export function checkUsage<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    // Node's own messages end without a full stop.
    throw new UsageError(messageOf(error).replace(/[^.!?]$/, "$&."));
  }
}

/** Says which option has a wrong value, and what it takes. */
export function wrongValue(option: string, takes: string, value: string, instead = ""): UsageError {
  return new UsageError(`--${option} takes ${takes}; not ${value.trim() === "" ? "an empty value" : value}.${instead}`);
}

/** The value if it is one of those allowed, `fallback` if the option is absent. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw wrongValue(option, allowed.join(", "), value);
  return found;
}

/** A number above 0. */
export function positiveNumber(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw wrongValue(option, "a number above 0", value);
  }
  return number;
}

/** A whole number of at least `least`, and at most `most` where there is a bound. */
export function wholeNumber(option: string, value: string, least: number, most?: number): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isSafeInteger(number) || number < least || number > (most ?? number)) {
    const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
    throw wrongValue(option, `a whole number ${range}`, value);
  }
  return number;
}

/** Bytes, from a size such as 4GB. */
export function memorySize(option: string, value: string, least: number): number {
  const bytes = readMemorySize(value);
  if (bytes === undefined || bytes < least)
    throw wrongValue(option, `a size of at least ${memorySizeText(least)}, such as 4GB or 800MB`, value);
  return bytes;
}

/** A threshold of scores: a number above 0, at most 1. */
export function share(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number > 0 && number <= 1) return number;
  const isValue = Number.isInteger(number) && number > 1 && number <= 255;
  const instead = isValue ? ` The value ${value} of 255 is --${option} ${plainThreshold(number, 255)}.` : "";
  throw wrongValue(option, "a number above 0, at most 1", value, instead);
}
