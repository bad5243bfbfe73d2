import { parseJson } from "../core/text/parseJson";
import type { FoundSegments, ImageEntry } from "../core/document/report";
import { type Label, type Side, SIDES } from "../core/labels/label";
import { occurringLabels } from "../core/reading/occurringLabels";
import { panopticMap, segmentKinds } from "../core/reading/panopticMap";
import type { Files } from "./files";

/** Annotations of COCO's validation set are 10 MB; what is longer is not looked into unasked. */
const MOST_BYTES = 64 << 20;

/** Of a folder so many files are opened. */
const MOST_FILES = 4;

/** So many of the colours must be segments of the file. */
const KNOWN = 0.95;

/**
 * The files beside colour masks that say of which class each colour is: COCO's `panoptic_*.json`, in the folder, beside it, or in
 * `annotations` beside it. Files in the way end no run. Masks without colours cost nothing.
 */
export async function findSegments(
  images: readonly ImageEntry[],
  folders: Readonly<Record<Side, string>>,
  files: Files,
): Promise<readonly FoundSegments[]> {
  if (!images.some(hasColours)) return [];
  const occurring = occurringLabels(images);
  const found: FoundSegments[] = [];
  for (const side of SIDES) {
    const { colours, plain } = occurring[side];
    if (colours.size < 2 || plain.size > 0) continue;
    const names = new Set(images.map((image) => nameOf(image[side]?.path ?? "")));
    const segments = await firstThatFits(folders[side], { colours, names }, files);
    if (segments) found.push({ side, ...segments });
  }
  return found;
}

function hasColours({ target, prediction }: ImageEntry): boolean {
  return target.facts.kind === "colour" || prediction?.facts.kind === "colour";
}

interface Masks {
  readonly colours: ReadonlySet<Label>;
  readonly names: ReadonlySet<string>;
}

async function firstThatFits(
  folder: string,
  masks: Masks,
  files: Files,
): Promise<Omit<FoundSegments, "side"> | undefined> {
  const parent = files.parent(folder);
  const own = nameOf(folder.replaceAll("\\", "/"));
  for (const location of new Set([folder, parent, files.join(parent, "annotations")])) {
    const entries = await files.list(location).catch(() => []);
    const names = entries
      .filter(({ name, isFolder }) => !isFolder && /\.json$/i.test(name))
      .map(({ name }) => name)
      .sort();
    const rank = (name: string): number => (nameOf(name) === own ? 0 : /panoptic|segment/i.test(name) ? 1 : 2);
    for (const name of names.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_FILES)) {
      const file = files.join(location, name);
      const fit = fittingRows(await textOf(file, files), masks);
      if (fit) return { file, ...fit };
    }
  }
  return undefined;
}

async function textOf(file: string, files: Files): Promise<string> {
  try {
    const { size } = await files.stamp(file);
    return size > MOST_BYTES ? "" : new TextDecoder().decode(await files.read(file));
  } catch {
    return "";
  }
}

/** The rows for the colours of the masks, where nearly all are segments. */
function fittingRows(text: string, { colours, names }: Masks): Omit<FoundSegments, "side" | "file"> | undefined {
  if (!text.includes('"segments_info"')) return undefined;
  const value = parseJson(text);
  const whole = panopticMap(value);
  const map = whole?.ok === true ? whole : panopticMap(value, names);
  if (!map?.ok) return undefined;
  const rows = map.pairs.filter(([colour]) => colours.has(colour)).toSorted(([a], [b]) => a - b);
  const isSegment = (colour: Label): boolean => colour !== 0;
  const known = rows.filter(([colour]) => isSegment(colour)).length;
  if (known === 0 || known < KNOWN * [...colours].filter(isSegment).length) return undefined;
  return {
    ...(whole?.ok !== true && { ofImages: true }),
    from: rows.map(([from]) => from),
    to: rows.map(([, to]) => to),
    ...segmentKinds({ ...map, groups: map.groups?.filter((colour) => colours.has(colour)) ?? [] }),
  };
}

/** The last part of a path, without its ending. */
function nameOf(path: string): string {
  return (path.split("/").findLast((part) => part !== "") ?? "").replace(/\.[^.]*$/, "");
}
