import { sum } from "../numbers/sum";
import { imagesWithClass } from "../counting/imagesWithClass";
import { classTally } from "../counting/cells";
import { mostTakenAs } from "../counting/mixUps";
import { support } from "../counting/tally";
import { ratio } from "../numbers/figure";
import { className } from "../reading/className";
import { labelText } from "../reading/labelText";
import { formatShare, UNDEFINED_TEXT } from "../text/format";
import type { ClassesColumn, WordsColumn } from "./classesColumn";
import { isClass } from "../labels/indices";

/** The columns of what a class is, whatever the metric. */
export const FACT_COLUMNS: readonly ClassesColumn[] = [
  {
    id: "class",
    title: "Class",
    description: "Name and colour of the class.",
    kind: "words",
    words:
      ({ evaluation: { table } }) =>
      (classIndex) =>
        table.classes[classIndex]?.name ?? "",
    footer: "mean",
  },
  {
    id: "label",
    title: "Label",
    description: "The raw value in the masks.",
    kind: "number",
    values:
      ({ evaluation: { table } }) =>
      (classIndex) => {
        const { label, labels } = table.classes[classIndex] ?? {};
        // Regions have numbers that say nothing, and stay in their order.
        return labels ? classIndex : label;
      },
    text:
      ({ evaluation: { table, images } }) =>
      (classIndex) => {
        const { label, labels } = table.classes[classIndex] ?? {};
        if (labels) return labels.join("+");
        return label === undefined ? "" : labelText(label, images);
      },
  },
  {
    id: "support",
    title: "Support",
    description: "Share of the counted target pixels.",
    kind: "share",
    values: ({ evaluation: { cells } }) => {
      const pixels = sum(cells.pixels);
      return (classIndex) => ratio(support(classTally(cells, classIndex)), pixels);
    },
  },
  {
    id: "inTarget",
    title: "Images (target)",
    description: "Images with the class in the target.",
    kind: "count",
    values:
      ({ evaluation: { cells } }) =>
      (classIndex) =>
        imagesWithClass(cells, classIndex).inTarget,
  },
  {
    id: "inPrediction",
    title: "Images (predicted)",
    description: "Images with the class in the prediction.",
    kind: "count",
    values:
      ({ evaluation: { cells } }) =>
      (classIndex) =>
        imagesWithClass(cells, classIndex).inPrediction,
  },
];

/** Which class a class is taken for where it is not found. */
export const TAKEN_AS: WordsColumn = {
  id: "takenAs",
  title: "Most often taken as",
  description: "The class that its pixels are most often taken as, with their share of its target pixels.",
  kind: "words",
  words:
    ({ evaluation: { table, confusion } }) =>
    (classIndex) => {
      const mixUp = mostTakenAs(confusion, classIndex);
      if (!mixUp) return UNDEFINED_TEXT;
      const name = isClass(mixUp.prediction) ? className(table, mixUp.prediction) : "other";
      return `${name} ${formatShare(mixUp.shareOfTarget, 1)}`;
    },
};
