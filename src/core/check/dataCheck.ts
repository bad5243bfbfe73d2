import type { Choices } from "../document/choices";
import type { Label, Side } from "../labels/label";
import { naturalOrder } from "../text/naturalOrder";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry, Report } from "../document/report";
import { arrayFindings } from "./arrayFindings";
import { binaryFindings } from "./binaryFindings";
import { checkedData, type CheckedData } from "./checkedData";
import type { CodingCheck } from "./codingCheck";
import { choiceOption } from "./choiceOption";
import { classListFindings } from "./classListFindings";
import { codingFindings } from "./codingFindings";
import { fileFindings } from "./fileFindings";
import type { Finding } from "../reading/finding";
import { groupFindings } from "./groupFindings";
import { ignoreFindings } from "./ignoreFindings";
import { imageFindings } from "./imageFindings";
import { labelFindings } from "./labelFindings";
import { nodataFindings } from "./nodataFindings";
import { colourCodes } from "./colourCodes";
import { paletteFindings } from "./paletteFindings";
import { outlierFindings } from "./outlierFindings";
import { resampledFindings } from "./resampledFindings";
import { skippedFindings } from "./skippedFindings";
import { pairingFindings } from "./pairingFindings";
import { roleFindings } from "./roleFindings";
import { severalFindings } from "./severalFindings";
import type { LabelRow } from "./labelRows";
import { withEffect } from "./withEffect";

/** All that the Data check shows: what was read, how, and what the user should know of. */
export interface DataCheck {
  readonly pairing: Report["pairing"];
  /** What stands with the figures first; else errors, then warnings, then what is only said. */
  readonly findings: readonly Finding[];
  readonly labels: Readonly<Record<Side, readonly LabelRow[]>>;
  /** Sizes of the images that count, the commonest first. */
  readonly sizes: readonly MaskSize[];
  readonly ignored: { readonly labels: readonly Label[]; readonly pixels: number; readonly total: number };
  readonly coding: CodingCheck;
}

export interface MaskSize {
  readonly width: number;
  readonly height: number;
  readonly images: number;
}

const SEVERITIES: readonly Finding["severity"][] = ["error", "warning", "info"];

/** In the order in which what they find is shown, where nothing else tells. */
const FINDERS: readonly ((data: CheckedData) => readonly Finding[])[] = [
  arrayFindings,
  codingFindings,
  labelFindings,
  resampledFindings,
  ignoreFindings,
  binaryFindings,
  imageFindings,
  outlierFindings,
  fileFindings,
  groupFindings,
  paletteFindings,
  colourCodes,
  nodataFindings,
  skippedFindings,
  pairingFindings,
  severalFindings,
  roleFindings,
  classListFindings,
];

/**
 * Checks a report under the choices, once: captions, tables and lists of problems of one export all ask for it. An action of a finding
 * is new choices; setting the old ones back undoes it.
 */
export function dataCheck(report: Report, choices: Choices): DataCheck {
  return CHECKS(report)(choices);
}

const CHECKS = oncePer((report: Report) => oncePer((choices: Choices) => checkData(report, choices)));

function checkData(report: Report, choices: Choices): DataCheck {
  const data = checkedData(report, choices);
  const findings = FINDERS.flatMap((find) => find(data));
  return {
    pairing: report.pairing,
    findings: findings.map((finding) => withOption(withEffect(data, finding))).toSorted((a, b) => rank(a) - rank(b)),
    labels: data.labels,
    sizes: sizes(data.images),
    ignored: { labels: data.table.ignore, pixels: data.targetPixels.ignored, total: data.targetPixels.total },
    coding: data.coding,
  };
}

function rank({ severity, standsWithFigures }: Finding): number {
  return standsWithFigures ? -1 : SEVERITIES.indexOf(severity);
}

/** What is to be done names the option of the command line that does it; what was done by choice needs none. */
function withOption(finding: Finding): Finding {
  const { action, severity } = finding;
  if (!action || severity === "info") return finding;
  const option = action.option ?? choiceOption(action.apply);
  return option === undefined ? finding : { ...finding, action: { ...action, option } };
}

function sizes(images: readonly ImageEntry[]): readonly MaskSize[] {
  const found = new Map<string, { width: number; height: number; images: number }>();
  for (const { width, height } of images) {
    const key = `${width}x${height}`;
    const size = found.get(key);
    if (size) size.images++;
    else found.set(key, { width, height, images: 1 });
  }
  return [...found]
    .toSorted(([a, { images: many }], [b, { images: others }]) => others - many || naturalOrder(a, b))
    .map(([, size]) => size);
}
