import type { Label } from "../../../../src/core/labels/label";
import type { LibraryCall } from "../../../../src/core/sameAs/libraryCall";

/** Raw masks as a library meets them, with the classes and the labels to ignore that its user would name. */
export interface Masks {
  readonly images: readonly { readonly target: readonly Label[]; readonly prediction: readonly Label[] }[];
  readonly classes: readonly Label[];
  readonly classSet: readonly number[];
  readonly ignored: readonly Label[];
}

/** A class of an image, or of several together. */
interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

type Pixels = readonly (readonly [target: number, prediction: number])[];

/** Stands for a label that no class has. */
const NONE = -1;

/**
 * What the call gives by a model of its library, written from the library's code and apart from the arithmetic of the
 * extension; NaN where the library gives nan. Throws where the library does.
 */
export function modelled(masks: Masks, call: LibraryCall): number {
  return MODELS[call.library](masks, call.call);
}

const MODELS: Readonly<Record<LibraryCall["library"], (masks: Masks, call: string) => number>> = {
  smp,
  torchmetrics,
  sklearn,
  mmseg: (masks, call) => Math.round(100 * histograms(masks, keyIn(call), true) * 100) / 100,
  huggingface: (masks, call) => histograms(masks, keyIn(call), false),
  monai,
  wang,
  nnunet,
};

/** Per image the classes of the pixels that the extension counts: what `T`, `P` and `images` hold. */
function countedPixels({ images, classes, ignored }: Masks): readonly Pixels[] {
  return images
    .map(({ target, prediction }) =>
      target.flatMap((label, pixel) => {
        const k = ignored.includes(label) ? NONE : classes.indexOf(label);
        return k < 0 ? [] : [[k, classes.indexOf(prediction[pixel] ?? NONE)] as const];
      }),
    )
    .filter((pixels) => pixels.length > 0);
}

/** Per image the classes of all pixels but those of the one label to ignore: what evaluation programs read. */
function maskPixels({ images, classes, ignored }: Masks): readonly Pixels[] {
  const [ignore] = ignored;
  return images.map(({ target, prediction }) =>
    target.flatMap((label, pixel) =>
      label === ignore ? [] : [[classes.indexOf(label), classes.indexOf(prediction[pixel] ?? NONE)] as const],
    ),
  );
}

