import type { BootstrapOptions } from "../../src/core/intervals/bootstrap";
import type { BootstrapInput } from "../../src/core/intervals/bootstrapInput";

/** What can be drawn in a thread, as plain data. */
export type DrawJob =
  | { readonly kind: "intervals"; readonly input: BootstrapInput }
  /** Of two runs at once: the rows of A, then those of B. */
  | { readonly kind: "paired"; readonly input: BootstrapInput; readonly options: BootstrapOptions };

/** The same in slices: `advance` until it is true, then the result. */
export interface SlicedDraws<Result> {
  readonly advance: (draws: number) => boolean;
  readonly result: () => Result;
}

/** Draws under way. */
export interface Drawing {
  /** Nothing is heard of it afterwards. */
  readonly cancel: () => void;
}
