import type { LabelRegion } from "../document/choices";
import { readLabelText, type Label } from "../labels/label";
import { isRecord, property } from "../collections/record";
import { isNestedDeep } from "./isNestedDeep";
import { yamlData } from "./yamlData";

export type RegionReading =
  | { readonly ok: true; readonly regions: readonly LabelRegion[]; readonly ignore: readonly Label[] }
  /** What is wrong with the file, as the rest of a sentence that begins with its name. */
  | { readonly ok: false; readonly message: string };

type Found = Omit<Extract<RegionReading, { readonly ok: true }>, "ok">;

/** The forms in which files name sets of labels, in the order in which they are tried. A new one is a new row. */
const FORMS: readonly ((data: unknown) => Found | undefined)[] = [nnUNet, panoptica, plain];

/** In characters. */
const LONGEST = 1 << 22;

/**
 * The regions of nnU-Net's `dataset.json` (`labels`, where a region is a list of labels), of panoptica's groups (`value_labels`, as it
 * saves them in YAML) or of an object of names and labels. The text is untrusted.
 */
export function readRegions(text: string, name: string): RegionReading {
  if (text.length > LONGEST) return { ok: false, message: "is too long for a file of regions." };
  const data = /\.ya?ml$/i.test(name) ? yaml(text) : json(text);
  if (data === undefined) return { ok: false, message: "is neither JSON nor, by its ending, YAML that can be read." };
  for (const form of FORMS) {
    const found = form(data);
    if (found) return { ok: true, ...found };
  }
  return {
    ok: false,
    message:
      "names no regions: wanted are nnU-Net's dataset.json, panoptica's groups with their value_labels, or names with lists of labels.",
  };
}

function json(text: string): unknown {
  if (isNestedDeep(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** Without the tags that panoptica writes before its groups, such as `!LabelGroup`. */
function yaml(text: string): unknown {
  const read = yamlData(text.replace(/(?<=[\s:-]|^)![\w.:/-]*(?=\s|$)/gm, ""));
  return read.ok ? read.data : undefined;
}

/** Background is not a region there, and its ignore label is called so. */
function nnUNet(data: unknown): Found | undefined {
  const labels = property(data, "labels");
  if (!isRecord(labels)) return undefined;
  const regions = namedRegions(labels);
  if (!regions) return undefined;
  return {
    regions: regions.filter(({ name, labels: of }) => name !== "ignore" && !(of.length === 1 && of[0] === 0)),
    ignore: regions.flatMap(({ name, labels: of }) => (name === "ignore" ? of : [])),
  };
}

function panoptica(data: unknown): Found | undefined {
  const groups = property(property(data, "segmentation_class_groups") ?? data, "groups");
  if (!isRecord(groups)) return undefined;
  const regions = namedRegions(
    Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, property(group, "value_labels")])),
  );
  return regions && { regions, ignore: [] };
}

function plain(data: unknown): Found | undefined {
  const regions = isRecord(data) ? namedRegions(data) : undefined;
  return regions && { regions, ignore: [] };
}

/** Names with a label or a list of labels each; undefined as soon as one is something else. */
function namedRegions(data: Readonly<Record<string, unknown>>): readonly LabelRegion[] | undefined {
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
