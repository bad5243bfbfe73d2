/**
 * Letters for runs, so that two runs share one exactly where they cannot be told apart: "not told apart" is not transitive,
 * so that groups may overlap. `isApart` is symmetric. Letters go by the order of the runs, the first run having `a`.
 *
 * Source: H.-P. Piepho, "An algorithm for a letter-based representation of all-pairwise comparisons", J. Comput.
 * Graph. Statist. 13 (2004): insert a split for each pair that is told apart, then absorb groups within others.
 */
export function letters(runs: number, isApart: (one: number, other: number) => boolean): readonly string[] {
  let groups: ReadonlySet<number>[] = [new Set(Array.from({ length: runs }, (_, run) => run))];
  for (let one = 0; one < runs; one++) {
    for (let other = one + 1; other < runs; other++) {
      if (!isApart(one, other)) continue;
      groups = absorb(
        groups.flatMap((group) =>
          group.has(one) && group.has(other) ? [without(group, one), without(group, other)] : [group],
        ),
      );
    }
  }
  const inOrder = groups.map((group) => [...group]).sort(byFirst);
  return Array.from({ length: runs }, (_, run) =>
    inOrder.flatMap((group, index) => (group.includes(run) ? [letterOf(index)] : [])).join(""),
  );
}

/** Groups that lie within no other; a split makes no two that are the same. */
function absorb(groups: readonly ReadonlySet<number>[]): ReadonlySet<number>[] {
  return groups.filter((group) => !groups.some((other) => other !== group && isWithin(group, other)));
}

function isWithin(group: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return [...group].every((run) => other.has(run));
}

function without(group: ReadonlySet<number>, run: number): ReadonlySet<number> {
  return new Set([...group].filter((other) => other !== run));
}

function byFirst(a: readonly number[], b: readonly number[]): number {
  const position = a.findIndex((run, index) => run !== b[index]);
  return position < 0 ? a.length - b.length : (a[position] ?? 0) - (b[position] ?? Infinity);
}

/** a to z, then a1 to z1 and so on. */
function letterOf(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(97 + (index % 26)) + (round === 0 ? "" : String(round));
}
