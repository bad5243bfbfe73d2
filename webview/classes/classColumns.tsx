import type { ClassesColumn, ColumnInput } from "../../src/core/classesTable/classesColumn";
import { everyShownColumn } from "../../src/core/classesTable/shownColumns";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { weightedMean } from "../../src/core/averages/mean";
import { sortValue } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { withUnit } from "../../src/core/metrics/withUnit";
import { undefinedReason } from "../../src/core/averages/undefinedReason";
import { formatCount, formatShare } from "../../src/core/text/format";
import { differenceOf } from "../../src/core/averages/differenceOf";
import { swallowedCells } from "../../src/core/averages/swallowedCells";
import { shapeUses } from "../../src/core/metrics/shapeUses";
import { BandMark } from "../figures/bandMark";
import { IntervalBar } from "../charts/intervalBar";
import { stripRange } from "../charts/stripMarks";
import { DifferenceFigure } from "../figures/differenceFigure";
import { FigureValue } from "../figures/figureValue";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { roomFor } from "../table/roomFor";
import { TEXTS } from "../texts/texts";
import { ClassName } from "./className";
import { numbersColumn } from "./numbersColumn";
import { FooterFigure } from "./footerFigure";
import { intervalColumn } from "./intervalColumns";
import { kindsColumn } from "./kindsColumn";
import { spreadColumn } from "./spreadColumn";
import { mostTakenAs, TakenAsCell } from "./takenAs";
import type { ClassRow } from "./classRow";

const { classes: texts } = TEXTS;

/** The columns of the Classes table under the metric of the header. */
export function classColumns(
  store: Store,
  metric: Metric,
  { rows, intervals }: { readonly rows: readonly ClassRow[]; readonly intervals: Intervals | undefined },
): readonly Column<ClassRow>[] {
  const evaluation = store.evaluation.value;
  const input = { evaluation, metric, intervals };
  const looks: Looks = { ...FACT_LOOKS, ...metricLooks(store, metric, rows), ...takenAsLook(evaluation) };
  const metrics = store.metrics.value;
  return everyShownColumn(metrics, metric, store.view.value).flatMap(({ place, column }) => {
    const other = metrics.find(({ id }) => place === `global.${id}`);
    const look = looks[place] ?? (other && globalLook(store, other));
    if (!look) return [{ ...plainColumn(column, input), id: place }];
    const { description, kind } = column;
    const header = withUnit(column.title, column, evaluation);
    const align = kind === "words" ? "start" : "end";
    const drawn: Column<ClassRow> = { header, description, align, ...look, id: place };
    return place === "difference" ? [drawn, spreadColumn(evaluation, metric), ...kindsColumn(evaluation)] : [drawn];
  });
}

/** How the page draws a column; it is called and told of as everywhere, unless it says otherwise. */
type Look = Omit<Column<ClassRow>, "id" | "header" | "description" | "align"> &
  Partial<Pick<Column<ClassRow>, "header">>;

/** By the place of the column. Only of what is shown is anything computed. */
type Looks = Readonly<Record<string, Look>>;

/** A column as it is drawn where the page has no look for it. */
function plainColumn(column: ClassesColumn, input: ColumnInput): Column<ClassRow> {
  if (column.kind === "interval") return intervalColumn(column, input);
  if (column.kind !== "words") return numbersColumn(column, input);
  const wordsOf = column.words(input);
  return {
    id: column.id,
    header: column.title,
    description: column.description,
    align: "start",
    sortKey: ({ index }) => wordsOf(index),
    cell: ({ index }) => wordsOf(index),
  };
}

const FACT_LOOKS: Looks = {
  name: {
    sortKey: ({ info }) => info.name,
    cell: (row) => <ClassName row={row} />,
    footer: [texts.footer, texts.weightedFooter],
  },
  label: {
    width: 68,
    rank: "context",
    sortKey: ({ info, index }) => (info.labels ? index : info.label),
    cell: ({ shownLabel }) => shownLabel,
  },
  support: {
    group: texts.supportGroup,
    header: texts.support,
    width: 104,
    rank: "context",
    sortKey: (row) => row.support,
    cell: (row) => <span title={texts.pixels(row.support)}>{formatShare(row.support, row.countedPixels)}</span>,
  },
  inTarget: {
    group: texts.imagesWith,
    header: texts.inTarget,
    width: 96,
    rank: "context",
    sortKey: ({ imagesInTarget }) => imagesInTarget,
    cell: ({ imagesInTarget }) => formatCount(imagesInTarget),
  },
  inPrediction: {
    group: texts.imagesWith,
    header: texts.inPrediction,
    width: 96,
    rank: "context",
    sortKey: ({ imagesInPrediction }) => imagesInPrediction,
    cell: ({ imagesInPrediction }) => formatCount(imagesInPrediction),
  },
};

