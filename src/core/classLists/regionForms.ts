import { isRecord } from "../collections/record";
import { isNestedDeep } from "./isNestedDeep";
import { namedRegions, nnUNetRegions, panopticaGroups, type NamedRegions } from "./namedRegions";
import { withoutTags } from "./withoutTags";
import { yamlData } from "./yamlData";

export type RegionReading =
  | ({ readonly ok: true } & NamedRegions)
  /** What is wrong with the file, as the rest of a sentence that begins with its name. */
  | { readonly ok: false; readonly message: string };

/** The forms in which files name sets of labels, in the order in which they are tried. A new one is a new row. */
const FORMS: readonly ((data: unknown) => NamedRegions | undefined)[] = [nnUNetRegions, panopticaGroups, plain];

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

function yaml(text: string): unknown {
  const read = yamlData(withoutTags(text));
  return read.ok ? read.data : undefined;
}

function plain(data: unknown): NamedRegions | undefined {
  const regions = isRecord(data) ? namedRegions(data) : undefined;
  return regions && { regions, ignore: [] };
}
