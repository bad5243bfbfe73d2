import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { weightedMean } from "../../src/core/averages/mean";
import { sortValue } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { undefinedReason } from "../../src/core/averages/undefinedReason";
import { formatCount, formatShare } from "../../src/core/text/format";
import { differenceOf } from "../../src/core/averages/differenceOf";
import type { VNode } from "preact";
import type { Figure } from "../../src/core/numbers/figure";
import { IntervalBar } from "../charts/intervalBar";
import { stripRange } from "../charts/stripMarks";
import { FigureValue } from "../figures/figureValue";
import { formatDifference } from "../texts/format";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import { ClassName } from "./className";
import { EXTRA_COLUMNS, extraColumn } from "./extraColumns";
import { FooterFigure } from "./footerFigure";
import { INTERVAL_COLUMNS, intervalColumn } from "./intervalColumns";
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
  const { classesColumns: chosen } = store.view.value;
  return [
    ...FACTS,
    ...metricColumns(store, metric, rows),
    spreadColumn(evaluation, metric),
    ...INTERVAL_COLUMNS.filter(({ id }) => chosen.includes(id)).map((column) =>
      intervalColumn(column, intervals, metric),
    ),
    takenAsColumn(evaluation),
    ...store.metrics.value
      .filter(({ tier, id }) => id !== metric.id && (tier === 1 || chosen.includes(id)))
      .map((other) => globalColumn(store, other)),
    ...EXTRA_COLUMNS.filter(({ id }) => chosen.includes(id)).map((extra) => extraColumn(extra, evaluation, metric)),
  ];
}

const FACTS: readonly Column<ClassRow>[] = [
  {
    id: "name",
    header: texts.class,
    description: texts.classTitle,
    align: "start",
    sortKey: ({ info }) => info.name,
    cell: (row) => <ClassName row={row} />,
    footer: [texts.footer, texts.weightedFooter],
  },
  {
    id: "label",
    header: texts.label,
    description: texts.labelTitle,
    width: 68,
    align: "end",
    sortKey: ({ info }) => info.label,
    cell: ({ shownLabel }) => shownLabel,
  },
  {
    id: "support",
    group: texts.supportGroup,
    header: texts.support,
    description: texts.supportTitle,
    width: 104,
    align: "end",
    sortKey: (row) => row.support,
    cell: (row) => <span title={texts.pixels(row.support)}>{formatShare(row.support, row.countedPixels)}</span>,
  },
  {
    id: "inTarget",
    group: texts.imagesWith,
    header: texts.inTarget,
    description: texts.inTargetTitle,
    width: 96,
    align: "end",
    sortKey: ({ imagesInTarget }) => imagesInTarget,
    cell: ({ imagesInTarget }) => formatCount(imagesInTarget),
  },
  {
    id: "inPrediction",
    group: texts.imagesWith,
    header: texts.inPrediction,
    description: texts.inPredictionTitle,
    width: 96,
    align: "end",
    sortKey: ({ imagesInPrediction }) => imagesInPrediction,
    cell: ({ imagesInPrediction }) => formatCount(imagesInPrediction),
  },
];

function metricColumns(store: Store, metric: Metric, rows: readonly ClassRow[]): readonly Column<ClassRow>[] {
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
  const range = stripRange(rows.flatMap(({ index }) => ofClass(index).global ?? []));
  return [
    {
      ...globalColumn(store, metric),
      id: "global",
      group: texts.globalGroup(metric.short),
      header: texts.global,
      description: texts.globalTitle,
      width: 172,
      cell: (row) => {
        const value = ofClass(row.index).global;
        return (
          <span class="with-bar">
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
    {
      id: "samplewise",
      group: texts.samplewiseGroup(metric.short),
      header: texts.samplewise,
      description: texts.samplewiseTitle,
      width: 104,
      align: "end",
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
    {
      id: "difference",
      group: metric.short,
      header: texts.difference,
      description: texts.differenceTitle,
      width: 84,
      align: "end",
      sortKey: difference,
      cell: (row) => differenceFigure(`difference.none.${metric.id}`, difference(row), row.info.name),
      footer: [
        differenceOf(averages.macro.value, averages["classwise-imagewise"].value),
        differenceOf(averages.weighted.value, weighted.value),
      ].map((value, line) => differenceFigure(`footer.difference.${line}.${metric.id}`, value)),
    },
  ];
}

/** Global minus samplewise, a number with its sign. */
function differenceFigure(id: string, value: Figure, of?: string): VNode {
  return (
    <FigureValue
      id={id}
      {...(of !== undefined && { of })}
      value={value}
      reason={TEXTS.figure.oneUndefined}
      format={formatDifference}
    />
  );
}

function takenAsColumn(evaluation: Evaluation): Column<ClassRow> {
  const taken = mostTakenAs(evaluation);
  return {
    id: "takenAs",
    header: texts.taken,
    description: texts.takenDescription,
    width: 170,
    align: "start",
    sortKey: ({ index }) => taken.get(index)?.shareOfTarget,
    cell: ({ index }) => <TakenAsCell evaluation={evaluation} mixUp={taken.get(index)} />,
  };
}

function globalColumn(store: Store, metric: Metric): Column<ClassRow> {
  const ofClass = store.figures(metric).ofClass.value;
  const averages = store.figures(metric).averages.value;
  return {
    id: `global.${metric.id}`,
    group: texts.allGlobal,
    header: metric.short,
    description: texts.everyMetric(metric.name),
    width: 84,
    align: "end",
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
