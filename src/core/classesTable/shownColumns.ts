import type { Metric } from "../metrics/metric";
import type { ClassesColumn } from "./classesColumn";
import { EXTRA_COLUMNS } from "./extraColumns";
import { FACT_COLUMNS, TAKEN_AS } from "./factColumns";
import { intervalColumns, metricColumns } from "./metricColumns";

/** A column and its place in the table, which stays the same place when the metric of the header is another one. */
export interface ShownColumn {
  readonly place: string;
  readonly column: ClassesColumn;
}

/** What the user chose of the columns. */
export interface ChosenColumns {
  /** Ids of columns beside the usual ones. */
  readonly classesColumns: readonly string[];
  /** Usual columns that are not shown, as `classes.spread`: table and place. */
  readonly hiddenColumns: readonly string[];
}

/** The columns of the Classes table from the left, those that are hidden with them. `metrics` are all of them, `metric` is that of the header. */
export function everyShownColumn(
  metrics: readonly Metric[],
  metric: Metric,
  { classesColumns }: Pick<ChosenColumns, "classesColumns">,
): readonly ShownColumn[] {
  const isChosen = ({ id }: { readonly id: string }): boolean => classesColumns.includes(id);
  const [global, samplewise, difference] = metricColumns(metric);
  const others = metrics.filter((other) => other.id !== metric.id && (other.tier === 1 || isChosen(other)));
  return [
    ...FACT_COLUMNS.map((column) => at(column.id === "class" ? "name" : column.id, column)),
    at("global", global),
    at("samplewise", samplewise),
    at("difference", difference),
    ...intervalColumns(metric)
      .filter(isChosen)
      .map((column) => at(column.id, column)),
    at(TAKEN_AS.id, TAKEN_AS),
    ...others.map((other) => at(`global.${other.id}`, metricColumns(other)[0])),
    ...EXTRA_COLUMNS.filter(isChosen).map((column) => at(column.id, column)),
  ];
}

/** The same without those that are hidden. */
export function shownColumns(
  metrics: readonly Metric[],
  metric: Metric,
  chosen: ChosenColumns,
): readonly ClassesColumn[] {
  return everyShownColumn(metrics, metric, chosen).flatMap(({ place, column }) =>
    chosen.hiddenColumns.includes(`classes.${place}`) ? [] : [column],
  );
}

function at(place: string, column: ClassesColumn): ShownColumn {
  return { place, column };
}
