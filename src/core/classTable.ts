import type { Choices } from "./choices";
import type { ClassInfo } from "./classList";
import { NO_PREDICTION, type Label } from "./label";
import type { ImageEntry } from "./report";

export const IGNORED = -1;
export const UNLISTED = -2;
export const OTHER = -3;

export interface ClassTable {
  readonly classes: readonly ClassInfo[];
  readonly ignore: readonly Label[];
  readonly targetClass: (raw: Label) => number;
  readonly predictionClass: (raw: Label) => number;
}

export function classTable(images: readonly ImageEntry[], choices: Choices): ClassTable {
  const targets = new Set<Label>();
  const labels = new Set<Label>();
  for (const { counts } of images) {
    for (const t of counts.targets) {
      targets.add(t);
      labels.add(t);
    }
    for (const p of counts.predictions) labels.add(p);
  }
  const ignore = choices.ignore === "auto" ? (targets.has(255) ? [255] : []) : choices.ignore;
  const classes = [...labels]
    .filter((label) => label !== NO_PREDICTION && !ignore.includes(label))
    .sort((a, b) => a - b)
    .map((label, i): ClassInfo => ({ label, name: String(label), color: ["#000000", "#e69f00", "#56b4e9", "#009e73"][i % 4] ?? "" }));
  const index = new Map(classes.map(({ label }, i) => [label, i]));
  return {
    classes,
    ignore,
    targetClass: (raw) => (ignore.includes(raw) ? IGNORED : (index.get(raw) ?? UNLISTED)),
    predictionClass: (raw) => index.get(raw) ?? OTHER,
  };
}
