import type { Label } from "../label";

/** The labels that a few files of one kind of mask hold. */
export interface KindLabels {
  /** As of `VariantKind`. */
  readonly name: string;
  readonly labels: ReadonlySet<Label>;
}

/**
 * The kind of mask whose labels fit those of the other side: with the most labels in common, of all that either has
 * (Jaccard), so that train ids are not taken for label ids though these hold the same numbers. 255 tells nothing: it is
 * ignored in every kind. The first of equals; undefined where none shares a label.
 */
export function fittingVariant(kinds: readonly KindLabels[], others: ReadonlySet<Label>): string | undefined {
  const fits = kinds.map(({ name, labels }) => ({ name, fit: likeness(labels, others) }));
  const most = Math.max(...fits.map(({ fit }) => fit));
  return most > 0 ? fits.find(({ fit }) => fit === most)?.name : undefined;
}

const IGNORED: Label = 255;

function likeness(a: ReadonlySet<Label>, b: ReadonlySet<Label>): number {
  const all = new Set([...a, ...b]);
  all.delete(IGNORED);
  const shared = [...all].filter((label) => a.has(label) && b.has(label)).length;
  return all.size === 0 ? 0 : shared / all.size;
}
