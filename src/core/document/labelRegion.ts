import type { Label } from "../labels/label";

/** A set of labels that is read as one and may overlap others, as the whole tumour does its core. */
export interface LabelRegion {
  readonly name: string;
  /** Of the classes as they are with merges. */
  readonly labels: readonly Label[];
}
