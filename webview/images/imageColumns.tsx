import type { Metric } from "../../src/core/metric";
import { shownCount } from "../../src/core/shown";
import { FigureValue } from "../figures/figureValue";
import type { Store } from "../store";
import type { Column } from "../table/column";
import { TEXTS } from "../texts";
import { classOfImageColumns } from "./classOfImageColumns";
import { ImageName } from "./imageName";
import type { ImageRow } from "./imageRow";

const { images: texts } = TEXTS;

/** The columns of the Images table under the metric of the header: of all classes, or of one. */
export function imageColumns(store: Store, metric: Metric, classIndex: number | undefined): readonly Column<ImageRow>[] {
  if (classIndex !== undefined) return [...FACTS, ...classOfImageColumns(store, metric, classIndex)];
  const tier1 = store.metrics.value.filter(({ tier, id }) => tier === 1 && id !== metric.id);
  return [
    ...FACTS,
    macroColumn(store, metric, { id: "macro", group: metric.short, header: texts.macro, description: texts.macroTitle }),
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
