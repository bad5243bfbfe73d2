import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sum } from "../../src/core/numbers/sum";
import { sortValue, worstFirst } from "../../src/core/metrics/better";
import { formatCount, formatFigure, formatShare } from "../../src/core/text/format";
import type { TableClass, TableMetric } from "../../src/protocol/tables";
import { Swatch } from "../parts/swatch";
import type { SortKey } from "../table/column";
import { sortRows } from "../table/sortRows";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";
import { SortHead } from "./sortHead";
import type { TabProps } from "./tablesPage";

type Row = TableClass & TableMetric["classes"][number] & { readonly place: number };

interface ClassColumn {
  readonly id: "label" | "name" | "support" | "share" | "global" | "samplewise" | "entering";
  readonly look: "start" | "end";
  readonly key: (row: Row, metric: TableMetric) => SortKey;
  readonly first: (metric: TableMetric) => "ascending" | "descending";
}

const COLUMNS: readonly ClassColumn[] = [
  { id: "label", look: "end", key: ({ place }) => place, first: () => "ascending" },
  { id: "name", look: "start", key: ({ name }) => name, first: () => "ascending" },
  { id: "support", look: "end", key: ({ support }) => support, first: () => "descending" },
  { id: "share", look: "end", key: ({ support }) => support, first: () => "descending" },
  {
    id: "global",
    look: "end",
    key: ({ global }, { better }) => sortValue(better, global),
    first: ({ better }) => worstFirst(better),
  },
  {
    id: "samplewise",
    look: "end",
    key: ({ samplewise }, { better }) => sortValue(better, samplewise.value),
    first: ({ better }) => worstFirst(better),
  },
  { id: "entering", look: "end", key: ({ samplewise }) => samplewise.of, first: () => "ascending" },
];

/** The figures of each class, global beside samplewise. */
export function ClassesOfTables({ shown, metric }: TabProps): VNode {
  const [sort, setSort] = useState<{
    readonly id: ClassColumn["id"];
    readonly direction: "ascending" | "descending";
  }>({ id: "label", direction: "ascending" });
  const pixels = sum(shown.classes.map(({ support }) => support));
  const rows = shown.classes.flatMap((info, place): readonly Row[] => {
    const figures = metric.classes[place];
    return figures ? [{ ...info, ...figures, place }] : [];
  });
  const by = COLUMNS.find(({ id }) => id === sort.id);
  const sorted = by ? sortRows(rows, (row) => by.key(row, metric), sort.direction) : rows;
  const isWhole = shown.state === "whole";
  return (
    <div class="scrolling of-tables" tabIndex={0}>
      <table class="ranked sorted" aria-label={texts.classes} data-testid="table-classes">
        <thead>
          <tr>
            {COLUMNS.map(({ id, look, first }) => (
              <SortHead
                key={id}
                {...texts.columns[id]}
                look={look}
                sorted={sort.id === id ? sort.direction : "none"}
                onSort={() => {
                  const turned = sort.direction === "ascending" ? "descending" : "ascending";
                  setSort({ id, direction: sort.id === id ? turned : first(metric) });
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ label, name, color, inMeans, support, global, samplewise, place }) => (
            <tr key={place} data-row={label}>
              <td class="end number">{label}</td>
              <th scope="row">
                <span class="class-name">
                  <Swatch color={color} />
                  <bdi class="text">{name}</bdi>
                  {!inMeans && <span class="dim"> {texts.notInMeans}</span>}
                </span>
              </th>
              <td class="end number">{formatCount(support)}</td>
              <td class="end number">{formatShare(support, pixels)}</td>
              <td class="end number" data-value={global ?? ""}>
                {formatFigure(global)}
              </td>
              <td class="end number" data-value={samplewise.value ?? ""}>
                {isWhole ? formatFigure(samplewise.value) : texts.pending}
              </td>
              <td class="end number">{isWhole ? formatCount(samplewise.of) : texts.pending}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
