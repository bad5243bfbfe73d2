import type { LabelReading, Measured, ReadAs } from "../document/measured";
import type { Label } from "../labels/label";

/**
 * What several reports were measured under, as one; undefined where none was. A label that they read as different things, and all
 * labels where they were measured in other ways, are left out: then shapes are stale, never figures of both.
 */
export function mergeMeasured(parts: readonly (Measured | undefined)[]): Measured | undefined {
  const [first, ...others] = parts.filter((part) => part !== undefined);
  if (!first) return undefined;
  const all = [first, ...others];
  const isAlike = others.every((other) => parametersOf(other) === parametersOf(first));
  return {
    ...first,
    target: isAlike ? together(all.map(({ target }) => target)) : [],
    prediction: isAlike ? together(all.map(({ prediction }) => prediction)) : [],
  };
}

function parametersOf({ band, connectivity, objects, idSides, spacing, colours, regions }: Measured): string {
  const inOrder = (value: object | undefined): unknown => value && Object.entries(value).sort();
  return JSON.stringify([inOrder(band), connectivity, objects, idSides, inOrder(spacing), inOrder(colours), regions]);
}

function together(readings: readonly LabelReading[]): LabelReading {
  const known = new Map<Label, ReadAs>();
  const torn = new Set<Label>();
  for (const [label, as] of readings.flat()) {
    if (known.has(label) && known.get(label) !== as) torn.add(label);
    known.set(label, as);
  }
  return [...known].filter(([label]) => !torn.has(label)).sort(([a], [b]) => a - b);
}
