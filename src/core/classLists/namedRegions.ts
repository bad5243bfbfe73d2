import { isRecord, property } from "../collections/record";
import type { LabelRegion } from "../document/labelRegion";
import { readLabelText, type Label } from "../labels/label";

/** Regions as a file names them, and the labels that it ignores. */
export interface NamedRegions {
  readonly regions: readonly LabelRegion[];
  readonly ignore: readonly Label[];
}

/** Of the `labels` of nnU-Net's `dataset.json`: background is not a region there, and its ignore label is called so. */
export function nnUNetRegions(data: unknown): NamedRegions | undefined {
  const labels = property(data, "labels");
  if (!isRecord(labels)) return undefined;
  const regions = namedRegions(labels);
  if (!regions) return undefined;
  return {
    regions: regions.filter(({ name, labels: of }) => name !== "ignore" && !(of.length === 1 && of[0] === 0)),
    ignore: regions.flatMap(({ name, labels: of }) => (name === "ignore" ? of : [])),
  };
}

/** Of panoptica's groups, alone or in the configuration of an evaluator: their `value_labels`. */
export function panopticaGroups(data: unknown): NamedRegions | undefined {
  const groups = property(property(data, "segmentation_class_groups") ?? data, "groups");
  if (!isRecord(groups)) return undefined;
  const regions = namedRegions(
    Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, property(group, "value_labels")])),
  );
  return regions && { regions, ignore: [] };
}

/** Names with a label or a list of labels each; undefined as soon as one is something else. */
export function namedRegions(data: Readonly<Record<string, unknown>>): readonly LabelRegion[] | undefined {
  const regions = Object.entries(data).flatMap(([name, value]) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const labels = items.flatMap((item) =>
      typeof item === "number" || typeof item === "string" ? (readLabelText(String(item)) ?? []) : [],
    );
    return labels.length === items.length && labels.length > 0 && name.trim() !== ""
      ? [{ name, labels: [...new Set(labels)] }]
      : [];
  });
  return regions.length > 0 && regions.length === Object.keys(data).length ? regions : undefined;
}
