import type { Better } from "../metrics/better";
import type { Figure } from "../numbers/figure";

/** What a table of images is put in order by. */
export type ImageOrder =
  /** As the images come. */
  | { readonly by: "name" }
  /** The mean over the classes of the image. */
  | { readonly by: "figure"; readonly metric: string; readonly better: Better }
  | { readonly by: "wrong" | "share" | "pixels" };

/** Rows of a table of images that are asked for. */
export interface WantedImages {
  readonly order: ImageOrder;
  /** Undefined figures stand last either way. */
  readonly direction: "first" | "reversed";
  readonly from: number;
  readonly count: number;
  /** In the name, in whatever case; all images where empty. */
  readonly text: string;
}

/** A row of a table of images. */
export interface ImageLine {
  /** Its place among the images, by which it is asked for. */
  readonly row: number;
  readonly name: string;
  /** Of each metric of the columns, in their order. */
  readonly figures: readonly Figure[];
  readonly pixels: number;
  /** Counted pixels that are not predicted as their class; undefined where regions overlap, so that a pixel does not have one. */
  readonly wrong: number | undefined;
}

export interface ImagePage {
  readonly lines: readonly ImageLine[];
  /** Images that have the text in their name. */
  readonly found: number;
}
