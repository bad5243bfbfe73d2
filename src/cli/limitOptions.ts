import { DEFAULT_MAX_PIXELS } from "../run/limits";
import { defaultMemory, LEAST_MEMORY } from "../run/memoryBound";
import { memorySize, wholeNumber } from "./arguments";

/** What a run may take. */
export const LIMIT_OPTIONS = {
  threads: { type: "string" },
  "max-pixels": { type: "string" },
  memory: { type: "string" },
} as const;

export const LIMIT_USAGE = "[--threads N] [--max-pixels N] [--memory SIZE]";

export interface Limits {
  readonly threads?: number;
  readonly memory: number;
  readonly maxPixels: number;
}

export function limitsOf({
  threads,
  memory,
  "max-pixels": maxPixels,
}: { readonly [Option in keyof typeof LIMIT_OPTIONS]?: string }): Limits {
  return {
    ...(threads !== undefined && { threads: wholeNumber("threads", threads, 1) }),
    memory: memory === undefined ? defaultMemory() : memorySize("memory", memory, LEAST_MEMORY),
    maxPixels: maxPixels === undefined ? DEFAULT_MAX_PIXELS : wholeNumber("max-pixels", maxPixels, 1),
  };
}
