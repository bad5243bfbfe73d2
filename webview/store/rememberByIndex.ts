/** The function, computed once for each index it is asked for. */
export function rememberByIndex<T>(compute: (index: number) => T): (index: number) => T {
  const known = new Map<number, { readonly value: T }>();
  return (index) => {
    const kept = known.get(index) ?? { value: compute(index) };
    known.set(index, kept);
    return kept.value;
  };
}
