import { sum } from "../../src/core/numbers/sum";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { pixelsOf } from "../../src/core/text/formatSize";
import { AVERAGES, type AverageId } from "../../src/core/averages/averages";
import type { Figure } from "../../src/core/numbers/figure";
import { sortValue } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { withUnit } from "../../src/core/metrics/withUnit";
import { formatCount, formatShare } from "../../src/core/text/format";
import { wrongPixels } from "../../src/core/counting/wrongPixels";
import { FigureValue } from "../figures/figureValue";
import { figureOnScreen } from "../texts/format";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { roomFor } from "../table/roomFor";
import { TEXTS } from "../texts/texts";
import type { ImagesView } from "../view/imagesView";
import { classOfImageColumns } from "./classOfImageColumns";
import { FlagsCell } from "./flagsCell";
import { hasClass } from "./hasClass";
import { heatColumns } from "./heatColumns";
import { imageFacts } from "./imageFacts";
import type { imageFlags } from "./imageFlags";
import { ImageName } from "./imageName";
import type { ImageRow } from "./imageRow";
import { MixUpCell } from "./mixUpCell";
import { sizeInWords } from "./sizeInWords";
import { WorstClassCell, worstClass } from "./worstClass";
import type { ClassIndex } from "../../src/core/labels/indices";

const { images: texts } = TEXTS;

/** What the columns follow from. */
export interface ShownImages {
  readonly store: Store;
  readonly metric: Metric;
  /** The class that the images are looked at for; all classes where undefined. */
  readonly classIndex: ClassIndex | undefined;
  /** The average that the influence is on. */
  readonly average: AverageId;
  readonly flags: ReturnType<typeof imageFlags>;
}

/** The columns of the Images table under the metric of the header: of all classes, of one, or one a class. */
export function imageColumns(shown: ShownImages, view: ImagesView): readonly Column<ImageRow>[] {
  const { store, metric } = shown;
  return view === "heat"
    ? [nameColumn(undefined), macroOf(store, metric), ...heatColumns(store, metric)]
    : listColumns(shown);
}

/** What a table has room for beside the viewer: the figure, where things are worst, and what it is ordered by. */
const BESIDE_VIEWER: ReadonlySet<string> = new Set(["name", "macro", "ofClass", "worst", "wrong"]);

export function columnsBesideViewer(
  columns: readonly Column<ImageRow>[],
  sortedBy: string,
): readonly Column<ImageRow>[] {
  return columns.filter(({ id }) => BESIDE_VIEWER.has(id) || id === sortedBy);
}

/** The columns of the list; the grid is ordered by them as well. */
export function listColumns(shown: ShownImages): readonly Column<ImageRow>[] {
  const { store, metric, classIndex } = shown;
  const hasFolders = store.evaluation.value.images.some(({ name }) => name.includes("/"));
  const place = [nameColumn(classIndex), ...(hasFolders ? [FOLDER] : [])];
  if (classIndex !== undefined) {
    const { cells } = store.evaluation.value;
    const columns = [
      ...place,
      ...classOfImageColumns(store, metric, classIndex),
      sizeColumn(store.evaluation.value),
      ACCURACY,
      WRONG,
      flagsColumn(shown),
    ];
    // Images without the class stand last whatever the order.
    return columns.map((column) => ({
      ...column,
      sortKey: (row) => (hasClass(cells, row.index, classIndex) ? column.sortKey(row) : undefined),
    }));
  }
  const tier1 = store.metrics.value.filter(({ tier, id }) => tier === 1 && id !== metric.id);
  return [
    ...place,
    sizeColumn(store.evaluation.value),
    classesColumn(store),
    ACCURACY,
    macroOf(store, metric),
    ...wrongColumns(shown),
    flagsColumn(shown),
    microColumn(store, metric),
    ...tier1.map((other) =>
      macroColumn(store, other, {
        id: `macro.${other.id}`,
        group: texts.allMacro,
        header: withUnit(other.short, other, store.evaluation.value),
        description: texts.everyMetric(other.name),
      }),
    ),
  ];
}

function nameColumn(classIndex: ClassIndex | undefined): Column<ImageRow> {
  return {
    id: "name",
    header: texts.image,
    description: texts.imageTitle,
    align: "start",
    sortKey: ({ image }) => image.name,
    cell: ({ image }) => <ImageName image={image} classIndex={classIndex} />,
  };
}

const FOLDER: Column<ImageRow> = {
  id: "folder",
  header: texts.folder,
  description: texts.folderTitle,
  width: 120,
  rank: "context",
  align: "start",
  sortKey: ({ folder }) => folder,
  cell: ({ folder }) => (
    <bdi class="dim" title={folder}>
      {folder.slice(0, -1)}
    </bdi>
  ),
};

function sizeColumn({ images }: Evaluation): Column<ImageRow> {
  return {
    id: "size",
    header: texts.size,
    description: texts.sizeTitle,
    // Three numbers, and as many millimetres.
    width: images.some(({ depth }) => depth !== undefined) ? 250 : 104,
    rank: "context",
    align: "end",
    sortKey: ({ image }) => pixelsOf(image),
    cell: ({ image }) => sizeInWords(image),
  };
}

