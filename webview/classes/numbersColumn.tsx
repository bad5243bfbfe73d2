import type { ColumnInput, NumbersColumn } from "../../src/core/classesTable/classesColumn";
import type { Figure } from "../../src/core/numbers/figure";
import { formatCount } from "../../src/core/text/format";
import { FigureValue } from "../figures/figureValue";
import type { Column } from "../table/column";
import { figureOnScreen, formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";
import { FooterFigure } from "./footerFigure";

/** A column of numbers as the page draws it where it has no look of its own. */
export function numbersColumn(column: NumbersColumn, input: ColumnInput): Column<ClassRow> {
  const valueOf = column.values(input);
  const { metric } = input;
  const footer = column.footer?.(input);
  return {
    id: column.id,
    header: column.title,
    description: column.description,
    width: 96,
    align: "end",
    sortKey: ({ index }) => valueOf(index),
    cell: (row) => (
      <FigureValue
        id={`${column.id}.${metric.id}`}
        of={row.info.name}
        value={valueOf(row.index)}
        reason={row.role === "leftOut" ? TEXTS.classes.leftOut : TEXTS.figure.noCellEnters}
        format={FORMATS[column.kind]}
      />
    ),
    ...(footer &&
      "total" in footer && { footer: [<FooterFigure id={`footer.${column.id}.${metric.id}`} mean={footer} />] }),
  };
}

function formatWhole(value: Figure): string {
  return value === undefined ? figureOnScreen(value) : formatCount(Math.round(value));
}

/** How a value is written, by its kind. */
const FORMATS = {
  figure: figureOnScreen,
  share: figureOnScreen,
  difference: formatDifference,
  count: formatWhole,
  number: formatWhole,
} as const;
