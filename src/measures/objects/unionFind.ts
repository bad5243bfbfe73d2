/** The first of those that are joined to one of some things, each of which has another or itself as its parent. */
export function root(parents: Int32Array, of: number): number {
  let at = of;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]];
    at = parents[at];
  }
  return at;
}

/** The earlier one stands for both, so that what is joined can be numbered as it is met. */
export function join(parents: Int32Array, a: number, b: number): void {
  const rootA = root(parents, a);
  const rootB = root(parents, b);
  if (rootA < rootB) parents[rootB] = rootA;
  else parents[rootA] = rootB;
}

/** Each on its own. */
export function ownParents(count: number): Int32Array {
  const parents = new Int32Array(count);
  for (let at = 0; at < count; at++) parents[at] = at;
  return parents;
}