function metricLooks(
  store: Store,
  metric: Metric,
  rows: readonly ClassRow[],
): Readonly<Record<"global" | "samplewise" | "difference", Look>> {
  const { ofClass: figures, averages: means } = store.figures(metric);
  const ofClass = figures.value;
  const averages = means.value;
  const inMean = rows.filter(({ role }) => role === "inMean");
  const weighted = weightedMean(
    inMean.map(({ index }) => ofClass(index).samplewise.value),
    (position) => inMean[position]?.support ?? 0,
  );
  const difference = ({ index }: ClassRow): number | undefined =>
    differenceOf(ofClass(index).global, ofClass(index).samplewise.value);
  const hasBand = shapeUses(metric.id).includes("band");
  const short = withUnit(metric.short, metric, store.evaluation.value);
  const range = stripRange(rows.flatMap(({ index }) => ofClass(index).global ?? []));
  return {
    global: {
      ...globalLook(store, metric),
      group: texts.globalGroup(short),
      header: texts.global,
      width: roomFor(hasBand ? 196 : 172, texts.globalGroup(short)),
      cell: (row) => {
        const value = ofClass(row.index).global;
        return (
          <span class="with-bar">
            {hasBand && (
              <span class="band-place">
                <BandMark {...swallowedCells(store.evaluation.value, [row.index])} />
              </span>
            )}
            {value !== undefined && <IntervalBar value={value} interval={undefined} range={range} />}
            <FigureValue
              id={`global.none.${metric.id}`}
              of={row.info.name}
              value={value}
              reason={undefinedReason(metric, row.tally)}
            />
          </span>
        );
      },
    },
    samplewise: {
      group: texts.samplewiseGroup(short),
      header: texts.samplewise,
      width: roomFor(104, texts.samplewiseGroup(short)),
      sortKey: ({ index }) => sortValue(metric.better, ofClass(index).samplewise.value),
      cell: (row) => {
        const { value, of, total } = ofClass(row.index).samplewise;
        return (
          <FigureValue
            id={`samplewise.none.${metric.id}`}
            of={row.info.name}
            value={value}
            reason={TEXTS.figure.noCellEnters}
            note={TEXTS.averages.meanOf(of, total, "images")}
          />
        );
      },
      footer: [
        <FooterFigure
          id={`footer.classwise-imagewise.${metric.id}`}
          mean={averages["classwise-imagewise"]}
          note={texts.samplewiseFooter}
        />,
        <FooterFigure id={`footer.weightedSamplewise.${metric.id}`} mean={weighted} note={texts.weightedSamplewise} />,
      ],
    },
    difference: {
      group: short,
      header: texts.difference,
      width: roomFor(84, short),
      sortKey: difference,
      cell: (row) => (
        <DifferenceFigure id={`difference.none.${metric.id}`} of={row.info.name} value={difference(row)} />
      ),
      footer: [
        differenceOf(averages.macro.value, averages["classwise-imagewise"].value),
        differenceOf(averages.weighted.value, weighted.value),
      ].map((value, line) => (
        <DifferenceFigure key={line} id={`footer.difference.${line}.${metric.id}`} value={value} />
      )),
    },
  };
}

function takenAsLook(evaluation: Evaluation): Looks {
  const taken = mostTakenAs(evaluation);
  return {
    takenAs: {
      width: 170,
      sortKey: ({ index }) => taken.get(index)?.shareOfTarget,
      cell: ({ index }) => <TakenAsCell evaluation={evaluation} mixUp={taken.get(index)} />,
    },
  };
}

function globalLook(store: Store, metric: Metric): Look {
  const ofClass = store.figures(metric).ofClass.value;
  const averages = store.figures(metric).averages.value;
  return {
    group: texts.allGlobal,
    width: roomFor(84, withUnit(metric.short, metric, store.evaluation.value)),
    sortKey: ({ index }) => sortValue(metric.better, ofClass(index).global),
    cell: (row) => (
      <FigureValue
        id={`global.none.${metric.id}`}
        of={row.info.name}
        value={ofClass(row.index).global}
        reason={undefinedReason(metric, row.tally)}
      />
    ),
    footer: [
      <FooterFigure id={`footer.macro.${metric.id}`} mean={averages.macro} />,
      <FooterFigure id={`footer.weighted.${metric.id}`} mean={averages.weighted} />,
    ],
  };
}
