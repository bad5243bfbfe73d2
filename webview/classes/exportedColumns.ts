import type { Intervals } from "../../src/core/intervals/bootstrap";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { intervalColumns } from "../../src/core/exports/intervalColumns";
import { classColumns, type ClassColumn } from "../../src/core/exports/classColumns";
import type { Figure } from "../../src/core/numbers/figure";
import type { Metric } from "../../src/core/metrics/metric";
import { formatFigure, formatCount } from "../../src/core/text/format";
import type { View } from "../view/view";
import { classRows } from "./classRow";
import { EXTRA_COLUMNS, type ExtraColumn } from "./extraColumns";

export interface ExportedInput {
  readonly evaluation: Evaluation;
  readonly metric: Metric;
  readonly metrics: readonly Metric[];
  readonly view: Pick<View, "classesColumns" | "hiddenColumns">;
  readonly intervals: Intervals | undefined;
}

/** The visible columns of the Classes table as text, in their order; the strip of dots, a picture, has none. */
export function exportedColumns({
  evaluation,
  metric,
  metrics,
  view,
  intervals,
}: ExportedInput): readonly ClassColumn[] {
  const isChosen = ({ id }: { readonly id: string }): boolean => view.classesColumns.includes(id);
  const others = metrics.filter((other) => other.id !== metric.id && (other.tier === 1 || isChosen(other)));
  /** Columns of the export by the ids of those on screen that show them. */
  const named = (shown: Readonly<Record<string, string>>): readonly ClassColumn[] =>
    classColumns(
      evaluation,
      Object.entries(shown).flatMap(([id, exported]) =>
        view.hiddenColumns.includes(`classes.${id}`) ? [] : [exported],
      ),
    );
  return [
    ...named({
      name: "class",
      label: "label",
      support: "support",
      inTarget: "inTarget",
      inPrediction: "inPrediction",
    }),
    ...named({
      global: metric.id,
      samplewise: `${metric.id}.samplewise`,
      difference: `${metric.id}.difference`,
    }),
    ...intervalColumns(metric, intervals).filter(isChosen),
    ...named({ takenAs: "takenAs" }),
    ...named(Object.fromEntries(others.map(({ id }) => [`global.${id}`, id]))),
    ...EXTRA_COLUMNS.filter(isChosen).map((column) => extraText(column, evaluation, metric)),
  ];
}

function extraText(
  { id, header, kind, values, footer }: ExtraColumn,
  evaluation: Evaluation,
  metric: Metric,
): ClassColumn {
  const rows = classRows(evaluation);
  const valueOf = values(evaluation, metric);
  const written = (value: Figure): string =>
    kind === "count" && value !== undefined ? formatCount(Math.round(value)) : formatFigure(value);
  return {
    id,
    title: header,
    align: "right",
    text: (_, classIndex) => {
      const row = rows[classIndex];
      return written(row && valueOf(row));
    },
    footer: () => (footer ? written(footer(evaluation, metric).value) : ""),
  };
}
