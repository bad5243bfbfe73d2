import { cellTally } from "../../src/core/counting/cells";
import { sortValue } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { withUnit } from "../../src/core/metrics/withUnit";
import { withZeroDivision } from "../../src/core/metrics/policy";
import { formatCount } from "../../src/core/text/format";
import { support, type Tally } from "../../src/core/counting/tally";
import { undefinedReason } from "../../src/core/averages/undefinedReason";
import { isSwallowed } from "../../src/core/averages/swallowedCells";
import { shapeUses } from "../../src/core/metrics/shapeUses";
import { BandMark } from "../figures/bandMark";
import { FigureValue } from "../figures/figureValue";
import { figureOnScreen } from "../texts/format";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { roomFor } from "../table/roomFor";
import { TEXTS } from "../texts/texts";
import { kindsOfImageColumn } from "./kindsOfImageColumn";
import type { ImageRow } from "./imageRow";
import type { ClassIndex } from "../../src/core/labels/indices";

const { images: texts } = TEXTS;

/** The columns of one class in each image: its pixels, the metric of the header, and every tier 1 metric. */
export function classOfImageColumns(store: Store, metric: Metric, classIndex: ClassIndex): readonly Column<ImageRow>[] {
  const { cells } = store.evaluation.value;
  const tallyOf = ({ index }: ImageRow): Tally => cellTally(cells, index, classIndex);
  const predicted = ({ tp, fp }: Tally): number => tp + fp;
  return [
    {
      id: "inTarget",
      header: texts.inTarget,
      description: texts.inTargetTitle,
      width: 104,
      align: "end",
      sortKey: (row) => support(tallyOf(row)),
      cell: (row) => formatCount(support(tallyOf(row))),
    },
    {
      id: "inPrediction",
      header: texts.inPrediction,
      description: texts.inPredictionTitle,
      width: 122,
      align: "end",
      sortKey: (row) => predicted(tallyOf(row)),
      cell: (row) => formatCount(predicted(tallyOf(row))),
    },
    figureColumn(store, metric, { id: "ofClass", classIndex, tallyOf }),
    ...kindsOfImageColumn(store.evaluation.value, classIndex),
    ...store.metrics.value
      .filter(({ tier, id }) => tier === 1 && id !== metric.id)
      .map((other) => figureColumn(store, other, { id: `ofClass.${other.id}`, classIndex, tallyOf })),
  ];
}

interface FigureColumn {
  readonly id: string;
  readonly classIndex: ClassIndex;
  readonly tallyOf: (row: ImageRow) => Tally;
}

function figureColumn(store: Store, metric: Metric, { id, classIndex, tallyOf }: FigureColumn): Column<ImageRow> {
  const policy = store.choices.value;
  const evaluation = store.evaluation.value;
  const short = withUnit(metric.short, metric, evaluation);
  const hasBand = shapeUses(metric.id).includes("band");
  return {
    id,
    group: texts.classGroup,
    header: short,
    description: texts.ofClass(metric.name),
    width: roomFor(92, short),
    align: "end",
    // An image that says nothing of the class stands last, whatever its 0/0 counts as.
    sortKey: (row) => sortValue(metric.better, metric.value(tallyOf(row))),
    cell: (row) => {
      const tally = tallyOf(row);
      const isDefined = metric.value(tally) !== undefined;
      const value = withZeroDivision(metric, tally, policy);
      return (
        <>
          {hasBand && isSwallowed(evaluation, row.index, classIndex) && <BandMark swallowed={1} total={1} />}
          <FigureValue
            id={`cell.${metric.id}`}
            of={row.image.name}
            value={value}
            reason={undefinedReason(metric, tally)}
            note={isDefined || value === undefined ? undefined : texts.countsAs(figureOnScreen(value))}
            format={isDefined ? figureOnScreen : () => texts.zeroByZero}
          />
        </>
      );
    },
  };
}
