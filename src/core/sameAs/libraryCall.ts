export type LibraryId = "smp" | "torchmetrics" | "sklearn" | "mmseg" | "huggingface" | "monai" | "wang" | "nnunet";

/** Python that gives a figure with a library. It runs as it stands behind its imports, with the names of `CALL_NAMES`. */
export interface LibraryCall {
  readonly library: LibraryId;
  /** Name on screen, with the least version and how the number is written where these matter. */
  readonly name: string;
  readonly imports: readonly string[];
  /** Statements parted by `; `, the last of which is the figure. */
  readonly call: string;
  readonly unit: CallUnit;
}

/** How a call writes its number: as a ratio, in percent, or in percent with two decimals. */
export type CallUnit = "ratio" | "percent" | "roundedPercent";
