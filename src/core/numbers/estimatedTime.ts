/** So many were done at a time, since the beginning. */
export interface Step {
  readonly done: number;
  readonly ms: number;
}

/**
 * How long all would take, by those that were done first: threads start once, and their code is compiled as it is first used, so that the
 * pace is that of the later half of them. In milliseconds; 0 where nothing was done.
 *
 * @param steps ascending
 */
export function estimatedTime(steps: readonly Step[], total: number): number {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || last.done === 0) return 0;
  const half = steps.findLast(({ done }) => done <= last.done / 2) ?? first;
  // All came at once: nothing tells the start from the work.
  if (half.done === last.done) return (last.ms * total) / last.done;
  return last.ms + ((last.ms - half.ms) / (last.done - half.done)) * (total - last.done);
}
