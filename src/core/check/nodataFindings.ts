import { type Label, type Side, SIDES } from "../labels/label";
import { quantity, formatShare, verb } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import type { LabelRow } from "./labelRows";
import { addTo } from "../collections/addTo";

/**
 * Labels that the files themselves call "no data" (GDAL_NODATA) and that count all the same. They are never ignored unasked:
 * where 0 is "no data", it mostly is the background class too.
 */
export function nodataFindings(data: CheckedData): readonly Finding[] {
  const files = { target: namingFiles(data, "target"), prediction: namingFiles(data, "prediction") };
  return [...new Set([...files.target.keys(), ...files.prediction.keys()])].flatMap((label): readonly Finding[] => {
    const who = SIDES.flatMap((side) =>
      files[side].has(label) ? [quantity(files[side].get(label) ?? 0, side)] : [],
    ).join(" and ");
    const says = `GDAL_NODATA of ${who} names label ${label} as "no data".`;
    const target = data.labels.target.find(({ raw }) => raw === label);
    const prediction = data.labels.prediction.find(({ raw }) => raw === label);
    if (target) return target.status === "class" ? [inTargets(data, target, prediction, says)] : [];
    return prediction && files.prediction.has(label) ? [inPredictions(data, prediction, says)] : [];
  });
}

function inTargets(
  { table, targetPixels }: CheckedData,
  target: LabelRow,
  prediction: LabelRow | undefined,
  says: string,
): Finding {
  const isZero = target.raw === 0;
  const predicted = prediction?.pixels ?? 0;
  const advice = isZero
    ? "It counts as a class, which is right where 0 is the background; ignore it if it is not."
    : "It counts as a class all the same; ignore it unless it is one.";
  return {
    id: `nodata:${target.raw}`,
    severity: isZero ? "info" : "warning",
    message:
      `${says} It covers ${quantity(target.pixels, "pixel")} of the targets (${formatShare(target.pixels, targetPixels.total)}), ` +
      `and ${quantity(predicted, "pixel")} ${verb(predicted, "is", "are")} predicted as it. ${advice}`,
    numbers: {
      label: target.raw,
      pixels: target.pixels,
      share: target.pixels / targetPixels.total,
      predictedPixels: predicted,
    },
    action: { label: `Ignore label ${target.label}`, apply: { ignore: [...table.ignore, target.label] } },
    ...(!isZero && { problem: "suspicious-coding" }),
  };
}

function inPredictions({ labels }: CheckedData, prediction: LabelRow, says: string): Finding {
  const isZero = prediction.raw === 0;
  const total = pixelsOf(labels.prediction);
  return {
    id: `nodata:${prediction.raw}`,
    severity: isZero ? "info" : "warning",
    message:
      `${says} ${quantity(prediction.pixels, "pixel")} ${verb(prediction.pixels, "is", "are")} predicted as it (${formatShare(prediction.pixels, total)}), and no target holds it: ` +
      "there the target's class is missed. Predict a class there, or mark these pixels in the targets and ignore them.",
    numbers: { label: prediction.raw, predictedPixels: prediction.pixels, share: prediction.pixels / total },
    ...(!isZero && { problem: "suspicious-coding" }),
  };
}

/** Files of a side by the label that they call "no data". */
function namingFiles({ images }: CheckedData, side: Side): ReadonlyMap<Label, number> {
  const files = new Map<Label, number>();
  for (const image of images) {
    const label = image[side]?.facts.nodata;
    if (label !== undefined) addTo(files, label, 1);
  }
  return files;
}
