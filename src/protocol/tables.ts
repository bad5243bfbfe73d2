import type { AverageId } from "../core/averages/averages";
import type { Mean } from "../core/averages/mean";
import type { Confusion } from "../core/counting/confusion";
import type { Problem } from "../core/document/problem";
import type { Better } from "../core/metrics/better";
import type { Figure } from "../core/numbers/figure";
import type { ImagePage, WantedImages } from "../core/streamed/imagePage";

/** A class of a report in tables. */
export interface TableClass {
  readonly label: number | string;
  readonly name: string;
  readonly color: string;
  readonly inMeans: boolean;
  /** Target pixels. */
  readonly support: number;
}

/** The figures of one metric. */
export interface TableMetric {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly better: Better;
  readonly averages: Readonly<Record<AverageId, Mean>>;
  /** Of each class of the table. */
  readonly classes: readonly { readonly global: Figure; readonly samplewise: Mean }[];
}

/** All that is shown of a report in tables but single images. */
export interface ShownTables {
  readonly folders: { readonly target: string; readonly prediction: string };
  readonly item: "image" | "case";
  /** Images that take part, and those of them with a counted pixel; of all that there are where nothing was gone through yet. */
  readonly images: number;
  readonly withPixels: number;
  readonly isPartial: boolean;
  /** What stands for classes, and how many there are in words. */
  readonly one: "class" | "region";
  readonly classWords: string;
  /** Rules that the figures rest on and how files were paired, as sentences. */
  readonly rules: readonly string[];
  readonly classes: readonly TableClass[];
  readonly metrics: readonly TableMetric[];
  readonly overall: readonly { readonly id: string; readonly name: string; readonly value: Figure }[];
  /** Undefined where regions overlap, so that a pixel does not have one class. */
  readonly confusion: Confusion | undefined;
  /** The first of the problems of files, and how many there are; known once all was gone through. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** `sums`: what is of sums alone; means over images come with `whole`. */
  readonly state: "sums" | "whole";
}

/** What the page of a report in tables is told. */
export type TablesHostMessage =
  | { readonly type: "tables"; readonly shown: ShownTables }
  /** So many of all images were gone through. */
  | { readonly type: "tables-progress"; readonly done: number; readonly of: number }
  | { readonly type: "table-images"; readonly request: number; readonly page: ImagePage }
  /** The tables cannot be read, or have no figures: a sentence. */
  | { readonly type: "tables-refused"; readonly message: string };

/** What it asks for. */
export type TablesPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "table-images"; readonly request: number; readonly wanted: WantedImages }
  /** Both masks of an image, by its row. */
  | { readonly type: "open-image"; readonly row: number };

/** What the thread that reads the tables is asked. */
export type TablesRequest =
  Extract<TablesPageMessage, { readonly type: "table-images" }> | { readonly type: "paths"; readonly row: number };

/** What it tells. */
export type TablesResponse = TablesHostMessage | { readonly type: "paths"; readonly found: MaskPaths | undefined };

/** Where the masks of an image lie. */
export interface MaskPaths {
  readonly folders: ShownTables["folders"];
  /** Below its folder. */
  readonly target: string;
  readonly prediction: string | undefined;
}