function countsOf(pixels: Pixels, k: number): Counts {
  const number = (test: (target: boolean, prediction: boolean) => boolean): number =>
    pixels.filter(([t, p]) => test(t === k, p === k)).length;
  return {
    tp: number((t, p) => t && p),
    fp: number((t, p) => !t && p),
    fn: number((t, p) => t && !p),
    tn: number((t, p) => !t && !p),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function nanmean(values: readonly number[]): number {
  return mean(values.filter((value) => !Number.isNaN(value)));
}

function total(counts: readonly Counts[]): Counts {
  const of = (key: keyof Counts): number => sum(counts.map((one) => one[key]));
  return { tp: of("tp"), fp: of("fp"), fn: of("fn"), tn: of("tn") };
}

/** The formulas of segmentation_models.pytorch, which make rates of errors of their complements. */
const SMP: Readonly<Record<string, (counts: Counts, beta: number) => number>> = {
  iou_score: ({ tp, fp, fn }) => tp / (tp + fp + fn),
  f1_score: ({ tp, fp, fn }) => (2 * tp) / (2 * tp + fn + fp),
  fbeta_score: ({ tp, fp, fn }, beta) => ((1 + beta ** 2) * tp) / ((1 + beta ** 2) * tp + beta ** 2 * fn + fp),
  accuracy: ({ tp, fp, fn, tn }) => (tp + tn) / (tp + fp + fn + tn),
  precision: ({ tp, fp }) => tp / (tp + fp),
  recall: ({ tp, fn }) => tp / (tp + fn),
  specificity: ({ tn, fp }) => tn / (tn + fp),
  balanced_accuracy: ({ tp, fp, fn, tn }) => (tp / (tp + fn) + tn / (tn + fp)) / 2,
  negative_predictive_value: ({ tn, fn }) => tn / (tn + fn),
  false_negative_rate: ({ tp, fn }) => 1 - tp / (tp + fn),
  false_positive_rate: ({ tn, fp }) => 1 - tn / (tn + fp),
  false_discovery_rate: ({ tp, fp }) => 1 - tp / (tp + fp),
  false_omission_rate: ({ tn, fn }) => 1 - tn / (tn + fn),
  positive_likelihood_ratio: ({ tp, fp, fn, tn }) => tp / (tp + fn) / (1 - tn / (tn + fp)),
  negative_likelihood_ratio: ({ tp, fp, fn, tn }) => (1 - tp / (tp + fn)) / (tn / (tn + fp)),
};

function smp(masks: Masks, call: string): number {
  const metric = SMP[found(call, /smp\.metrics\.(\w+)\(/)];
  if (!metric) throw new Error(call);
  const beta = Number(/beta=([\d.]+)/.exec(call)?.[1] ?? 1);
  const cells = countedPixels(masks).map((pixels) => masks.classSet.map((k) => countsOf(pixels, k)));
  const zero = /zero_division=([\w.]+)/.exec(call)?.[1];
  const handled = (counts: Counts): number => {
    const value = metric(counts, beta);
    return Number.isNaN(value) ? Number(zero) : value;
  };
  const columns = masks.classSet.map((_, column) => total(cells.map((row) => row[column] ?? total([]))));
  const values = cells.map((row) => row.map(handled));
  if (call.includes("reduction=None")) {
    if (call.endsWith("np.nanmean(cells)")) return nanmean(values.flat());
    if (call.endsWith("np.nanmean(np.nanmean(cells, axis=1))")) return nanmean(values.map(nanmean));
    return nanmean(masks.classSet.map((_, column) => nanmean(values.map((row) => row[column] ?? NaN))));
  }
  switch (found(call, /reduction="([\w-]+)"/)) {
    case "micro":
      return metric(total(columns), beta);
    case "macro":
      return mean(columns.map(handled));
    case "weighted": {
      const weights = columns.map(({ tp, fn }) => tp + fn);
      return sum(columns.map((column, k) => (handled(column) * (weights[k] ?? 0)) / sum(weights)));
    }
    case "micro-imagewise":
      return mean(cells.map((row) => handled(total(row))));
    default:
      return mean(values.map(mean));
  }
}

/** Of the formulas of smp by the names that scikit-learn and torchmetrics have for them. */
function named(name: string): (counts: Counts, beta: number) => number {
  const short = name.replace(/^multiclass_|_score$|_index$/g, "");
  const metric = SMP[{ jaccard: "iou_score", f1: "f1_score", fbeta: "fbeta_score" }[short] ?? short];
  if (!metric) throw new Error(name);
  return metric;
}

function sklearn(masks: Masks, call: string): number {
  const metric = named(found(call, /^(\w+)\(T, P/));
  const beta = Number(/beta=([\d.]+)/.exec(call)?.[1] ?? 1);
  const pixels = countedPixels(masks).flat();
  if (pixels.length === 0) throw new Error("scikit-learn needs a pixel");
  const range = /labels=range\((\d+)\)/.exec(call)?.[1];
  const labels = range
    ? Array.from({ length: Number(range) }, (_, k) => k)
    : found(call, /labels=\[([\d, ]+)\]/)
        .split(", ")
        .map(Number);
  const zero = found(call, /zero_division=([\w.]+)/);
  const handled = (counts: Counts): number => {
    const value = metric(counts, beta);
    return Number.isNaN(value) ? Number(zero) : value;
  };
  const columns = labels.map((k) => countsOf(pixels, k));
  switch (found(call, /average="(\w+)"/)) {
    case "micro":
      return handled(total(columns));
    case "macro":
      return nanmean(columns.map(handled));
    default: {
      const kept = columns.filter((column) => !Number.isNaN(handled(column)));
      return (
        sum(kept.map((column) => handled(column) * (column.tp + column.fn))) / sum(kept.map(({ tp, fn }) => tp + fn))
      );
    }
  }
}

function torchmetrics(masks: Masks, call: string): number {
  const classes = Number(found(call, /num_classes=(\d+)/));
  const images = countedPixels(masks);
  if (images.flat().some(([t, p]) => t < 0 || p < 0 || p >= classes)) throw new Error("labels beyond the classes");
  const indices = Array.from({ length: classes }, (_, k) => k);
  if (call.startsWith("m = MeanIoU")) {
    const cells = images.map((pixels) => indices.map((k) => named("jaccard")(countsOf(pixels, k), 1)));
    if (!call.includes("per_class=True")) return nanmean(cells.flat());
    return nanmean(indices.map((k) => nanmean(cells.map((row) => row[k] ?? NaN))));
  }
  if (classes < 2) throw new Error("num_classes is at least 2");
  const metric = named(found(call, /(multiclass_\w+)\(/));
  const beta = Number(/beta=([\d.]+)/.exec(call)?.[1] ?? 1);
  const macro = (pixels: Pixels): number => {
    const present = indices.map((k) => countsOf(pixels, k)).filter(({ tp, fp, fn }) => tp + fp + fn > 0);
    const value = (counts: Counts): number => metric(counts, beta);
    return present.length === 0 ? 0 : mean(present.map((counts) => (Number.isNaN(value(counts)) ? 0 : value(counts))));
  };
  return call.startsWith("torch.stack") ? mean(images.map(macro)) : macro(images.flat());
}

/** mmsegmentation's and Hugging Face's areas; of a single class mmsegmentation's histogram counts all labels. */
function histograms(masks: Masks, key: string, isMmseg: boolean): number {
  const images = maskPixels(masks);
  const all = isMmseg && masks.classes.length === 1;
  const area = (labels: readonly number[], k: number): number => labels.filter((label) => all || label === k).length;
  const areas = masks.classes.map((_, k) => ({
    both: sum(
      images.map((pixels) =>
        area(
          pixels.flatMap(([t, p]) => (t === p ? [t] : [])),
          k,
        ),
      ),
    ),
    target: sum(
      images.map((pixels) =>
        area(
          pixels.map(([t]) => t),
          k,
        ),
      ),
    ),
    prediction: sum(
      images.map((pixels) =>
        area(
          pixels.map(([, p]) => p),
          k,
        ),
      ),
    ),
  }));
  switch (key) {
    case "mIoU":
    case "mean_iou":
      return nanmean(areas.map(({ both, target, prediction }) => both / (target + prediction - both)));
    case "mDice":
      return nanmean(areas.map(({ both, target, prediction }) => (2 * both) / (target + prediction)));
    case "mAcc":
    case "mean_accuracy":
      return nanmean(areas.map(({ both, target }) => both / target));
    default:
      throw new Error(key);
  }
}

function monai(masks: Masks, call: string): number {
  // It knows no label to ignore.
  const images = maskPixels({ ...masks, ignored: [] });
  if (images.flat().some(([t, p]) => t < 0 || p < 0)) throw new Error("one_hot has no place for the label");
  const first = call.includes("include_background=False") ? 1 : 0;
  const name = call.startsWith("m = DiceMetric") ? "f1" : "jaccard";
  const value = (counts: Counts): number => (counts.tp + counts.fn > 0 ? named(name)(counts, 1) : NaN);
  const means = images.map((pixels) =>
    nanmean(masks.classes.flatMap((_, k) => (k < first ? [] : [value(countsOf(pixels, k))]))),
  );
  const kept = means.filter((one) => !Number.isNaN(one));
  return kept.length === 0 ? 0 : mean(kept);
}

function wang(masks: Masks, call: string): number {
  const images = maskPixels(masks).filter((pixels) => pixels.length > 0);
  if (images.flat().some(([, p]) => p < 0)) throw new Error("one_hot has no place for the label");
  // Labels of targets that are not a class are brought among the classes, the last of them here.
  const clamped = images.map((pixels) => pixels.map(([t, p]) => [t < 0 ? masks.classes.length - 1 : t, p] as const));
  const key = keyIn(call);
  const metric = named(key.startsWith("mIoU") ? "jaccard" : key.startsWith("mDice") ? "f1" : "recall");
  const cells = clamped.map((pixels) => masks.classes.map((_, k) => countsOf(pixels, k)));
  const value = (counts: Counts): number => (counts.tp + counts.fn > 0 ? metric(counts, 1) : NaN);
  if (key.endsWith("I")) return 100 * mean(cells.map((row) => nanmean(row.map(value))));
  const columns = masks.classes.map((_, k) => cells.map((row) => row[k] ?? total([])));
  if (key.endsWith("D")) return 100 * mean(columns.map((column) => metric(total(column), 1)));
  return 100 * mean(columns.map((column) => nanmean(column.map(value))));
}

function nnunet(masks: Masks, call: string): number {
  const labels = found(call, /\[([\d, ]+)\]/)
    .split(", ")
    .map(Number);
  const ignore = /ignore_label=(\d+)/.exec(call)?.[1];
  const metric = named(keyIn(call) === "Dice" ? "f1" : "jaccard");
  const means = labels.map((label) =>
    nanmean(
      masks.images.map(({ target, prediction }) => {
        const pixels = target.flatMap((t, pixel) =>
          String(t) === ignore ? [] : [[t, prediction[pixel] ?? NONE] as const],
        );
        return metric(countsOf(pixels, label), 1);
      }),
    ),
  );
  return mean(means.filter((_, column) => labels[column] !== 0));
}

function keyIn(call: string): string {
  return found(call, /\["(\w+)"\]$/);
}

function found(call: string, pattern: RegExp): string {
  const text = pattern.exec(call)?.[1];
  if (text === undefined) throw new Error(`${String(pattern)} is not in ${call}`);
  return text;
}
