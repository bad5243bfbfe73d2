/** The rows of each of several runs, whose tables of the same size follow each other. */
export function tablesOfRuns(table: Float64Array, runs: number): readonly Float64Array[] {
  const length = table.length / runs;
  return Array.from({ length: runs }, (_, run) => table.subarray(run * length, (run + 1) * length));
}
