import { className } from "../../src/core/reading/className";
import { cellTally } from "../../src/core/counting/cells";
import type { Figure } from "../../src/core/numbers/figure";
import type { Metric } from "../../src/core/metrics/metric";
import { withZeroDivision } from "../../src/core/metrics/policy";
import { undefinedReason } from "../../src/core/averages/undefinedReason";
import { figureOnScreen } from "../texts/format";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ImageRow } from "./imageRow";
import { openImage } from "./openImage";

/** One narrow column a class: the metric of every cell, the worse the more it stands out. */
export function heatColumns(store: Store, metric: Metric): readonly Column<ImageRow>[] {
  const { cells, table, classSet, choices } = store.evaluation.value;
  return classSet.map((classIndex): Column<ImageRow> => {
    const name = className(table, classIndex);
    return {
      id: `class ${table.classes[classIndex]?.label ?? classIndex}`,
      header: name,
      headerLook: "upright",
      description: TEXTS.images.heatColumn(metric.short, name),
      width: 50,
      align: "end",
      sortKey: ({ index }) => metric.value(cellTally(cells, index, classIndex)),
      // Thousands of these scroll by: the cell is text and colour, with no element inside.
      cell: ({ index }) => shorten(withZeroDivision(metric, cellTally(cells, index, classIndex), choices)),
      attributes: ({ index }) => {
        const tally = cellTally(cells, index, classIndex);
        const value = withZeroDivision(metric, tally, choices);
        const notDefined =
          value === undefined
            ? TEXTS.figure.undefined(undefinedReason(metric, tally) ?? TEXTS.figure.noValueEnters)
            : undefined;
        return {
          class: `end heat figure${value === undefined ? " undefined" : ""}`,
          title: notDefined ?? String(value),
          style: { "--strength": String(badness(metric, value)) },
          "aria-label": notDefined,
          "data-figure": `cell.${metric.id}`,
          "data-value": value ?? "",
        };
      },
      onOpen: ({ image }) => {
        openImage(store, image.name, classIndex);
      },
    };
  });
}

/** What is less than can be shown keeps to its narrow cell. */
function shorten(value: Figure): string {
  return figureOnScreen(value).replace("< 0.", "<.");
}

/** 0 for the best to 1 for the worst value of a metric from 0 to 1, or whose distance from 0 counts. */
function badness({ better }: Metric, value: number | undefined): number {
  if (value === undefined) return 0;
  const within = Math.min(1, Math.max(0, better === "zero" ? Math.abs(value) : value));
  return better === "higher" ? 1 - within : within;
}
