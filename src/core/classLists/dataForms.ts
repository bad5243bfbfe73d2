import { isGreyColour, packedColour } from "./packedColour";
import { isRecord, property } from "../collections/record";
import { colorOf, type ListRow } from "./listRows";
import { nnUNetRegions, panopticaGroups } from "./namedRegions";
import { regionRows, type RowsOfRegions } from "./regionRows";
import {
  cocoCategories,
  datumaroCategories,
  datumaroMeta,
  mapillaryConfig,
  metaInfo,
  superviselyMeta,
} from "./toolForms";
import { itemAt } from "../numbers/numberAt";

/** A form of class list in JSON or YAML. */
export interface DataForm {
  readonly name: string;
  /** As of `TextForm`. */
  readonly knownBy: "content" | "name";
  /** The rows if the data have the form; a sentence where they have it but cannot be read. */
  readonly read: (data: unknown) => readonly ListRow[] | RowsOfRegions | string | undefined;
}

/** In the order in which they are tried. */
export const DATA_FORMS: readonly DataForm[] = [
  { name: "nnU-Net dataset.json", knownBy: "content", read: nnUNet },
  {
    name: "groups of panoptica",
    knownBy: "content",
    read: (data) => {
      const groups = panopticaGroups(data);
      return groups && regionRows(groups);
    },
  },
  { name: "dataset_meta.json of Datumaro", knownBy: "content", read: datumaroMeta },
  { name: "categories of Datumaro", knownBy: "content", read: datumaroCategories },
  { name: "categories of COCO", knownBy: "content", read: cocoCategories },
  { name: "meta.json of Supervisely", knownBy: "content", read: superviselyMeta },
  { name: "config.json of Mapillary Vistas", knownBy: "content", read: mapillaryConfig },
  { name: "metainfo of mmsegmentation", knownBy: "content", read: metaInfo },
  { name: "id2label", knownBy: "content", read: (data) => intToName(property(data, "id2label")) },
  {
    name: "names",
    knownBy: "content",
    read: (data) => listOfNames(property(data, "names")) ?? intToName(property(data, "names")),
  },
  { name: "name to colour", knownBy: "name", read: nameToColour },
  { name: "label to name", knownBy: "name", read: intToName },
  { name: "name to label", knownBy: "name", read: nameToInt },
  { name: "list of names", knownBy: "name", read: listOfNames },
];

/** Version 2: name to label or to the labels of a region, with `ignore` beside the classes; version 1: label to name. */
function nnUNet(data: unknown): readonly ListRow[] | RowsOfRegions | string | undefined {
  const labels = property(data, "labels");
  const isDataset = ["file_ending", "numTraining", "channel_names", "modality"].some(
    (key) => property(data, key) !== undefined,
  );
  if (!isDataset || labels === undefined) return undefined;
  if (isRecord(labels) && Object.values(labels).some(Array.isArray)) {
    const found = nnUNetRegions(data);
    if (!found)
      return "defines a region by something else than whole numbers. Give each a list of labels, such as [1, 2].";
    // Lists of one label each are classes to nnU-Net as well.
    const { rows, regions } = regionRows(found);
    return regions.some((region) => region.labels.length > 1) ? { rows, regions } : rows;
  }
  // nnU-Net takes the name `ignore` alone for its ignore label.
  return (nameToInt(labels) ?? intToName(labels))?.map((row) => ({ ...row, ignored: row.name === "ignore" }));
}

function intToName(data: unknown): readonly ListRow[] | undefined {
  return rowsOf(data, (key, value) =>
    isInteger(key) && typeof value === "string" ? { label: Number(key), name: value } : undefined,
  );
}

function nameToInt(data: unknown): readonly ListRow[] | undefined {
  return rowsOf(data, (key, value) =>
    !isInteger(key) && (typeof value === "number" || typeof value === "string") && isInteger(String(value))
      ? { label: Number(value), name: key }
      : undefined,
  );
}

/** Supervisely's machine colours are grey: R = G = B is the label. Other colours are of colour masks. */
function nameToColour(data: unknown): readonly ListRow[] | undefined {
  const rows = rowsOf(data, (name, value) => {
    const color = Array.isArray(value)
      ? colorOf(value)
      : typeof value === "string" && packedColour(value) !== undefined
        ? value.toLowerCase()
        : undefined;
    return color === undefined ? undefined : { name, color };
  });
  const packed = rows?.map(({ color }) => packedColour(color) ?? -1);
  return packed?.every(isGreyColour) === true
    ? rows?.map(({ name }, row) => ({ name, label: itemAt(packed, row) & 0xff }))
    : rows;
}

function listOfNames(data: unknown): readonly ListRow[] | undefined {
  if (!Array.isArray(data) || data.length === 0) return undefined;
  const names: readonly unknown[] = data;
  const rows = names.flatMap((name) => (typeof name === "string" ? [{ name }] : []));
  return rows.length === names.length ? rows : undefined;
}

function rowsOf<T>(data: unknown, row: (key: string, value: unknown) => T | undefined): readonly T[] | undefined {
  if (!isRecord(data)) return undefined;
  const entries = Object.entries(data);
  const rows = entries.flatMap(([key, value]) => row(key, value) ?? []);
  return entries.length > 0 && rows.length === entries.length ? rows : undefined;
}

function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}
