import type { Choices } from "../document/choices";
import { countedImages } from "../counting/countedImages";
import type { Figure } from "../numbers/figure";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { meanIou } from "./meanIou";
import { movesFigures } from "./movesFigures";
import { oncePer } from "../collections/oncePer";
import { pooledImages } from "../reading/pooledImages";

/**
 * The finding with what its action does to the mean IoU, where that is arithmetic over the counts. A warning whose action moves it by a
 * lot stands with the figures; what was taken by choice or only is said does not.
 */
export function withEffect(data: CheckedData, finding: Finding): Finding {
  const { action, severity } = finding;
  if (!action || action.exchangesFolders || severity === "info" || needsMasks(action.apply)) return finding;
  const effect = { now: meanIouNow(data), then: meanIouUnder(data, { ...data.choices, ...action.apply }) };
  return { ...finding, effect, standsWithFigures: finding.standsWithFigures ?? movesFigures(effect) };
}

/** The same for every finding of a check. */
const meanIouNow = oncePer(({ pooled, choices }: CheckedData): Figure => meanIou(pooled, choices));

/** The choices may have the labels made of colours, so the images are those that they make. */
function meanIouUnder({ report }: CheckedData, choices: Choices): Figure {
  return meanIou(pooledImages(countedImages(report, choices)), choices);
}

/** How files become counts, and which of them, no arithmetic over counts tells. */
function needsMasks({ files, missing }: NonNullable<Finding["action"]>["apply"]): boolean {
  return files !== undefined || missing !== undefined;
}
