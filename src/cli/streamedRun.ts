import type { Gate } from "../core/gates/gate";
import type { GateRun } from "../core/gates/gateRun";
import { streamedGates } from "../core/gates/streamedGates";
import { drawStreamed } from "../run/drawStreamed";
import { baselineOf } from "./baselineOf";
import { openStreamed, type OpenedRuns } from "./openStreamed";

/**
 * A run of very many images in tables, with all that gates ask of it, made as the images stream by; undefined where they are read into
 * memory.
 *
 * @param gates that `restOnSums`.
 */
export async function streamedRun(
  file: string,
  baseline: string | undefined,
  gates: readonly Gate[],
): Promise<GateRun | undefined> {
  const held = gates.some(({ kind }) => kind === "notWorseThan") ? baseline : undefined;
  const opened = await openBoth(file, held);
  if (!opened) return undefined;
  try {
    const [run, before] = opened.reports;
    if (!run) return undefined;
    // Of no images: what is said of it is said of a report in memory.
    const isHeld = before !== undefined && before.sums?.length !== 0;
    const sides = { run, baseline: isHeld ? before : await baselineOf(baseline) };
    return await streamedGates(sides, gates, (task) => drawStreamed(task, { programFolder: __dirname }));
  } finally {
    await opened.close();
  }
}

/** A baseline that cannot be opened is none; a run that cannot is a fault. */
async function openBoth(file: string, held: string | undefined): Promise<OpenedRuns | undefined> {
  if (held === undefined) return openStreamed([file]);
  try {
    return await openStreamed([file, held]);
  } catch {
    return openStreamed([file]);
  }
}
