import type { Label } from "../labels/label";

/** The labels that a few files of one kind of mask hold. */
export interface KindLabels {
  /** As of `VariantKind`. */
  readonly name: string;
  readonly labels: ReadonlySet<Label>;
}

/** How well a kind fits: labels that it and the other side both hold, of all that either does. */
export interface VariantFit {
  readonly name: string;
  readonly shared: number;
  readonly all: number;
}

/** Jaccard's likeness of the labels, so that train ids are not taken for label ids though these hold the same numbers. */
export function variantFits(kinds: readonly KindLabels[], others: ReadonlySet<Label>): readonly VariantFit[] {
  return kinds.map(({ name, labels }) => {
    const all = new Set([...labels, ...others]);
    // It tells nothing: it is ignored in every kind.
    all.delete(IGNORED);
    const shared = [...all].filter((label) => labels.has(label) && others.has(label)).length;
    return { name, shared, all: all.size };
  });
}

const IGNORED: Label = 255;

/** So much more alike than the kind that the names tell a kind must be: a model that predicts one class proves nothing. */
const CLEARLY_BETTER = 0.2;

/** The kind that fits best, where it fits clearly better than the one that the names tell; else that one. */
export function fittingVariant(fits: readonly VariantFit[], told: string): string {
  const likeness = (fit: VariantFit | undefined): number => (!fit || fit.all === 0 ? 0 : fit.shared / fit.all);
  const [best] = fits.toSorted((a, b) => likeness(b) - likeness(a));
  const toldFit = likeness(fits.find(({ name }) => name === told));
  return best && likeness(best) >= toldFit + CLEARLY_BETTER ? best.name : told;
}
