import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { weightedMean } from "../../src/core/averages/mean";
import { sortValue } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { undefinedReason } from "../../src/core/averages/undefinedReason";
import { shownCount, shownShare } from "../../src/core/text/shown";
import { DifferenceCell } from "../figures/differenceCell";
import { differenceOf } from "../../src/core/averages/differenceOf";
import { FigureValue } from "../figures/figureValue";
import type { Store } from "../store";
import type { Column } from "../table/column";
import { TEXTS } from "../texts";
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
    header: texts.support,
    description: texts.supportTitle,
    width: 82,
    align: "end",
    sortKey: (row) => row.support,
    cell: (row) => <span title={texts.pixels(row.support)}>{shownShare(row.support, row.countedPixels)}</span>,
  },
  {
    id: "inTarget",
    group: texts.imagesWith,
    header: texts.inTarget,
    description: texts.inTargetTitle,
    width: 96,
    align: "end",
    sortKey: ({ imagesInTarget }) => imagesInTarget,
    cell: ({ imagesInTarget }) => shownCount(imagesInTarget),
  },
  {
    id: "inPrediction",
    group: texts.imagesWith,
    header: texts.inPrediction,
    description: texts.inPredictionTitle,
    width: 96,
    align: "end",
    sortKey: ({ imagesInPrediction }) => imagesInPrediction,
    cell: ({ imagesInPrediction }) => shownCount(imagesInPrediction),
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
  const scale = Math.max(0, ...rows.map((row) => Math.abs(difference(row) ?? 0)).filter(Number.isFinite));
  return [
    {
      ...globalColumn(store, metric),
      id: "global",
      group: metric.short,
      header: texts.global,
      description: texts.globalTitle,
      width: 92,
    },
    {
      id: "samplewise",
      group: metric.short,
      header: texts.samplewise,
      description: texts.samplewiseTitle,
      width: 94,
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
        <FooterFigure id={`footer.classwise-imagewise.${metric.id}`} mean={averages["classwise-imagewise"]} />,
        <FooterFigure id={`footer.weightedSamplewise.${metric.id}`} mean={weighted} note={texts.weightedSamplewise} />,
      ],
    },
    {
      id: "difference",
      group: metric.short,
      header: texts.difference,
      description: texts.differenceTitle,
      width: 150,
      align: "end",
      sortKey: difference,
      cell: ({ index, info }) => (
        <DifferenceCell
          id={`difference.none.${metric.id}`}
          of={info.name}
          global={ofClass(index).global}
          samplewise={ofClass(index).samplewise.value}
          scale={scale}
        />
      ),
      footer: [[averages.macro, averages["classwise-imagewise"]] as const, [averages.weighted, weighted] as const].map(
        ([global, samplewise], line) => (
          <DifferenceCell
            key={line}
            id={`footer.difference.${line}.${metric.id}`}
            global={global.value}
            samplewise={samplewise.value}
            scale={scale}
          />
        ),
      ),
    },
  ];
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
