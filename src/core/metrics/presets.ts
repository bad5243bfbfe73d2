import type { Presence, ZeroDivision } from "../document/choices";
import type { Policy } from "./policy";

/** The two knobs as a library or benchmark has them. */
export interface Preset {
  readonly id: string;
  /** Stands after "same as". */
  readonly name: string;
  /** The same for where there is no room: never cut. */
  readonly short: string;
  readonly zeroDivision: ZeroDivision;
  readonly presence: Presence;
}

/**
 * What the libraries do with 0/0 and absent classes, checked against their figures (test/fixtures/golden).
 * A new preset is a new row; of rows with equal knobs the first names them on screen.
 */
export const PRESETS: readonly Preset[] = [
  {
    id: "mmseg",
    short: "mmsegmentation, Cityscapes",
    name: "mmsegmentation; Hugging Face; Cityscapes; scikit-learn zero_division=nan",
    zeroDivision: "exclude",
    presence: "all",
  },
  {
    id: "smp",
    short: "segmentation_models.pytorch",
    name: "segmentation_models.pytorch",
    zeroDivision: 1,
    presence: "all",
  },
  {
    id: "smp0",
    short: "smp with zero_division=0",
    name: "segmentation_models.pytorch zero_division=0; torchmetrics up to 0.10 samplewise; scikit-learn with labels",
    zeroDivision: 0,
    presence: "all",
  },
  {
    id: "torchmetrics",
    short: "torchmetrics precision, recall",
    name: "torchmetrics from 1.0: precision, recall, F, specificity",
    zeroDivision: 0,
    presence: "union",
  },
  {
    id: "torchmetricsSegmentation",
    short: "torchmetrics IoU, nnU-Net, Keras",
    name: "torchmetrics Jaccard, DiceScore, MeanIoU; nnU-Net; Keras",
    zeroDivision: "exclude",
    presence: "union",
  },
  {
    id: "monai",
    short: "MONAI ignore_empty=True",
    name: "MONAI ignore_empty=True; Wang et al. (2023); detectron2",
    zeroDivision: "exclude",
    presence: "target",
  },
  {
    id: "monaiEmpty",
    short: "MONAI ignore_empty=False",
    name: "MONAI ignore_empty=False",
    zeroDivision: 1,
    presence: "all",
  },
];

/** The presets that equal the present knobs, in the order of the table. */
export function presetsOf(policy: Policy): readonly Preset[] {
  return PRESETS.filter(
    ({ zeroDivision: value, presence }) => value === policy.zeroDivision && presence === policy.presence,
  );
}
