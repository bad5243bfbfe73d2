import type { Label } from "../labels/label";
import { IGNORED } from "../labels/indices";
import { quantity, formatShare } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { Finding, FindingAction } from "../reading/finding";
import type { IgnoreCandidate } from "../reading/ignoreCandidates";
import { shownLabels } from "./shownLabels";

/** What was taken for an ignore label, or for a class though its number is one. What the user chose is told by `labelFindings`. */
export function ignoreFindings(data: CheckedData): readonly Finding[] {
  if (data.choices.ignore !== "auto") return [];
  return [
    ...data.automatic.ignoreCandidates.flatMap((candidate) => candidateFindings(data, candidate)),
    ...predictedIgnoreLabels(data),
  ];
}

function candidateFindings(data: CheckedData, { label, isClass, pixels }: IgnoreCandidate): readonly Finding[] {
  if (isClass) {
    return [
      {
        id: `countedAsClass:${label}`,
        severity: "warning",
        message:
          `Label ${label} of the targets, ${formatShare(pixels.target, pixels.all)} of their pixels, is counted as a class: the predictions hold it in ` +
          `${formatShare(pixels.both, pixels.target)} of these, as they would hold a class. If it stands for "ignore", ignore it.`,
        numbers: { label, targetPixels: pixels.target, predictedPixels: pixels.prediction, bothPixels: pixels.both },
        action: { label: `Ignore label ${label}`, ...ignoreOnly([...data.table.ignore, label]) },
        problem: "suspicious-coding",
      },
    ];
  }
  if (label >= 0) return [];
  const rows = data.labels.target.filter((row) => row.label === label);
  return [
    {
      id: `ignoredNegative:${label}`,
      severity: "info",
      message:
        `Label ${label} of the targets (${quantity(pixelsOf(rows), "pixel")}, ${formatShare(pixelsOf(rows), data.targetPixels.total)}) is ignored: labels below 0 stand for ` +
        `"ignore"${pixels.prediction === 0 ? ", and the predictions hold none of it" : ""}. If it is a class, count it.`,
      numbers: { label, pixels: pixelsOf(rows), share: pixelsOf(rows) / data.targetPixels.total },
      action: { label: `Count label ${label}`, ...ignoreOnly(data.table.ignore.filter((other) => other !== label)) },
    },
  ];
}

/** Predicted by accident it is not worth a problem; from this share of the predicted pixels on it is. */
const NOTABLE = 0.01;

function predictedIgnoreLabels(data: CheckedData): readonly Finding[] {
  const { labels, table } = data;
  const rows = labels.prediction.filter(({ status }) => status === "ignored");
  if (rows.length === 0) return [];
  const pixels = pixelsOf(rows);
  const share = pixels / pixelsOf(labels.prediction);
  const predicted = new Set(rows.map(({ label }) => label));
  const isElsewhere = liesElsewhere(data, new Set(rows.map(({ raw }) => raw)));
  return [
    {
      id: "predictedIgnoreLabels",
      severity: isElsewhere ? "warning" : "info",
      message: isElsewhere
        ? `The predictions hold the ignore label ${shownLabels(rows)}. Where the target is not ignored, that is a miss for ` +
          "the target's class and no false positive for any. If it is a class, count it."
        : `The predictions hold the ignore label ${shownLabels(rows)} where the targets are ignored and nowhere else, so no figure depends on it. If it is a class, count it.`,
      numbers: { pixels, share },
      action: {
        label: `Count ${[...predicted].join(", ")}`,
        ...ignoreOnly(table.ignore.filter((label) => !predicted.has(label))),
      },
      ...(isElsewhere && share >= NOTABLE && { problem: "suspicious-coding" }),
    },
  ];
}

/** Whether any of the pixels that are predicted so counts. */
function liesElsewhere({ pooled, table }: CheckedData, predicted: ReadonlySet<Label>): boolean {
  return pooled.some(({ counts }) =>
    counts.predictions.some(
      (label, row) => predicted.has(label) && table.targetClass(counts.targets[row] ?? 0) !== IGNORED,
    ),
  );
}

/** These labels ignored and no others, by choice. */
function ignoreOnly(ignore: readonly Label[]): Pick<FindingAction, "apply" | "option"> {
  const option =
    ignore.length === 0
      ? "--ignore none"
      : ignore.map((label) => (label < 0 ? `--ignore=${label}` : `--ignore ${label}`)).join(" ");
  return { apply: { ignore }, option };
}
