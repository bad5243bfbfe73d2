import type { Label } from "../labels/label";
import { quantity, formatCount, formatShare, verb } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import { labelText } from "../reading/labelText";
import type { Finding } from "../reading/finding";
import type { LabelRow } from "./labelRows";
import { MOST_CLASSES } from "../reading/mostClasses";
import { shownLabels } from "./shownLabels";

/** What the labels show: unlisted ones, and ignored ones. */
export function labelFindings(data: CheckedData): readonly Finding[] {
  return [...unlistedTargets(data), ...unlistedPredictions(data), ...ignoredShare(data), ...ignoredClasses(data)];
}

function unlistedTargets({ labels, table, choices, targetPixels }: CheckedData): readonly Finding[] {
  const rows = labels.target.filter(({ status }) => status === "unlisted");
  if (rows.length === 0) return [];
  const pixels = pixelsOf(rows);
  const why = choices.classList
    ? `${verb(rows.length, "is", "are")} not in the class list ${choices.classList.source}`
    : `${verb(rows.length, "is", "are")} beyond the ${formatCount(MOST_CLASSES)} largest: photographs or instance ids, not masks of classes`;
  return [
    {
      id: "unlistedTargetLabels",
      severity: choices.classList ? "warning" : "error",
      message:
        `${quantity(rows.length, "label")} of the targets ${why}: ${shownLabels(rows)}. ${verb(rows.length, "Its", "Their")} ${quantity(pixels, "pixel")} ` +
        `(${formatShare(pixels, targetPixels.total)}) ${verb(pixels, "is", "are")} left out. Complete the class list, or ignore these labels.`,
      numbers: { labels: rows.length, pixels, share: pixels / targetPixels.total },
      action: {
        label: rows.length === 1 ? "Ignore this label" : "Ignore these labels",
        apply: { ignore: [...table.ignore, ...readLabels(rows)] },
      },
      problem: "unlisted-label",
    },
  ];
}

function unlistedPredictions({ labels, choices }: CheckedData): readonly Finding[] {
  const rows = labels.prediction.filter(({ status }) => status === "unlisted");
  if (rows.length === 0) return [];
  const pixels = pixelsOf(rows);
  const where = `${verb(rows.length, "is", "are")} ${choices.classList ? `not in the class list ${choices.classList.source}` : "no class"}`;
  return [
    {
      id: "unlistedPredictionLabels",
      severity: "warning",
      message:
        `${quantity(rows.length, "label")} of the predictions ${where}: ${shownLabels(rows)}. Where they stand, the target's class is missed, ` +
        "and no class has a false positive. Complete the class list if they are classes.",
      numbers: { labels: rows.length, pixels, share: pixels / pixelsOf(labels.prediction) },
      problem: "unlisted-label",
    },
  ];
}

function ignoredShare({ labels, table, targetPixels }: CheckedData): readonly Finding[] {
  const rows = labels.target.filter(({ status }) => status === "ignored");
  if (rows.length === 0) return [];
  const { ignored, total } = targetPixels;
  const share = `${shownLabels(rows)}, ${formatShare(ignored, total)} of the target pixels`;
  const numbers = { pixels: ignored, share: ignored / total };
  if (2 * ignored <= total) return [{ id: "ignored", severity: "info", message: `Ignored: ${share}.`, numbers }];
  const [largest] = rows.toSorted((a, b) => b.pixels - a.pixels);
  return [
    {
      id: "mostlyIgnored",
      severity: "warning",
      message: `More than half of the target pixels are ignored: ${share}. The figures speak of the rest alone.`,
      numbers,
      // Scribbles and other sparse masks are meant so.
      standsWithFigures: false,
      ...(largest && {
        action: {
          label: `Count label ${largest.text}`,
          apply: { ignore: table.ignore.filter((label) => label !== largest.label) },
        },
      }),
    },
  ];
}

/** An ignore label that the user chose though it is a class: as when the background is to be left out of the mean. */
function ignoredClasses({ labels, table, choices, images }: CheckedData): readonly Finding[] {
  if (choices.ignore === "auto") return [];
  const { classList } = choices;
  return choices.ignore.flatMap((label): readonly Finding[] => {
    const predicted = pixelsOf(labels.prediction.filter((row) => row.label === label));
    const info = classList?.classes.find((candidate) => candidate.label === label);
    const isClass = classList ? info !== undefined && !classList.ignore.includes(label) : predicted > 0;
    // Predictions hold the file's own "no data" where their targets do.
    const isNodata =
      label !== 0 && info === undefined && images.some(({ prediction }) => prediction?.facts.nodata === label);
    if (!isClass || isNodata) return [];
    const text = labelText(label, images);
    const name = info && info.name !== String(label) ? `Label ${text} (${info.name})` : `Label ${text}`;
    return [
      {
        id: `ignoredClass:${label}`,
        severity: "warning",
        message:
          `${name} is ignored, and it is also a class: ${quantity(predicted, "pixel")} ${verb(predicted, "is", "are")} predicted as it. False positives on its ` +
          "pixels don't count; IoU equals recall here where it is the only other class. To keep a class out of the mean, leave it out of the class set instead.",
        numbers: { label, predictedPixels: predicted },
        standsWithFigures: false,
        action: {
          label: "Leave it out of the mean instead",
          apply: {
            ignore: table.ignore.filter((other) => other !== label),
            leftOut: [...new Set([...choices.leftOut, label])],
          },
        },
      },
    ];
  });
}

function readLabels(rows: readonly LabelRow[]): readonly Label[] {
  return [...new Set(rows.map(({ label }) => label))];
}
