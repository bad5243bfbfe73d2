import { hexColour } from "../classLists/packedColour";
import type { ClassTable } from "../reading/classTable";
import { IGNORED } from "../labels/indices";
import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import { oncePer } from "../collections/oncePer";
import { relabeller } from "../reading/relabelling";
import type { Relabelling } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { integerAt, numberAt } from "../numbers/numberAt";

/** One label of one side, over all images. */
export interface LabelRow {
  /** As it stands in the files. */
  readonly raw: Label;
  /** As the choices have it read. */
  readonly label: Label;
  /** For people: the number in the files, `#rrggbb` for a packed colour. */
  readonly text: string;
  readonly pixels: number;
  /** Files that hold it. */
  readonly files: number;
  /** `unlisted`: no class of the list; of a target its pixels are left out, of a prediction they are misses. */
  readonly status: "class" | "ignored" | "unlisted";
  readonly className?: string;
}

/** The labels of a side in their order, with what they are under the choices. */
export function labelRows(
  images: readonly ImageEntry[],
  side: Side,
  { table, steps }: { readonly table: ClassTable; readonly steps: readonly Relabelling[] },
): readonly LabelRow[] {
  const relabel = relabeller(steps);
  const ignored = new Set(table.ignore);
  return [...COUNT_LABELS[side](images)]
    .toSorted(([a], [b]) => a - b)
    .map(([raw, { pixels, files, colour }]): LabelRow => {
      const classIndex = side === "target" ? table.targetClass(raw) : table.predictionClass(raw);
      const label = relabel(raw);
      const className = table.classes[classIndex]?.name;
      const row = { raw, label, text: colour ? hexColour(raw) : String(raw), pixels, files };
      if (className !== undefined) return { ...row, status: "class", className };
      return { ...row, status: classIndex === IGNORED || ignored.has(label) ? "ignored" : "unlisted" };
    });
}

interface LabelCount {
  pixels: number;
  files: number;
  lastImage: number;
  readonly colour: boolean;
}

/** The labels of the files are the same whatever is chosen. */
const COUNT_LABELS: Readonly<
  Record<Side, (images: readonly ImageEntry[]) => ReadonlyMap<Label, Readonly<LabelCount>>>
> = {
  target: oncePer((images) => countLabels(images, "target")),
  prediction: oncePer((images) => countLabels(images, "prediction")),
};

function countLabels(images: readonly ImageEntry[], side: Side): ReadonlyMap<Label, Readonly<LabelCount>> {
  const found = new Map<Label, LabelCount>();
  images.forEach((image, position) => {
    const colour = image[side]?.facts.kind === "colour";
    const { pixels } = image.counts;
    const labels = image.counts[`${side}s`];
    let count: LabelCount | undefined;
    let last = NO_PREDICTION;
    for (let row = 0; row < pixels.length; row++) {
      const label = integerAt(labels, row);
      if (label === NO_PREDICTION) continue;
      // Rows are ordered by target, so runs of one label are common.
      if (count === undefined || label !== last) {
        count = found.get(label) ?? { pixels: 0, files: 0, lastImage: -1, colour };
        if (count.lastImage < 0) found.set(label, count);
        if (count.lastImage !== position) count.files += image.standsFor ?? 1;
        count.lastImage = position;
        last = label;
      }
      count.pixels += numberAt(pixels, row);
    }
  });
  return found;
}
