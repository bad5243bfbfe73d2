import { packedColour } from "./packedColour";
import { isRecord, property } from "../collections/record";
import { colorOf, type ListRow } from "./listRows";

/** Datumaro's `dataset_meta.json`: labels by number, or as a list, and a colour for each. */
export function datumaroMeta(data: unknown): readonly ListRow[] | undefined {
  const labels = property(data, "label_map") ?? property(data, "labels");
  const colors = property(data, "segmentation_colors");
  if (colors !== undefined && !Array.isArray(colors)) return undefined;
  const rows = isRecord(labels)
    ? Object.entries(labels).map(([label, name]) => ({ label: Number(label), name }))
    : texts(labels)?.map((name, label) => ({ label, name }));
  const own: readonly unknown[] = colors ?? [];
  if (!rows || rows.length === 0 || (own.length > 0 && own.length !== rows.length)) return undefined;
  return all(rows, ({ label, name }, position) => {
    const color = colorOfValue(own[position]);
    if (typeof name !== "string" || !Number.isInteger(label) || (own.length > 0 && color === undefined))
      return undefined;
    return { label, name, ...(color !== undefined && { color }) };
  });
}

/** Datumaro's annotations: `categories.label.labels` in their order, their colours in `categories.mask.colormap`. */
export function datumaroCategories(data: unknown): readonly ListRow[] | undefined {
  const categories = property(data, "categories");
  const labels = property(property(categories, "label"), "labels");
  if (!Array.isArray(labels)) return undefined;
  const colors = new Map<unknown, string>();
  const map = property(property(categories, "mask"), "colormap");
  for (const entry of Array.isArray(map) ? (map as readonly unknown[]) : []) {
    const color = colorOf([property(entry, "r"), property(entry, "g"), property(entry, "b")]);
    if (color !== undefined) colors.set(property(entry, "label_id"), color);
  }
  return all(labels, (entry, label) => {
    const name = property(entry, "name");
    const color = colors.get(label);
    return typeof name === "string" ? { label, name, ...(color !== undefined && { color }) } : undefined;
  });
}

/** COCO's annotations, of instances and panoptic: `categories` with separate ids, which leave gaps. */
export function cocoCategories(data: unknown): readonly ListRow[] | undefined {
  const categories = property(data, "categories");
  if (!Array.isArray(categories)) return undefined;
  return all(categories, (entry) => {
    const [label, name, color] = [
      property(entry, "id"),
      property(entry, "name"),
      colorOfValue(property(entry, "color")),
    ];
    return typeof label === "number" && Number.isInteger(label) && typeof name === "string"
      ? { label, name, ...(color !== undefined && { color }) }
      : undefined;
  });
}

/** Supervisely's `meta.json`: classes with titles and colours; their ids are of its data base, and no labels. */
export function superviselyMeta(data: unknown): readonly ListRow[] | undefined {
  const classes = property(data, "classes");
  if (!Array.isArray(classes)) return undefined;
  return all(classes, (entry) => {
    const [name, color] = [property(entry, "title"), colorOfValue(property(entry, "color"))];
    return typeof name === "string" && color !== undefined ? { name, color } : undefined;
  });
}

/** Mapillary Vistas' `config.json`: the label is the place in the list. */
export function mapillaryConfig(data: unknown): readonly ListRow[] | undefined {
  const labels = property(data, "labels");
  if (!Array.isArray(labels)) return undefined;
  return all(labels, (entry, label) => {
    const [name, color] = [property(entry, "readable"), colorOfValue(property(entry, "color"))];
    if (typeof name !== "string" || color === undefined) return undefined;
    return { label, name, color, ...(property(entry, "evaluate") === false && { ignored: true }) };
  });
}

/** mmsegmentation's `metainfo`: `classes` and a `palette` of as many colours; older ones in capital letters. */
export function metaInfo(data: unknown): readonly ListRow[] | undefined {
  const info = property(data, "metainfo") ?? property(data, "METAINFO") ?? property(data, "dataset_meta") ?? data;
  const names = texts(property(info, "classes") ?? property(info, "CLASSES"));
  const palette = property(info, "palette") ?? property(info, "PALETTE");
  if (!names || names.length === 0) return undefined;
  if (palette === undefined || palette === null) return names.map((name) => ({ name }));
  const colors: readonly unknown[] = Array.isArray(palette) ? palette : [];
  if (colors.length !== names.length) return undefined;
  return all(names, (name, row) => {
    const color = colorOfValue(colors[row]);
    return color === undefined ? undefined : { name, color };
  });
}

/** A row for each; undefined where there is none, or one has none. */
function all<Item>(
  items: readonly Item[],
  row: (item: Item, position: number) => ListRow | undefined,
): readonly ListRow[] | undefined {
  const rows: ListRow[] = [];
  for (const [position, item] of items.entries()) {
    const found = row(item, position);
    if (!found) return undefined;
    rows.push(found);
  }
  return rows.length > 0 ? rows : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const found = items.flatMap((item) => (typeof item === "string" ? [item] : []));
  return found.length === items.length ? found : undefined;
}

/** A colour as `[r, g, b]` or `#rrggbb`. */
function colorOfValue(value: unknown): string | undefined {
  if (Array.isArray(value)) return colorOf(value);
  return typeof value === "string" && packedColour(value) !== undefined ? value.toLowerCase() : undefined;
}
