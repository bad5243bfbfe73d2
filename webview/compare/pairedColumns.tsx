import type { VNode } from "preact";
import type { ComparedNames } from "../../src/core/compare/comparedNames";
import type { PairedFigure } from "../../src/core/compare/pairedResampling";
import { formatP } from "../../src/core/compare/formatP";
import type { DrawnRows } from "../../src/core/intervals/doubt";
import type { Figure } from "../../src/core/numbers/figure";
import { DifferenceBar } from "../charts/differenceBar";
import { FigureValue } from "../figures/figureValue";
import { IntervalText } from "../figures/intervalText";
import { formatDifference, figureOnScreen } from "../texts/format";
import type { SortKey } from "../table/column";
import { TEXTS } from "../texts/texts";
import { COMPARE_TEXTS } from "../texts/compareTexts";

const { columns: texts, noInterval, pending } = COMPARE_TEXTS;

/** A column of a figure that both runs have. */
export interface PairedColumn {
  readonly id: "a" | "b" | "difference" | "interval" | "p";
  readonly header: string;
  readonly description: string;
  readonly width: number;
  readonly sortKey: (figure: PairedFigure) => SortKey;
  readonly cell: (figure: PairedFigure, drawing: PairedCell) => VNode;
}

export interface PairedCell {
  /** Names the row: `macro`, `class.7`. */
  readonly row: string;
  /** Size of the difference that fills one half of a bar. */
  readonly scale: number;
  readonly drawn: "drawn" | "pending";
  /** What was drawn from. */
  readonly from: DrawnRows;
}

/** What is shown of a figure in both runs, in the averages and in the classes alike. */
export const pairedColumns = (names: ComparedNames): readonly PairedColumn[] => [
  {
    id: "a",
    header: names.a,
    description: texts.runTitle(names.a),
    width: 104,
    sortKey: ({ a }) => a,
    cell: ({ a }, { row }) => <FigureValue id={`compare.${row}.a`} value={a} reason={TEXTS.figure.noValueEnters} />,
  },
  {
    id: "b",
    header: names.b,
    description: texts.runTitle(names.b),
    width: 104,
    sortKey: ({ b }) => b,
    cell: ({ b }, { row }) => <FigureValue id={`compare.${row}.b`} value={b} reason={TEXTS.figure.noValueEnters} />,
  },
  {
    id: "difference",
    header: texts.difference,
    description: texts.differenceTitle(names),
    width: 156,
    sortKey: ({ difference }) => difference,
    cell: ({ difference }, { row, scale }) => (
      <span class="difference">
        <DifferenceBar value={difference} scale={scale} />
        <FigureValue
          id={`compare.${row}.difference`}
          value={difference}
          reason={TEXTS.figure.oneUndefined}
          format={formatDifference}
        />
      </span>
    ),
  },
  {
    id: "interval",
    header: texts.interval,
    description: texts.intervalTitle,
    width: 176,
    sortKey: ({ interval }) => interval?.low,
    cell: ({ interval }, { row, drawn, from }) =>
      interval ? (
        <IntervalText id={`compare.${row}`} interval={interval} drawn={from} of="difference" />
      ) : (
        <Missing why={drawn === "pending" ? pending : noInterval} />
      ),
  },
  {
    id: "p",
    header: texts.p,
    description: texts.pTitle,
    width: 68,
    sortKey: ({ signSwap }) => signSwap.p,
    cell: ({ signSwap }, { row, drawn }) => <PValue id={`compare.${row}.p`} p={signSwap.p} drawn={drawn} />,
  },
];

/** A p value, small ones never as 0. */
export function PValue({
  id,
  p,
  drawn,
}: {
  readonly id: string;
  readonly p: Figure;
  readonly drawn: PairedCell["drawn"];
}): VNode {
  if (p === undefined) return <Missing why={drawn === "pending" ? pending : TEXTS.figure.oneUndefined} />;
  return (
    <span class="figure" data-p={id} data-value={String(p)} title={String(p)}>
      {formatP(p)}
    </span>
  );
}

function Missing({ why }: { readonly why: string }): VNode {
  return (
    <span class="figure undefined" title={why} role="img" aria-label={why}>
      {why === pending ? "…" : figureOnScreen(undefined)}
    </span>
  );
}

const LEAST_SCALE = 0.05;

/** The size of a difference that fills half a bar: the largest, but no small one fills it. */
export function differenceScale(figures: readonly PairedFigure[]): number {
  return figures.reduce((scale, { difference }) => Math.max(scale, Math.abs(difference ?? 0)), LEAST_SCALE);
}
