import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry } from "../document/report";

/** The labels that the masks of one side hold, as they stand in the files. */
export interface SideLabels {
  /** Of grey, integer and palette masks. */
  readonly plain: ReadonlySet<Label>;
  /** Packed colours of colour masks. */
  readonly colours: ReadonlySet<Label>;
}

export type OccurringLabels = Readonly<Record<Side, SideLabels>>;

/** What the labels of both sides are, over all images: whatever is chosen, so they are looked for once. */
export const occurringLabels = oncePer((images: readonly ImageEntry[]): OccurringLabels => {
  const found = {
    target: { plain: new LabelSet(), colours: new LabelSet() },
    prediction: { plain: new LabelSet(), colours: new LabelSet() },
  };
  for (const { counts, target, prediction } of images) {
    found.target[target.facts.kind === "colour" ? "colours" : "plain"].addAll(counts.targets);
    if (prediction)
      found.prediction[prediction.facts.kind === "colour" ? "colours" : "plain"].addAll(counts.predictions);
  }
  return {
    target: { plain: found.target.plain.labels(), colours: found.target.colours.labels() },
    prediction: { plain: found.prediction.plain.labels(), colours: found.prediction.colours.labels() },
  };
});

/** All labels of a side. */
export function allLabels({ plain, colours }: SideLabels): ReadonlySet<Label> {
  return colours.size === 0 ? plain : new Set([...plain, ...colours]);
}

/** A set of labels into which millions go: small ones by position, the others by hash. */
class LabelSet {
  private readonly small = new Uint8Array(256);
  private readonly large = new Set<Label>();

  addAll(labels: Int32Array): void {
    let last = NO_PREDICTION;
    for (const label of labels) {
      // Rows are ordered by target, so runs of one label are common.
      if (label === last) continue;
      last = label;
      if (label >= 0 && label < this.small.length) this.small[label] = 1;
      else this.large.add(label);
    }
  }

  labels(): ReadonlySet<Label> {
    const small = [...this.small.keys()].filter((label) => this.small[label] === 1);
    this.large.delete(NO_PREDICTION);
    return new Set([...small, ...this.large]);
  }
}
