import type { CountedClasses } from "../reading/classWords";
import type { ItemWords } from "../text/itemWords";
import type { AverageInput } from "./averageInput";
import type { Figure } from "../numbers/figure";
import type { Mean } from "./mean";
import type { Metric } from "../metrics/metric";

/**
 * The sums over images that are enough for an average, and how its figure comes of them. Figures, bootstrap, comparison and
 * influence read it, so that each computes an average from no more than sums of what single images give.
 */
export type AverageSums =
  /** One ratio of the counts of all images and classes. */
  | { readonly over: "sums" }
  /** The mean over the classes of the ratio of their summed counts, or of the mean of their cells over the images. */
  | { readonly over: "classes"; readonly of: "counts"; readonly weight: "equal" | "support" }
  | { readonly over: "classes"; readonly of: "cells"; readonly weight: "equal" }
  /** The mean of all cells at once. */
  | { readonly over: "cells" }
  /** The mean over the images of what each gives by itself; one without a value does not enter. */
  | { readonly over: "images"; readonly figure: (input: AverageInput, row: number) => Figure };

/** A step behind those of the metric itself on the way from the global macro figure to a samplewise one. */
export type OrderBarId = "class-order" | "image-order" | "image-weights";

interface AverageRow {
  /** In saved views, exports and on the command line. */
  readonly id: string;
  /** By which papers and libraries know it. */
  readonly name: string;
  /** What is averaged over what, in plain words, which stand before the name on screen. */
  readonly plain: string;
  /** What is averaged in which order, in words. */
  readonly order: string;
  readonly sums: AverageSums;
  /** For a paper: what the figure is called, and the order as clauses with the numbers of what was averaged. */
  readonly cited: {
    readonly name: (metric: Pick<Metric, "short" | "meanName">) => string;
    readonly order: (
      images: number,
      result: Mean,
      metric: Pick<Metric, "ofCells">,
      named: { readonly item: ItemWords["item"]; readonly table: CountedClasses },
    ) => readonly string[];
  };
  /**
   * Python that makes `figure`: of `tp`, `fp`, `fn`, `tn`, arrays of images by classes, with `with_zero_division`, the metric under
   * the rule for 0/0, and `entering`, the same where the class is counted, else nan.
   */
  readonly numpy: readonly string[];
}

export interface GlobalRow extends AverageRow {
  readonly scope: "global";
}

export interface SamplewiseRow extends AverageRow {
  readonly scope: "samplewise";
  /** The id of the global average of the same kind; absent where the row only takes the samplewise macro in another order. */
  readonly beside?: string;
  /** The account of the gap: whether of each class or of one class made of all, and the steps behind the 0/0 cells. */
  readonly way: { readonly of: "classes" | "sums"; readonly then: readonly OrderBarId[] };
}
