import { AVERAGES } from "../../src/core/averages";
import type { Figure } from "../../src/core/figure";
import type { Metric } from "../../src/core/metric";
import { shownCount, shownShare } from "../../src/core/shown";
import { wrongPixels } from "../../src/core/wrongPixels";
import { FigureValue } from "../figures/figureValue";
import { formatFigure } from "../format";
import type { Store } from "../store";
import type { Column } from "../table/column";
import { TEXTS } from "../texts";
import { classOfImageColumns } from "./classOfImageColumns";
import { heatColumns } from "./heatColumns";
import { ImageName } from "./imageName";
import { WorstClassCell, worstClass } from "./worstClass";
import type { ImageRow } from "./imageRow";

const { images: texts } = TEXTS;

/** The columns of the Images table under the metric of the header: of all classes, or of one. */
export function imageColumns(store: Store, metric: Metric, classIndex: number | undefined): readonly Column<ImageRow>[] {
  if (store.view.value.imagesView === "heat") return [...FACTS.slice(0, 1), macroOf(store, metric), ...heatColumns(store, metric)];
  if (classIndex !== undefined) return [...FACTS, ...classOfImageColumns(store, metric, classIndex)];
  const tier1 = store.metrics.value.filter(({ tier, id }) => tier === 1 && id !== metric.id);
  return [
    ...FACTS,
    ...wrongColumns(store, metric),
    macroOf(store, metric),
    microColumn(store, metric),
    ...tier1.map((other) =>
      macroColumn(store, other, {
        id: `macro.${other.id}`,
        group: texts.allMacro,
        header: other.short,
        description: texts.everyMetric(other.name),
      }),
    ),
  ];
}

const FACTS: readonly Column<ImageRow>[] = [
  {
    id: "name",
    header: texts.image,
    description: texts.imageTitle,
    align: "start",
    sortKey: ({ image }) => image.name,
    cell: ({ image }) => <ImageName image={image} />,
  },
  {
    id: "size",
    header: texts.size,
    description: texts.sizeTitle,
    width: 112,
    align: "end",
    sortKey: ({ image }) => image.width * image.height,
    cell: ({ image }) => `${image.width} × ${image.height}`,
  },
  {
    id: "wrong",
    header: texts.wrong,
    description: texts.wrongTitle,
    width: 104,
    align: "end",
    sortKey: ({ wrongPixels }) => wrongPixels,
    cell: ({ wrongPixels }) => shownCount(wrongPixels),
  },
  {
    id: "pixelAccuracy",
    header: texts.accuracy,
    description: texts.accuracyTitle,
    width: 114,
    align: "end",
    sortKey: ({ pixelAccuracy }) => pixelAccuracy,
    cell: ({ image, pixelAccuracy }) => (
      <FigureValue id="pixelAccuracy" of={image.name} value={pixelAccuracy} reason={TEXTS.figure.noPixel} />
    ),
  },
];

/** How much of all that is wrong the image holds, and where in it things are worst. */
function wrongColumns(store: Store, metric: Metric): readonly Column<ImageRow>[] {
  const evaluation = store.evaluation.value;
  const errors = wrongPixels(evaluation).reduce((sum, pixels) => sum + pixels, 0);
  const influences = store.figures(metric).influence.value;
  return [
    {
      id: "share",
      header: texts.share,
      description: texts.shareTitle,
      width: 92,
      align: "end",
      sortKey: ({ wrongPixels }) => wrongPixels,
      cell: ({ wrongPixels }) => shownShare(wrongPixels, errors),
    },
    {
      id: "worst",
      header: texts.worst,
      description: texts.worstTitle,
      width: 170,
      align: "start",
      sortKey: ({ index }) => worstClass(evaluation, metric, index)?.value,
      cell: ({ index }) => <WorstClassCell evaluation={evaluation} metric={metric} image={index} />,
    },
    {
      id: "influence",
      header: texts.influence,
      description: texts.influenceTitle(averageName(store)),
      width: 96,
      align: "end",
      sortKey: ({ index }) => influences[index],
      cell: ({ index, image }) => (
        <FigureValue
          id={`influence.${store.view.value.average}.${metric.id}`}
          of={image.name}
          value={influences[index]}
          reason={TEXTS.figure.oneUndefined}
          format={formatInfluence}
        />
      ),
    },
  ];
}

function averageName(store: Store): string {
  const average = AVERAGES.find(({ id }) => id === store.view.value.average);
  return average ? `${average.scope} ${average.name}` : "";
}

/** Of many images each moves a figure little: one more digit than figures have. */
function formatInfluence(value: Figure): string {
  if (value === undefined || !Number.isFinite(value)) return formatFigure(value);
  const size = Math.abs(value).toFixed(4);
  return Number(size) === 0 ? size : `${value > 0 ? "+" : "−"}${size}`;
}

function macroOf(store: Store, metric: Metric): Column<ImageRow> {
  return macroColumn(store, metric, { id: "macro", group: metric.short, header: texts.macro, description: texts.macroTitle });
}

function macroColumn(
  store: Store,
  metric: Metric,
  head: Pick<Column<ImageRow>, "id" | "group" | "header" | "description">,
): Column<ImageRow> {
  const ofImage = store.figures(metric).ofImage.value;
  return {
    ...head,
    width: 84,
    align: "end",
    sortKey: ({ index }) => ofImage(index).macro.value,
    cell: ({ index, image, pixelAccuracy }) => {
      const { value, of, total } = ofImage(index).macro;
      return (
        <FigureValue
          id={`macro.${metric.id}`}
          of={image.name}
          value={value}
          reason={pixelAccuracy === undefined ? TEXTS.figure.noPixel : TEXTS.figure.noClassEnters}
          note={texts.meanOfClasses(of, total)}
        />
      );
    },
  };
}

function microColumn(store: Store, metric: Metric): Column<ImageRow> {
  const ofImage = store.figures(metric).ofImage.value;
  return {
    id: "micro",
    group: metric.short,
    header: texts.micro,
    description: texts.microTitle,
    width: 76,
    align: "end",
    sortKey: ({ index }) => ofImage(index).micro,
    cell: ({ index, image, pixelAccuracy }) => (
      <FigureValue
        id={`micro.${metric.id}`}
        of={image.name}
        value={ofImage(index).micro}
        reason={pixelAccuracy === undefined ? TEXTS.figure.noPixel : TEXTS.figure.noClassEnters}
      />
    ),
  };
}
