import type { AverageId } from "../averages/averages";
import type { Intervals } from "../intervals/bootstrap";
import type { Evaluation } from "../counting/evaluation";
import { IOU } from "../metrics/metrics";
import type { Metric } from "../metrics/metric";
import type { Report } from "../document/report";
import type { PairPlanes } from "../labels/pairPlanes";
import { itemSpeech } from "../sentences/itemSpeech";
import type { ReportedId } from "../sentences/reportedFigure";
import type { ClassesColumn } from "../classesTable/classesColumn";

/** What is on screen, or was named on the command line: exporters of one figure or one table write that. */
export interface ShownFigures {
  readonly metric: Metric;
  readonly average: AverageId;
  /** The average was asked for by its name: a sentence is of it, also of binary masks. */
  readonly isNamed?: true;
  /** Visible columns of the classes table, in their order; the usual ones where absent. */
  readonly classColumns?: readonly ClassesColumn[];
  /** Drawn already, where `needsIntervals` says so. */
  readonly intervals?: Intervals;
  /** Which figure stands for the run; the one that the data ask for where absent. */
  readonly reported?: ReportedId | undefined;
  /** Small pictures of images by their names, for an exporter that draws them. */
  readonly pixels?: ReadonlyMap<string, PairPlanes>;
}

/** What is written where nothing else is on screen. */
export const USUAL_FIGURES: ShownFigures = { metric: IOU, average: "macro" };

type Write<Written> = (evaluation: Evaluation, report: Report, shown?: ShownFigures) => Written;

/** A way to write an evaluation out. The same evaluation gives the same text, to the byte. */
export interface Exporter {
  /** The name on the command line. */
  readonly id: string;
  /** Name on screen. */
  readonly name: string;
  /** Of the file, with its dot. */
  readonly extension: string;
  /** Stands in the proposed name of the file behind that of the report, where another export has the same extension. */
  readonly fileSuffix?: string;
  /**
   * Whether it holds intervals: always, where a column of them is among those that are shown, or there and wherever the report is
   * small enough to draw them in a moment.
   */
  readonly intervals?: "always" | "ofColumns" | "ofColumnsOrFew";
  /** Whether it draws the worst images, whose pixels are read before. */
  readonly draws?: "worst";
  /** It is read by people: of volumes it speaks of cases and voxels. */
  readonly isProse?: true;
  /** The text piece by piece: of a large report it is longer than a string can be. */
  readonly pieces: Write<Iterable<string>>;
  /** The whole text. */
  readonly write: Write<string>;
}

/** An exporter of a text that grows with the images or the classes. */
export function inPieces(row: Omit<Exporter, "write">): Exporter {
  const pieces: Exporter["pieces"] = row.isProse ? (...of) => said(row.pieces(...of), of[0]) : row.pieces;
  return { ...row, pieces, write: (...of) => [...pieces(...of)].join("") };
}

function* said(pieces: Iterable<string>, evaluation: Evaluation): Iterable<string> {
  const say = itemSpeech(evaluation);
  for (const piece of pieces) yield say(piece);
}

/** An exporter of a text that is short whatever the report. */
export function atOnce(row: Omit<Exporter, "pieces">): Exporter {
  const write: Exporter["write"] = row.isProse ? (...of) => itemSpeech(of[0])(row.write(...of)) : row.write;
  return { ...row, write, pieces: (...of) => [write(...of)] };
}

/** Cells (a class in an image) of a report whose intervals are drawn unasked: 25,000 images of 20 classes take some seconds. */
const MOST_CELLS = 500_000;
/** Every draw makes two figures of each class. */
const MOST_CLASSES = 5_000;

/** Whether intervals must be drawn before it is written, which takes a while. */
export function needsIntervals(
  { intervals }: Pick<Exporter, "intervals">,
  columns: readonly Pick<ClassesColumn, "kind">[],
  { imageSet, classSet }: Pick<Evaluation, "imageSet" | "classSet">,
): boolean {
  if (intervals === undefined || intervals === "always") return intervals === "always";
  if (columns.some(({ kind }) => kind === "interval")) return true;
  const { length: classes } = classSet;
  return intervals === "ofColumnsOrFew" && classes <= MOST_CLASSES && imageSet.length * classes <= MOST_CELLS;
}
