import { AVERAGE } from "../averages/averages";
import { otherTarget } from "../compare/commonImages";
import { JoinedImages, NotInOneOrder, type ImagesOfRuns } from "../compare/joinedImages";
import {
  isOfCases,
  joinedParts,
  lookThrough,
  NeedsAllImages,
  type LookAtRuns,
  type StreamedReport,
  type StreamedRuns,
} from "../compare/streamedRuns";
import type { Stretch } from "../compare/streamedRows";
import type { StreamedJob } from "../compare/streamedTask";
import { Stretches } from "../compare/stretches";
import type { Evaluation } from "../counting/evaluation";
import { inSubset } from "../counting/imageSubset";
import type { Choices } from "../document/choices";
import type { Label } from "../labels/label";
import { DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import { bootstrapFrame, bootstrapInput, type BootstrapFrame, type BootstrapInput } from "../intervals/bootstrapInput";
import { addColumns } from "../intervals/columnSums";
import { columnsOf, ratiosOf } from "../intervals/oneAverage";
import type { Room } from "../intervals/packedRows";
import { Reliances } from "../intervals/reliance";
import { RowAmounts } from "../intervals/rowAmounts";
import { RowColumns } from "../intervals/rowColumns";
import { tablesOfRuns } from "../intervals/tablesOfRuns";
import type { Metric } from "../metrics/metric";
import { itemAt } from "../numbers/numberAt";
import { relabeller } from "../reading/relabelling";
import { policyWords } from "../sentences/policyWords";
import { partEvaluation } from "../streamed/partEvaluation";
import { refusal, refusalOfImages } from "./commonRuns";
import { completeRanking } from "./completeRanking";
import { MeanRanks } from "./drawnRanks";
import { rankedMetrics, rowsOfRun } from "./rankedFigures";
import type { Ranking } from "./ranking";
import type { DrawnRuns } from "./rankResampling";
import type { RankOptions } from "./rankRuns";

/** A run to be ranked whose images are not in memory, by what it is called. */
export interface NamedStream {
  readonly name: string;
  readonly report: StreamedReport;
}

/** Runs whose images streamed by, ready for draws and swaps. */
export interface StreamedRanking {
  readonly job: StreamedJob<"ranked">;
  /** The rows of each run once more, in memory that `room` makes. */
  readonly stretches: (room: Room) => AsyncGenerator<Stretch>;
  /** The ranking by these draws, once the stretches were gone through. */
  readonly complete: (drawn: DrawnRuns) => Ranking;
}

export type StreamedRankOutcome =
  | { readonly ok: true; readonly prepared: StreamedRanking }
  /** Why the runs cannot be ranked, and what to do; undefined where all images must be in memory for it. */
  | { readonly ok: false; readonly message: string | undefined };

/** By one class alone runs are ranked in the panel, which holds them. */
export type StreamedRankOptions = Omit<RankOptions, "only">;

const IN_MEMORY: StreamedRankOutcome = { ok: false, message: undefined };

/**
 * `prepareRanking` of runs of very many images, which stream by for the classes where these are not known beforehand, for sums,
 * and for the draws. Memory does not grow with the images that all runs have.
 */
export async function prepareStreamedRanking(
  runs: readonly NamedStream[],
  options: StreamedRankOptions,
): Promise<StreamedRankOutcome> {
  const [first, ...others] = runs.map(({ report }) => report);
  const message = refusal(runs.map(({ name, report }) => ({ name, report: report.head })));
  if (!first || message !== undefined) return { ok: false, message };
  // Images of a group are drawn together, and shapes stand with each image.
  if (first.head.choices.groups || options.metric.shape || [first, ...others].some(({ head }) => head.measured))
    return IN_MEMORY;
  const { choices } = first.head;
  try {
    const ranked = await lookThrough([first, ...others], (totals) => new RankedStreams(totals, runs, choices, options));
    const refused = refusalOfImages(runs, ranked.shared, ranked.otherTargets);
    return refused === undefined
      ? { ok: true, prepared: ranked.prepared([first, ...others]) }
      : { ok: false, message: refused };
  } catch (error) {
    if (error instanceof NotInOneOrder || error instanceof NeedsAllImages) return IN_MEMORY;
    throw error;
  }
}

/** What a look at the images of all runs adds up, under classes that are known. */
class RankedStreams implements LookAtRuns {
  /** Images that all runs have. */
  shared = 0;
  /** Of each run but the first the name of an image whose target is another one there. */
  readonly otherTargets: (string | undefined)[];
  readonly #joined: JoinedImages;
  readonly #sums: ReadonlyMap<string, SumsOfRuns>;
  readonly #ratios: Float64Array[];
  #areRatios = true;
  readonly #reliances: readonly Reliances[];
  readonly #mean: MeanRanks;
  readonly #isCounted: (name: string) => boolean;
  readonly #read: (label: Label) => Label;
  /** Images of the subset of each run, the common ones among them. */
  readonly #counted: number[];
  #hasVolumes = false;
  #rows = 0;
  /** Draws may take the rows more than once; figures rest on them once. */
  #isSeen = false;

  constructor(
    private readonly totals: Evaluation,
    private readonly runs: readonly NamedStream[],
    private readonly choices: Choices,
    private readonly options: StreamedRankOptions,
  ) {
    const { metric, average } = options;
    const { classSet } = totals;
    const { length: count } = runs;
    this.otherTargets = runs.slice(1).map(() => undefined);
    this.#joined = new JoinedImages(count);
    this.#sums = new Map([metric, ...rankedMetrics(totals)].map((of) => [of.id, new SumsOfRuns(totals, of, count)]));
    this.#ratios = runs.map(() => new Float64Array(2 * classSet.length));
    const frame = bootstrapFrame(totals, metric);
    this.#reliances = runs.map(() => new Reliances(frame, metric, 1, [AVERAGE[average]]));
    this.#mean = new MeanRanks(metric, count);
    this.#isCounted = inSubset(choices.subset);
    this.#read = relabeller(choices.relabelling.target);
    this.#counted = runs.map(() => 0);
  }

  readonly addAll = async (runs: StreamedRuns): Promise<boolean> => {
    for await (const part of joinedParts(this.#joined, runs)) this.#add(part);
    const { alone } = this.#joined;
    for (const [run, images] of alone.entries()) this.#count(run, [...images.values()]);
    // What stands for many says whether they are volumes only where all of them are.
    if (this.#hasVolumes !== isOfCases(this.totals)) throw new NeedsAllImages();
    return alone.every(({ size }) => size === 0);
  };

  #add(part: ImagesOfRuns): void {
    const [ofFirst = [], ...others] = part;
    const evaluation = partEvaluation(part.flat(), this.totals);
    this.shared += ofFirst.length;
    for (const [run, images] of part.entries())
      this.#count(
        run,
        images.map(({ name }) => name),
      );
    for (const [other, images] of others.entries())
      this.otherTargets[other] ??= otherTarget(images, ofFirst, this.#read)?.name;
    this.#hasVolumes ||= isOfCases(evaluation);
    this.#rows += evaluation.imageSet.length / this.runs.length;
    this.#mean.add(evaluation);
    const input = bootstrapInput(evaluation, this.options.metric);
    for (const sums of this.#sums.values())
      sums.add(sums.metric.id === input.metric ? input : bootstrapInput(evaluation, sums.metric));
    for (const [run, reliances] of this.#reliances.entries()) reliances.total(this.#amounts(input, run));
    const ratios = this.#areRatios ? ratiosOf(input, this.options.average) : undefined;
    this.#areRatios = ratios !== undefined;
    if (ratios) addRuns(this.#ratios, ratios);
  }

  prepared(runs: StreamedRuns): StreamedRanking {
    const { metric, average, ...others } = this.options;
    const { draws, seed, confidence } = { ...DEFAULT_BOOTSTRAP, ...others };
    const { totals, choices } = this;
    const { length: count } = this.runs;
    const drawing = { draws, seed, confidence };
    const ofMetric = this.#sumsOf(metric);
    const whole = this.#areRatios
      ? this.#ratios
      : tablesOfRuns(columnsOf(ofMetric, average), count).map((sums) => Float64Array.from(sums));
    const ranked = {
      runs: this.runs.map(({ name, report }, run) => ({
        name,
        predictions: report.head.folders.prediction,
        leftOut: Math.max(0, itemAt(this.#counted, run) - this.shared),
      })),
      choices,
      totals,
      rules: policyWords({ ...totals, choices }, count * (this.shared - this.#rows)),
      images: this.#rows,
      areCases: isOfCases(totals),
      rows: this.#rows,
      metric,
      average,
      options: drawing,
    };
    return {
      job: {
        kind: "ranked",
        frame: { ...bootstrapFrame(totals, metric), average, holds: this.#areRatios ? "ratios" : "columns" },
        options: drawing,
        count: this.#rows,
        whole,
      },
      stretches: (room) => this.#stretches(runs, itemAt(whole, 0).length, room),
      complete: (drawn) =>
        completeRanking(
          ranked,
          {
            mean: this.#mean.means(),
            reliances: this.#reliances.map((reliances) => reliances.ofAverage(AVERAGE[average])),
            sumsOf: (of) => this.#sumsOf(of),
          },
          drawn,
        ),
    };
  }

  async *#stretches(runs: StreamedRuns, width: number, room: Room): AsyncGenerator<Stretch> {
    const { metric, average } = this.options;
    const { length: count } = this.runs;
    const stretches = new Stretches(count, width, room);
    for await (const part of joinedParts(new JoinedImages(count), runs)) {
      const input = bootstrapInput(partEvaluation(part.flat(), this.totals), metric);
      if (!this.#isSeen)
        for (const [run, reliances] of this.#reliances.entries()) reliances.add(this.#amounts(input, run));
      const table = (this.#areRatios ? ratiosOf(input, average) : undefined) ?? columnsOf(input, average);
      yield* stretches.add(tablesOfRuns(table, count));
    }
    this.#isSeen = true;
    yield* stretches.end();
  }

  #amounts(input: BootstrapInput, run: number): RowAmounts {
    return new RowAmounts(rowsOfRun(input, run, this.runs.length), this.options.metric);
  }

  #count(run: number, names: readonly string[]): void {
    this.#counted[run] = itemAt(this.#counted, run) + names.filter(this.#isCounted).length;
  }

  #sumsOf({ id, name }: Metric): BootstrapInput {
    const sums = this.#sums.get(id);
    if (!sums) throw new RangeError(`The sums of ${name} were not made`);
    return sums.input();
  }
}

/** The sums of all rows of each run, as one metric needs them. */
class SumsOfRuns {
  readonly #frame: BootstrapFrame;
  readonly #sums: readonly Float64Array[];

  constructor(
    totals: Evaluation,
    readonly metric: Metric,
    runs: number,
  ) {
    const { width } = new RowColumns(totals.classSet.length, metric);
    this.#frame = bootstrapFrame(totals, metric);
    this.#sums = Array.from({ length: runs }, () => new Float64Array(width));
  }

  add({ table }: BootstrapInput): void {
    addRuns(this.#sums, table);
  }

  input(): BootstrapInput {
    const table = Float64Array.from(this.#sums.flatMap((sums) => [...sums]));
    return { ...this.#frame, rows: this.#sums.length, grouped: true, table };
  }
}

/** Adds the rows of each run to its sums. */
function addRuns(sums: readonly Float64Array[], table: Float64Array): void {
  for (const [run, rows] of tablesOfRuns(table, sums.length).entries()) addColumns(itemAt(sums, run), rows);
}
