import { resolve } from "node:path";
import { DEFAULT_CHOICES, type Choices } from "../core/document/choices";
import type { Report } from "../core/document/report";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import { evaluateFolders as runFolders } from "../run/evaluateFolders";
import { DEFAULT_MAX_PIXELS } from "../run/limits";
import { measureReport } from "../run/measureReport";
import { defaultMemory } from "../run/memoryBound";

export interface FolderOptions {
  /** What is not given is as the command line has it. */
  readonly choices?: Partial<Choices>;
  /** Shapes that are measured in a second pass over the masks; none where absent. */
  readonly measure?: readonly MeasureKind[];
  /** Threads that count; one a core where absent. */
  readonly threads?: number;
  /** Bytes that all threads together may take; half of the machine's where absent. */
  readonly memory?: number;
  /** Masks with more pixels are refused; 2^28 where absent. */
  readonly maxPixels?: number;
  /** Once it aborts, the report holds what was counted by then, as a `partial` one. */
  readonly signal?: AbortSignal;
  /** Pairs counted so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Evaluates two folders of masks, as `mask-evaluation evaluate` does: pairs their files and counts each pair on threads. A file that
 * cannot be read is one of the report's `problems` and ends nothing.
 *
 * @returns the report, its folders absolute: the counts of every pair, from which `evaluate` makes the figures.
 * @throws with a sentence that says what to do, where nothing could be evaluated.
 */
export async function evaluateFolders(
  predictions: string,
  targets: string,
  { choices, measure = [], memory = defaultMemory(), ...given }: FolderOptions = {},
): Promise<Report> {
  const { maxPixels = DEFAULT_MAX_PIXELS, signal = new AbortController().signal, threads, onProgress } = given;
  const running = {
    programFolder: __dirname,
    ...(threads !== undefined && { threads }),
    memory,
    maxPixels,
    signal,
  };
  const outcome = await runFolders({
    ...running,
    folders: { prediction: resolve(predictions), target: resolve(targets) },
    choices: { ...DEFAULT_CHOICES, ...choices },
    onProgress: ({ done, total }) => onProgress?.(done, total),
  });
  if (!outcome.ok) throw new Error(outcome.message);
  if (measure.length === 0 || signal.aborted) return outcome.report;
  const { report } = await measureReport({ ...running, report: outcome.report, kinds: measure });
  return report;
}
