import type { Evaluation } from "../counting/evaluation";
import { inSubset } from "../counting/imageSubset";
import type { Choices } from "../document/choices";
import type { Label } from "../labels/label";
import { relabeller } from "../reading/relabelling";
import { sum } from "../numbers/sum";
import { otherTarget } from "./commonImages";
import { averageInput } from "../averages/averageInput";
import { cellFigure, imageMean } from "../averages/cellMeans";
import { DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import { bootstrapFrame, bootstrapInput, type BootstrapFrame } from "../intervals/bootstrapInput";
import { addColumns } from "../intervals/columnSums";
import type { EveryFigure } from "../intervals/everyFigure";
import { LikelyNames } from "../intervals/likelyGroups";
import { Reliances, type Reliance } from "../intervals/reliance";
import { RowAmounts } from "../intervals/rowAmounts";
import { RowColumns } from "../intervals/rowColumns";
import { tablesOfRuns } from "../intervals/tablesOfRuns";
import type { Room } from "../intervals/packedRows";
import { itemAt } from "../numbers/numberAt";
import { policyWords } from "../sentences/policyWords";
import { partEvaluation } from "../streamed/partEvaluation";
import { MOST_LISTED, refusal, refusalOfImages, type CompareOptions, type Comparison } from "./compareReports";
import { completing } from "./completeComparison";
import { ComparedImages, Extremes, imageDifference } from "./imageDifferences";
import { JoinedImages, NotInOneOrder, type ImagesOfRuns } from "./joinedImages";
import type { PairedFigure } from "./pairedResampling";
import {
  isOfCases,
  joinedParts,
  lookThrough,
  NeedsAllImages,
  type LookAtRuns,
  type StreamedReport,
  type StreamedRuns,
} from "./streamedRuns";
import type { Stretch } from "./streamedRows";
import type { StreamedJob } from "./streamedTask";
import { Stretches } from "./stretches";

/** Two runs whose images streamed by, ready for draws and swaps. */
export interface StreamedComparison {
  readonly job: StreamedJob<"paired">;
  /** How the figures rest on the images; void before the stretches were gone through once. */
  readonly reliances: () => EveryFigure<Reliance>;
  /** The rows of A and of B once more, in memory that `room` makes. */
  readonly stretches: (room: Room) => AsyncGenerator<Stretch>;
  readonly complete: (figures: EveryFigure<PairedFigure>) => Comparison;
}

export type StreamedOutcome =
  | { readonly ok: true; readonly prepared: StreamedComparison }
  /** Why the two cannot be compared, and what to do; undefined where all images must be in memory for it. */
  | { readonly ok: false; readonly message: string | undefined };

const IN_MEMORY: StreamedOutcome = { ok: false, message: undefined };

/**
 * `prepareComparison` of runs of very many images, which stream by for the classes where these are not known beforehand, for sums,
 * and for the draws. Memory grows with the images by a number a class alone.
 */
export async function prepareStreamedComparison(
  a: StreamedReport,
  b: StreamedReport,
  options: CompareOptions,
): Promise<StreamedOutcome> {
  const { metric } = options;
  // Images of a group are drawn together, and shapes stand with each image.
  if (a.head.choices.groups || a.head.measured || b.head.measured || metric.shape) return IN_MEMORY;
  const message = refusal(a.head, b.head);
  if (message !== undefined) return { ok: false, message };
  try {
    const compared = await lookThrough([a, b], (totals) => new ComparedRuns(totals, a.head.choices, options));
    const refused = refusalOfImages(compared);
    return refused === undefined ? { ok: true, prepared: compared.prepared(a, b) } : { ok: false, message: refused };
  } catch (error) {
    if (error instanceof NotInOneOrder || error instanceof NeedsAllImages) return IN_MEMORY;
    throw error;
  }
}

/** What a look at the images of both runs adds up, under classes that are known. */
class ComparedRuns implements LookAtRuns {
  otherTarget: string | undefined;
  readonly #joined = new JoinedImages(2);
  readonly #whole: readonly [Float64Array, Float64Array];
  readonly #reliances: Reliances;
  readonly #overImages: ComparedImages;
  readonly #extremes: Extremes;
  readonly #ofClasses: readonly ComparedImages[];
  readonly #likely: LikelyNames;
  readonly #frame: BootstrapFrame;
  readonly #read: (label: Label) => Label;
  #hasVolumes = false;
  #pairs = 0;
  #rows = 0;
  /** Draws may take the rows more than once; figures rest on them once. */
  #isSeen = false;

  constructor(
    private readonly totals: Evaluation,
    private readonly choices: Choices,
    private readonly options: CompareOptions,
  ) {
    const { metric, most = MOST_LISTED } = options;
    const { classSet, images } = totals;
    const { width } = new RowColumns(classSet.length, metric);
    this.#whole = [new Float64Array(width), new Float64Array(width)];
    this.#frame = bootstrapFrame(totals, metric);
    this.#reliances = new Reliances(this.#frame, metric, 2);
    this.#overImages = new ComparedImages(metric);
    this.#extremes = new Extremes(metric, most);
    this.#ofClasses = classSet.map(() => new ComparedImages(metric));
    this.#likely = new LikelyNames(sum(images.map(({ standsFor = 1 }) => standsFor)) / 2);
    this.#read = relabeller(choices.relabelling.target);
  }

  get pairs(): { readonly length: number } {
    return { length: this.#pairs };
  }

  readonly addAll = async (runs: StreamedRuns): Promise<boolean> => {
    for await (const part of joinedParts(this.#joined, runs)) this.#add(part);
    // What stands for many says whether they are volumes only where all of them are.
    if (this.#hasVolumes !== isOfCases(this.totals)) throw new NeedsAllImages();
    return this.#joined.alone.every(({ size }) => size === 0);
  };

  #add(part: ImagesOfRuns): void {
    const { evaluation, input } = this.#partOf(part);
    const [ofA, ofB] = bothRuns(part);
    const rows = input.rows / 2;
    this.#pairs += ofA.length;
    this.otherTarget ??= otherTarget(ofA, ofB, this.#read)?.name;
    this.#hasVolumes ||= isOfCases(evaluation);
    this.#rows += rows;
    for (const [run, table] of tablesOfRuns(input.table, 2).entries()) addColumns(itemAt(this.#whole, run), table);
    this.#reliances.total(new RowAmounts(input, this.options.metric));
    const names = evaluation.imageSet.slice(0, rows).map((image) => itemAt(ofA, image).name);
    this.#likely.add(names);
    const of = averageInput(evaluation, this.options.metric);
    for (const [row, name] of names.entries()) {
      const image = imageDifference(name, imageMean(of, row).value, imageMean(of, rows + row).value);
      if (image) {
        this.#overImages.add(image);
        this.#extremes.add(image);
      }
      for (const [column, sums] of this.#ofClasses.entries()) {
        const cell = imageDifference(name, cellFigure(of, row, column), cellFigure(of, rows + row, column));
        if (cell) sums.add(cell);
      }
    }
  }

  prepared(a: StreamedReport, b: StreamedReport): StreamedComparison {
    const { metric, ...others } = this.options;
    const { draws, seed, confidence } = { ...DEFAULT_BOOTSTRAP, ...others };
    const { totals } = this;
    const [onlyA, onlyB] = bothRuns(this.#joined.alone.map((images) => [...images.values()]));
    const rest = {
      metric,
      options: { draws, seed, confidence },
      predictions: { a: a.head.folders.prediction, b: b.head.folders.prediction },
      rules: policyWords({ ...totals, choices: this.choices }, 2 * (this.#pairs - this.#rows)),
      images: this.#rows,
      rows: this.#rows,
      grouped: false,
      grouping: undefined,
      ...(isOfCases(totals) && { areCases: true as const }),
      likely: this.#likely.find(this.#rows),
      onlyA,
      onlyB: onlyB.filter(inSubset(this.choices.subset)),
      overImages: this.#overImages.comparison(),
      ...this.#extremes.lists(),
    };
    return {
      job: { kind: "paired", frame: this.#frame, options: rest.options, count: this.#rows, whole: this.#whole },
      reliances: () => this.#reliances.everyFigure(),
      stretches: (room) => this.#stretches(a, b, room),
      complete: completing(
        rest,
        totals,
        this.#ofClasses.map((sums) => sums.comparison()),
      ),
    };
  }

  async *#stretches(a: StreamedReport, b: StreamedReport, room: Room): AsyncGenerator<Stretch> {
    const stretches = new Stretches(2, this.#whole[0].length, room);
    for await (const part of joinedParts(new JoinedImages(2), [a, b])) {
      const { input } = this.#partOf(part);
      if (!this.#isSeen) this.#reliances.add(new RowAmounts(input, this.options.metric));
      yield* stretches.add(tablesOfRuns(input.table, 2));
    }
    this.#isSeen = true;
    yield* stretches.end();
  }

  #partOf(part: ImagesOfRuns) {
    const evaluation = partEvaluation(part.flat(), this.totals);
    return { evaluation, input: bootstrapInput(evaluation, this.options.metric) };
  }
}

/** Of A, and of B. */
function bothRuns<OfRun>(runs: readonly OfRun[]): readonly [OfRun, OfRun] {
  return [itemAt(runs, 0), itemAt(runs, 1)];
}
