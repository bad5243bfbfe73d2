import { classFigures } from "../averages/classFigures";
import { averageOf } from "../averages/averageOf";
import { AVERAGE, sumsOverClasses } from "../averages/averages";
import { oncePerKey } from "../collections/oncePerKey";
import { undefinedReason } from "../averages/undefinedReason";
import { prepareComparison, type Comparison } from "../compare/compareReports";
import { PairedResampling, type PairedFigure } from "../compare/pairedResampling";
import { classTally } from "../counting/cells";
import { evaluate, type Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import type { DrawJob } from "../draws/drawJob";
import { Bootstrap, DEFAULT_BOOTSTRAP, type Intervals } from "../intervals/bootstrap";
import { bootstrapInput } from "../intervals/bootstrapInput";
import { groupsOf } from "../intervals/imageGroups";
import { takeParts } from "../intervals/resampling";
import type { Label } from "../labels/label";
import type { Metric } from "../metrics/metric";
import type { MetricId } from "../metrics/metrics";
import type { Figure } from "../numbers/figure";
import { canonicalName } from "../pairing/canonicalName";
import { NOT_OVER_REGIONS } from "../reading/labelRegions";
import type { MetricFigures } from "../streamed/streamedFigures";
import { PRESENT, withZeroDivision } from "../metrics/policy";
import { plainText } from "../text/plainText";
import { baselineFor } from "./baselineFor";
import { classTitles } from "./classTitles";
import { countedPairs } from "./countedPairs";
import type { FigureName } from "./figureName";
import { gateMetric } from "./gateMetric";
import { nearNames, nearWords } from "./nearNames";
import type { ClassIndex } from "../labels/indices";

/** The report that a run is held against, or why there is none. */
export type Baseline =
  | { readonly ok: true; readonly report: Report }
  /** A sentence. */
  | { readonly ok: false; readonly message: string };

/** Something, or why there is none, as a sentence. */
export type Found<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** Draws that gates rest on. */
export interface GateDraws {
  readonly job: DrawJob<"intervals"> | DrawJob<"paired">;
  /** Of the job so many parts, the first. */
  readonly parts: number;
  /** Takes what the parts told, in their order. */
  readonly keep: (taken: readonly Float64Array[]) => void;
}

/** A run against its baseline. */
export interface GateComparison {
  readonly at: (confidence: number) => Comparison;
  /** The classes without the rule for 0/0; of them the global figures alone tell something. */
  readonly ruleless: Comparison["classes"];
}

/** What gates ask of a run of very many images, made as these streamed by. */
export interface StreamedGates {
  /** Every sum over the images; its own images stand for many. */
  readonly totals: Evaluation;
  readonly metrics: readonly MetricFigures[];
  /** Images that have a prediction, of the subset or not. */
  readonly counted: number;
  readonly intervals: ReadonlyMap<MetricId, (confidence: number) => Intervals>;
  /** None where there is no baseline. */
  readonly comparisons: ReadonlyMap<MetricId, Found<GateComparison>>;
}

/** A run with all that gates ask of it; draws are made once a metric, and only where a gate needs them. */
export class GateRun {
  readonly evaluation: Evaluation;
  readonly #titles: readonly string[];
  /** What was drawn elsewhere. */
  readonly #taken = new Map<string, readonly Float64Array[]>();
  readonly #ofRun = oncePerKey((id: MetricId) => this.#prepareIntervals(id));
  readonly #paired = oncePerKey((id: MetricId) => this.#preparePair(id));
  readonly #intervals = oncePerKey((id: MetricId) => this.#drawIntervals(id));
  readonly #comparisons = oncePerKey((id: MetricId) => this.#drawComparison(id));
  readonly #ruleless = oncePerKey((id: MetricId) => this.#withoutRule(id));

  /** @param streamed what is of images that streamed by, which the reports do not hold: all that gates will ask for. */
  constructor(
    readonly report: Report,
    readonly baseline: Baseline,
    private readonly streamed?: StreamedGates,
  ) {
    this.evaluation = streamed?.totals ?? evaluate(report, report.choices);
    this.#titles = classTitles(this.evaluation.table.classes);
  }

  /** Nothing is left to be drawn. */
  get isDrawn(): boolean {
    return this.streamed !== undefined;
  }

  /** Images that have a prediction, of the subset or not. */
  get counted(): number {
    return this.streamed?.counted ?? countedPairs(this.report.images);
  }

  metric(id: MetricId): Metric {
    return gateMetric(id, this.report.choices);
  }

  /** The value of a figure, of a class the one of this index; a class that is nowhere has none, whatever the rule for 0/0. */
  value(name: FigureName, classIndex: ClassIndex | undefined): Found<number> {
    if (this.evaluation.imageSet.length === 0) return { ok: false, message: "No image has a counted pixel." };
    if (this.evaluation.table.regions && isOverPixels(name))
      return { ok: false, message: `${NOT_OVER_REGIONS_SENTENCE}.` };
    if (name.of === "overall")
      return figureOrReason(name.metric.value(this.evaluation.confusion, this.evaluation.classSet), "it is 0/0");
    const metric = this.metric(name.metric);
    if (name.of === "average") {
      const { value } =
        this.#figuresOf(metric)?.averages[name.average] ?? averageOf(this.evaluation, metric, name.average);
      return figureOrReason(value, "no class and no image has a value");
    }
    if (classIndex === undefined) return { ok: false, message: `There is no class ${plainText(name.name)}.` };
    const reason = undefinedReason(metric, classTally(this.evaluation.cells, classIndex));
    if (reason !== undefined) return { ok: false, message: `The figure is 0/0: ${reason}.` };
    const { global, samplewise } =
      this.#figuresOf(metric)?.classes[classIndex] ?? classFigures(this.evaluation, metric, classIndex);
    return figureOrReason(name.scope === "global" ? global : samplewise.value, "no image has a value");
  }

  #figuresOf({ id }: Metric): MetricFigures | undefined {
    return this.streamed?.metrics.find(({ metric }) => metric.id === id);
  }

  /** The index of the class of a name, else of a label. */
  classIndex(name: string): Found<number> {
    const { classes } = this.evaluation.table;
    const wanted = canonicalName(name);
    const named = classes.flatMap((info, index) => (canonicalName(info.name) === wanted ? [index] : []));
    const [first, second] =
      named.length > 0 ? named : classes.flatMap(({ label }, index) => (String(label) === name ? [index] : []));
    if (first !== undefined && second === undefined) return { ok: true, value: first };
    if (first !== undefined)
      return {
        ok: false,
        message: `${named.length} classes are called ${plainText(name)}: name the one that is meant by its label.`,
      };
    return { ok: false, message: `This report has no class ${plainText(name)}${this.#otherClasses(name)}.` };
  }

  /** The classes that may have been meant, else those that there are, as the rest of a sentence. */
  #otherClasses(name: string): string {
    const near = nearNames(name, this.#titles);
    if (near.length > 0) return nearWords(near);
    const more = this.#titles.length > MOST_NAMED ? ` and ${this.#titles.length - MOST_NAMED} more` : "";
    return `; it has ${this.#titles.slice(0, MOST_NAMED).join(", ")}${more}`;
  }

  /** What a class is called in a gate. */
  classTitle(classIndex: ClassIndex): string {
    return this.#titles[classIndex] ?? "";
  }

  label(classIndex: ClassIndex): Label | undefined {
    return this.evaluation.table.classes[classIndex]?.label;
  }

  /** Whether a target has a counted pixel of the class. */
  isTarget(classIndex: ClassIndex): boolean {
    return PRESENT.target(classTally(this.evaluation.cells, classIndex));
  }

  /** Whether the global figure of a class has a value under the rule for 0/0. */
  hasValue(id: MetricId, classIndex: ClassIndex): boolean {
    const { cells, choices } = this.evaluation;
    return withZeroDivision(this.metric(id), classTally(cells, classIndex), choices) !== undefined;
  }

  intervals(id: MetricId, confidence: number): Intervals {
    return this.#intervals(id)(confidence);
  }

  /** A family asks for the same once a class. */
  #drawIntervals(id: MetricId): (confidence: number) => Intervals {
    if (this.streamed) return oncePerKey(known(this.streamed.intervals, id));
    const { job, bootstrap } = this.#ofRun(id);
    const taken = this.#taken.get(keyOf(job.kind, id)) ?? takeParts(bootstrap, bootstrap.parts);
    return oncePerKey((confidence) => bootstrap.result(taken, confidence));
  }

  #prepareIntervals(id: MetricId) {
    const { evaluation } = this;
    const input = bootstrapInput(evaluation, this.metric(id), groupsOf(evaluation));
    const job = { kind: "intervals", input, options: DEFAULT_BOOTSTRAP } as const;
    return { job, bootstrap: new Bootstrap(job.input, job.options) };
  }

  /** What `intervals` draws, to be drawn elsewhere first. */
  intervalDraws(id: MetricId): GateDraws {
    const { job, bootstrap } = this.#ofRun(id);
    return { job, parts: bootstrap.parts, keep: (taken) => this.#taken.set(keyOf(job.kind, id), taken) };
  }

  /** The run against the baseline, which is its A. */
  comparison(id: MetricId): Found<(confidence: number) => Comparison> {
    return this.#comparisons(id);
  }

  #drawComparison(id: MetricId): Found<(confidence: number) => Comparison> {
    if (this.streamed) {
      if (!this.baseline.ok) return this.baseline;
      const found = known(this.streamed.comparisons, id);
      return found.ok ? { ok: true, value: oncePerKey(found.value.at) } : found;
    }
    const prepared = this.#paired(id);
    if (!prepared.ok) return prepared;
    const { job, resampling, complete } = prepared.value;
    const taken = this.#taken.get(keyOf(job.kind, id)) ?? takeParts(resampling, resampling.drawing);
    return { ok: true, value: oncePerKey((confidence) => complete(resampling.result(taken, confidence))) };
  }

  #preparePair(id: MetricId) {
    const { baseline, report } = this;
    if (!baseline.ok) return baseline;
    const before = baselineFor(report, baseline.report);
    if (!before.ok) return before;
    const outcome = prepareComparison(before.value, report, { ...DEFAULT_BOOTSTRAP, metric: this.metric(id) });
    if (!outcome.ok) return outcome;
    const { input, options, complete } = outcome.prepared;
    const job = { kind: "paired", input, options } as const;
    return { ok: true, value: { job, complete, resampling: new PairedResampling(input, options) } } as const;
  }

  /** What `comparison` draws, to be drawn elsewhere first; undefined where the runs cannot be compared. */
  comparisonDraws(id: MetricId): GateDraws | undefined {
    const prepared = this.#paired(id);
    if (!prepared.ok) return undefined;
    const { job, resampling } = prepared.value;
    return { job, parts: resampling.drawing, keep: (taken) => this.#taken.set(keyOf(job.kind, id), taken) };
  }

  /** Labels of the classes that have a value in both runs over their common images, whatever the rule for 0/0 says of the others. */
  inBoth(id: MetricId): ReadonlySet<Label> {
    return this.#labels(id, ({ a, b }) => a !== undefined && b !== undefined);
  }

  /** The same, in one of the runs at least. */
  inEither(id: MetricId): ReadonlySet<Label> {
    return this.#labels(id, ({ a, b }) => a !== undefined || b !== undefined);
  }

  #labels(id: MetricId, isIn: (figure: PairedFigure) => boolean): ReadonlySet<Label> {
    return new Set(this.#ruleless(id).flatMap(({ info, global }) => (isIn(global) ? [info.label] : [])));
  }

  /** The classes without the rule for 0/0. Nothing is drawn: the figures alone tell. */
  #withoutRule(id: MetricId): Comparison["classes"] {
    if (!this.baseline.ok) return [];
    if (this.streamed) {
      const found = known(this.streamed.comparisons, id);
      return found.ok ? found.value.ruleless : [];
    }
    const outcome = prepareComparison(withoutRule(this.baseline.report), withoutRule(this.report), {
      ...DEFAULT_BOOTSTRAP,
      metric: this.metric(id),
    });
    if (!outcome.ok) return [];
    const { input, options, complete } = outcome.prepared;
    return complete(new PairedResampling(input, options).result([])).classes;
  }
}

/** What was made as the images streamed by. @throws RangeError where a gate asks for what it was not made for. */
function known<Value>(made: ReadonlyMap<MetricId, Value>, id: MetricId): Value {
  const found = made.get(id);
  if (found === undefined) throw new RangeError(`Nothing was drawn of ${id}`);
  return found;
}

function keyOf(kind: GateDraws["job"]["kind"], id: MetricId): string {
  return `${kind} ${id}`;
}

/** Figures that are not defined over regions of labels that overlap. */
function isOverPixels(name: FigureName): boolean {
  return name.of === "overall" || (name.of === "average" && sumsOverClasses(AVERAGE[name.average]));
}

const NOT_OVER_REGIONS_SENTENCE = NOT_OVER_REGIONS.charAt(0).toUpperCase() + NOT_OVER_REGIONS.slice(1);

const MOST_NAMED = 10;

function withoutRule(report: Report): Report {
  return { ...report, choices: { ...report.choices, zeroDivision: "exclude" } };
}

function figureOrReason(value: Figure, why: string): Found<number> {
  return value === undefined ? { ok: false, message: `The figure has no value: ${why}.` } : { ok: true, value };
}