const ACCURACY: Column<ImageRow> = {
  id: "pixelAccuracy",
  group: texts.pixelGroup,
  header: texts.accuracy,
  description: texts.accuracyTitle,
  width: 84,
  align: "end",
  sortKey: ({ pixelAccuracy }) => pixelAccuracy,
  cell: ({ image, pixelAccuracy }) => (
    <FigureValue id="pixelAccuracy" of={image.name} value={pixelAccuracy} reason={TEXTS.figure.noPixel} />
  ),
};

const WRONG: Column<ImageRow> = {
  id: "wrong",
  header: texts.wrong,
  description: texts.wrongTitle,
  width: 104,
  align: "end",
  sortKey: ({ wrongPixels }) => wrongPixels,
  cell: ({ wrongPixels }) => formatCount(wrongPixels),
};

function classesColumn(store: Store): Column<ImageRow> {
  const facts = imageFacts(store.evaluation.value);
  return {
    id: "classes",
    header: texts.classes,
    description: texts.classesTitle,
    width: 78,
    rank: "context",
    align: "end",
    sortKey: ({ index }) => facts(index).targetClasses,
    cell: ({ index }) => {
      const { targetClasses, predictedClasses } = facts(index);
      return (
        <span
          title={texts.classesOfImage(targetClasses, predictedClasses)}
        >{`${targetClasses} / ${predictedClasses}`}</span>
      );
    },
  };
}

function flagsColumn({ flags }: ShownImages): Column<ImageRow> {
  return {
    id: "flags",
    header: texts.flagsHeader,
    description: texts.flagsTitle,
    width: 140,
    align: "start",
    sortKey: (row) => flags(row).length || undefined,
    cell: (row) => <FlagsCell flags={flags(row)} />,
  };
}

/** How much of all that is wrong the image holds, where in it things are worst, and what is taken for what. */
function wrongColumns({ store, metric, average }: ShownImages): readonly Column<ImageRow>[] {
  const evaluation = store.evaluation.value;
  const facts = imageFacts(evaluation);
  const errors = sum(wrongPixels(evaluation));
  const influences = store.figures(metric).influence.value;
  return [
    {
      id: "worst",
      header: texts.worst,
      description: texts.worstTitle,
      width: 170,
      align: "start",
      sortKey: ({ index }) => worstClass(evaluation, metric, index)?.value,
      cell: ({ index }) => <WorstClassCell evaluation={evaluation} metric={metric} image={index} />,
    },
    WRONG,
    {
      id: "share",
      header: texts.share,
      description: texts.shareTitle,
      width: 84,
      align: "end",
      sortKey: ({ wrongPixels }) => wrongPixels,
      cell: ({ wrongPixels }) => formatShare(wrongPixels, errors),
    },
    {
      id: "influence",
      header: texts.influence,
      description: texts.influenceTitle(averageName(average)),
      width: 88,
      align: "end",
      sortKey: ({ index }) => influences[index],
      cell: ({ index, image }) => (
        <FigureValue
          id={`influence.${average}.${metric.id}`}
          of={image.name}
          value={influences[index]}
          reason={TEXTS.figure.oneUndefined}
          format={formatInfluence}
        />
      ),
    },
    {
      id: "mixUp",
      header: texts.mixUp,
      description: texts.mixUpTitle,
      width: 244,
      align: "start",
      sortKey: ({ index }) => facts(index).mainMixUp?.pixels,
      cell: ({ index, wrongPixels }) => (
        <MixUpCell table={evaluation.table} mixUp={facts(index).mainMixUp} wrongPixels={wrongPixels} />
      ),
    },
  ];
}

function averageName(wanted: AverageId): string {
  const average = AVERAGES.find(({ id }) => id === wanted);
  return average ? `${average.scope} ${average.name}` : "";
}

/** Of many images each moves a figure little: one more digit than figures have. */
function formatInfluence(value: Figure): string {
  if (value === undefined || !Number.isFinite(value)) return figureOnScreen(value);
  const size = Math.abs(value).toFixed(4);
  return Number(size) === 0 ? size : `${value > 0 ? "+" : "−"}${size}`;
}

function macroOf(store: Store, metric: Metric): Column<ImageRow> {
  return macroColumn(store, metric, {
    id: "macro",
    group: withUnit(metric.short, metric, store.evaluation.value),
    header: texts.macro,
    description: texts.macroTitle,
  });
}

function macroColumn(
  store: Store,
  metric: Metric,
  head: Pick<Column<ImageRow>, "id" | "group" | "header" | "description">,
): Column<ImageRow> {
  const ofImage = store.figures(metric).ofImage.value;
  return {
    ...head,
    width: roomFor(84, head.group ?? "", head.header),
    align: "end",
    sortKey: ({ index }) => sortValue(metric.better, ofImage(index).macro.value),
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
  const short = withUnit(metric.short, metric, store.evaluation.value);
  return {
    id: "micro",
    group: short,
    header: texts.micro,
    description: texts.microTitle,
    width: roomFor(76, short),
    align: "end",
    sortKey: ({ index }) => sortValue(metric.better, ofImage(index).micro),
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
