import { readFileSync } from "node:fs";
import { totalmem } from "node:os";

/** What all threads together may take of the memory that is there, unless the user says otherwise. */
const SHARE = 0.5;

/** With less not even one thread counts the usual masks. */
export const LEAST_MEMORY = 2 ** 28;

/** Where Linux says what a container may take: of cgroup v2, and of v1. */
const LIMIT_FILES = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];

/** Bytes that all counting threads together may take: half of the machine's memory, or of what its container has. */
export function defaultMemory(): number {
  const limits = [process.constrainedMemory(), ...LIMIT_FILES.map(limitIn)];
  return memoryShare(totalmem(), limits);
}

/**
 * The same of the machine's memory and the limits that stand beside it.
 *
 * @param limits undefined, 0 or more than the machine has where there is none: every system has its own way to say so.
 */
export function memoryShare(total: number, limits: readonly (number | undefined)[]): number {
  const known = limits.flatMap((limit) => (limit !== undefined && limit > 0 ? limit : []));
  return Math.floor(SHARE * Math.min(total, ...known));
}

function limitIn(file: string): number | undefined {
  try {
    // `max` where there is no limit.
    const bytes = Number(readFileSync(file, "utf8"));
    return Number.isFinite(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}
