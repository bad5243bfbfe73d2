import type { LabelRegion } from "../document/labelRegion";
import type { Label } from "../labels/label";
import type { ListRow } from "./listRows";
import type { NamedRegions } from "./namedRegions";

/** The rows of a class list that is given as regions, and these. */
export interface RowsOfRegions {
  readonly rows: readonly ListRow[];
  readonly regions: readonly LabelRegion[];
}

/** A class for each label of the regions and for 0, the background: a label that is a region by itself has its name, others their number. */
export function regionRows({ regions, ignore }: NamedRegions): RowsOfRegions {
  const names = new Map<Label, string>([[0, "background"]]);
  for (const label of regions.flatMap(({ labels }) => labels)) if (!names.has(label)) names.set(label, String(label));
  for (const { name, labels } of regions) {
    const [only, ...others] = labels;
    if (only !== undefined && others.length === 0) names.set(only, name);
  }
  const classes = [...names].sort(([a], [b]) => a - b).map(([label, name]) => ({ label, name, ignored: false }));
  const left = ignore.filter((label) => !names.has(label)).map((label) => ({ label, name: "ignore", ignored: true }));
  return { rows: [...classes, ...left], regions };
}
