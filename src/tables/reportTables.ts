import type { Column } from "./column";

/** A saved report of any size: this table of counts, and beside it one of its images. */
export const REPORT_TABLE = ".maskeval.parquet";

/** The counts of all images, in ascending order of image, target label, predicted label. */
export const COUNTS = {
  /** The row of the pair in the table of pairs. */
  image: { name: "image", kind: "integer" },
  target: { name: "target", kind: "integer" },
  prediction: { name: "prediction", kind: "integer" },
  pixels: { name: "pixels", kind: "count" },
} as const satisfies Readonly<Record<string, Column>>;

/** A row an image, in the order of the counts; then a row a problem, without an image. */
export const IMAGES = {
  image: { name: "image", kind: "integer", optional: true },
  name: { name: "name", kind: "text", optional: true },
  width: { name: "width", kind: "integer", optional: true },
  height: { name: "height", kind: "integer", optional: true },
  depth: { name: "depth", kind: "integer", optional: true },
  target: { name: "target", kind: "text", optional: true },
  prediction: { name: "prediction", kind: "text", optional: true },
  /** What else a saved report has of the image, in JSON: mostly the same text in all rows. */
  details: { name: "details", kind: "text", optional: true },
  problem: { name: "problem", kind: "text", optional: true },
  file: { name: "file", kind: "text", optional: true },
  message: { name: "message", kind: "text", optional: true },
} as const satisfies Readonly<Record<string, Column>>;

/** What tables say of themselves as a whole. */
export const NOTES = {
  /** Which table it is, and the version of its columns. */
  table: "mask_evaluation.table",
  /** Name and version of what wrote it. */
  tool: "mask_evaluation.tool",
  /** The hash of the kernel that counted, or `plain`. */
  kernel: "mask_evaluation.kernel",
  /** The report without its images and problems: folders, pairing, choices, shard. */
  report: "mask_evaluation.report",
  /** What files say of themselves, once each; `details` of images name them by their place. */
  facts: "mask_evaluation.facts",
  /** The sums of all counts, so that what is of sums alone needs no row; absent where they have very many pairs of labels. */
  sums: "mask_evaluation.sums",
} as const;

export const TABLE_KINDS = { counts: "counts 1", images: "images 1", pairs: "pairs 1" } as const;

/** Rows of a row group: what lies in memory of a table as it is read and written. */
export const GROUP_ROWS = { counts: 500_000, images: 20_000, pairs: 50_000 } as const;

/** The table of images that belongs to a table of counts. */
export function imagesTableOf(counts: string): string {
  return counts.replace(/\.parquet$/, "-images.parquet");
}

/** Which program counted. */
export interface Tool {
  readonly tool: string;
  readonly kernel: string;
}
