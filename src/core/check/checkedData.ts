import type { Choices } from "../document/choices";
import { classTable, type ClassTable } from "../reading/classTable";
import { countedImages } from "../counting/countedImages";
import type { Side } from "../labels/label";
import type { ImageEntry, Report } from "../document/report";
import { automaticRelabelling, type AutomaticRelabelling } from "../reading/automaticRelabelling";
import { codingCheck, type CodingCheck } from "./codingCheck";
import { labelRows, type LabelRow } from "./labelRows";
import { pooledImages } from "../reading/pooledImages";

/** What every check looks at. */
export interface CheckedData {
  readonly report: Report;
  readonly choices: Choices;
  /** The images that count. */
  readonly images: readonly ImageEntry[];
  /** As of `pooledImages`. */
  readonly pooled: readonly ImageEntry[];
  readonly automatic: AutomaticRelabelling;
  readonly table: ClassTable;
  readonly labels: Readonly<Record<Side, readonly LabelRow[]>>;
  readonly coding: CodingCheck;
  /** Pixels of the targets, all and ignored. */
  readonly targetPixels: { readonly total: number; readonly ignored: number };
}

export function checkedData(report: Report, choices: Choices): CheckedData {
  const images = countedImages(report, choices);
  const automatic = automaticRelabelling(images, choices);
  const table = classTable(images, choices);
  const pooled = pooledImages(images);
  const rows = (side: Side): readonly LabelRow[] => labelRows(images, side, { table, steps: automatic.steps[side] });
  const labels = { target: rows("target"), prediction: rows("prediction") };
  return {
    report,
    choices,
    images,
    pooled,
    automatic,
    table,
    labels,
    coding: codingCheck(pooled, choices),
    targetPixels: {
      total: pixelsOf(labels.target),
      ignored: pixelsOf(labels.target.filter(({ status }) => status === "ignored")),
    },
  };
}

/** Pixels of the rows together. */
export function pixelsOf(rows: readonly LabelRow[]): number {
  return rows.reduce((sum, { pixels }) => sum + pixels, 0);
}
