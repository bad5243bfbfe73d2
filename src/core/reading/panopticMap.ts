import { property } from "../collections/record";
import type { SegmentKinds } from "../document/relabelling";
import type { Label } from "../labels/label";
import { segmentId } from "./segmentId";

/** Rows of packed colour and category, or what is wrong, as the end of a sentence that begins with the file. */
export type PanopticMap =
  | ({ readonly ok: true; readonly pairs: readonly (readonly [from: Label, to: Label])[] } & SegmentKinds)
  | { readonly ok: false; readonly message: string };

/**
 * The categories of the segments in a `panoptic_*.json` (COCO panoptic format: `annotations[].segments_info[]` with `id` and
 * `category_id`, `iscrowd` for groups, `categories[]` with `isthing`; a pixel's id is R + 256 G + 65536 B). Ids are numbered in each image by itself: one that stands for two categories in
 * two images has no reading that is right for both. What is not a segment has the id 0; where a category is 0 too, it is read as 255.
 *
 * @param images names of images without their ending: the segments of others are left out, if any image is there by its name.
 * @returns undefined where the value has another form.
 */
export function panopticMap(value: unknown, images: ReadonlySet<string> = new Set()): PanopticMap | undefined {
  const all = listOf(value, "annotations");
  if (!all) return undefined;
  const named = images.size === 0 ? [] : all.filter((annotation) => images.has(imageOf(annotation)));
  const categories = new Map<number, number>();
  const groups = new Map<number, boolean>();
  for (const annotation of named.length > 0 ? named : all) {
    for (const segment of listOf(annotation, "segments_info") ?? []) {
      const [id, category] = [numberOf(segment, "id"), numberOf(segment, "category_id")];
      if (id === undefined || category === undefined || id < 0 || id > 0xffffff)
        return { ok: false, message: "has a segment without an id of 24 bits and a category_id." };
      const known = categories.get(id);
      if (known !== undefined && known !== category) {
        return {
          ok: false,
          message: `gives the id ${id} to the categories ${known} and ${category} in different images, so no one map is right for all. Write masks of classes by it (panopticapi's converters/panoptic2semantic_segmentation.py), then evaluate those.`,
        };
      }
      categories.set(id, category);
      // An id that is a group in one image and an instance in another is no group of both.
      groups.set(id, numberOf(segment, "iscrowd") === 1 && groups.get(id) !== false);
    }
  }
  const used = new Set(categories.values());
  if (used.has(0) && !used.has(NO_SEGMENT) && !categories.has(0)) categories.set(0, NO_SEGMENT);
  const ofGroups = [...groups].filter(([, isGroup]) => isGroup).map(([id]) => segmentId(id));
  return {
    ok: true,
    pairs: [...categories].map(([id, category]) => [segmentId(id), category]),
    ...segmentKinds({ groups: ofGroups, stuff: stuffOf(value) }),
  };
}

/** Without what there is none of. */
export function segmentKinds({ groups = [], stuff = [] }: SegmentKinds): SegmentKinds {
  return { ...(groups.length > 0 && { groups }), ...(stuff.length > 0 && { stuff }) };
}

/** Categories that are not things. */
function stuffOf(value: unknown): readonly Label[] {
  return (listOf(value, "categories") ?? []).flatMap((category) => {
    const id = numberOf(category, "id");
    return id !== undefined && numberOf(category, "isthing") === 0 ? [id] : [];
  });
}

/** Stands for what is not a segment where 0 is a category. */
export const NO_SEGMENT: Label = 255;

/** Name of the mask that an annotation is of, without its ending. */
function imageOf(annotation: unknown): string {
  const name = property(annotation, "file_name");
  return typeof name === "string" ? name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "") : "";
}

function listOf(value: unknown, key: string): readonly unknown[] | undefined {
  const found = property(value, key);
  return Array.isArray(found) ? found : undefined;
}

function numberOf(value: unknown, key: string): number | undefined {
  const found = property(value, key);
  return Number.isInteger(found) ? Number(found) : undefined;
}
