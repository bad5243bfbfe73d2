/** What the work took of the processor, in ms: on a busy machine the clock says nothing of it. */
export function processorTime<Result>(work: () => Result): { readonly result: Result; readonly took: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, took: (user + system) / 1000 };
}
