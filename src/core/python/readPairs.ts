import type { Label } from "../labels/label";
import type { Evaluation } from "../evaluation";
import type { MaskFile, Report } from "../report";
import { pythonString } from "./pythonText";

/** The Python that reads the pairs of the evaluation into one-against-rest counts, images by classes of the class set. */
export function readPairs(evaluation: Evaluation, report: Report): readonly string[] {
  const { images, table } = evaluation;
  const files = images.flatMap(({ target, prediction }) => (prediction ? [target, prediction] : [target]));
  return [
    "from pathlib import Path",
    "import numpy as np",
    ...(files.some(({ path }) => !isArray(path)) ? ["from PIL import Image"] : []),
    "",
    `TARGETS = Path(${pythonString(report.folders.target)})`,
    `PREDICTIONS = Path(${pythonString(report.folders.prediction)})`,
    "# target, prediction (None: there is none, every pixel is counted as missed)",
    "PAIRS = [",
    ...images.map(({ target, prediction }) => {
      const path = prediction ? pythonString(prediction.path) : "None";
      return `    (${pythonString(target.path)}, ${path}),`;
    }),
    "]",
    `K = ${table.classes.length}  # classes`,
    `CLASSES = [${evaluation.classSet.join(", ")}]  # those in the mean`,
    "# label in the file -> class; -1 in a target: left out; -1 in a prediction: no class, a miss for the target",
    `TARGET_CLASS = ${labelTable(evaluation, "targets")}`,
    `PREDICTION_CLASS = ${labelTable(evaluation, "predictions")}`,
    ...scaledGrey(files),
    ...resizedPredictions(images),
    "",
    ...READ(npzArray(evaluation)),
    "",
    ...COUNT,
  ];
}

const READ = (array: string): readonly string[] => [
  "def read(path, name):",
  '    if path.suffix in (".npy", ".npz"):',
  "        labels = np.load(path)",
  `        labels = labels if isinstance(labels, np.ndarray) else labels[${array}]`,
  "        return labels.ravel().astype(np.int64)",
  "    labels = np.asarray(Image.open(path)).astype(np.int64)  # a palette image gives its indices",
  "    if labels.ndim == 3 and labels.shape[2] >= 3:  # colours as r * 65536 + g * 256 + b",
  "        labels = labels[..., 0] * 65536 + labels[..., 1] * 256 + labels[..., 2]",
  "    elif labels.ndim == 3:",
  "        labels = labels[..., 0]",
  "    return labels.ravel() // GREY_SCALE.get(name, 1)",
  "",
  "def resized(labels, name):  # by nearest-neighbour, the label under the middle of each pixel",
  "    if name not in RESIZED:",
  "        return labels",
  "    (w, h), (width, height) = RESIZED[name]",
  "    x, y = ((2 * np.arange(width) + 1) * w) // (2 * width), ((2 * np.arange(height) + 1) * h) // (2 * height)",
  "    return labels.reshape(h, w)[y][:, x].ravel()",
  "",
  "def classes(labels, table):",
  "    values, where = np.unique(labels, return_inverse=True)",
  "    return np.array([table.get(int(value), -1) for value in values], dtype=np.int64)[where.ravel()]",
];

const COUNT: readonly string[] = [
  "tp, fp, fn = (np.zeros((len(PAIRS), K)) for _ in range(3))",
  "pixels = np.zeros(len(PAIRS))",
  "T, P = [], []  # classes of the counted pixels, an array an image",
  "for i, (target, prediction) in enumerate(PAIRS):",
  "    t = classes(read(TARGETS / target, target), TARGET_CLASS)",
  "    p = classes(resized(read(PREDICTIONS / prediction, prediction), prediction), PREDICTION_CLASS) if prediction else np.full(t.shape, -1)",
  "    t, p = t[t >= 0], p[t >= 0]",
  "    T.append(t)",
  "    P.append(p)",
  "    confusion = np.bincount(t * (K + 1) + np.where(p < 0, K, p), minlength=K * (K + 1)).reshape(K, K + 1)",
  "    tp[i] = np.diag(confusion)",
  "    fn[i] = confusion.sum(axis=1) - tp[i]",
  "    fp[i] = confusion[:, :K].sum(axis=0) - tp[i]",
  "    pixels[i] = t.size",
  "tn = pixels[:, None] - tp - fp - fn",
  "# images without a counted pixel enter no mean",
  "tp, fp, fn, tn = (x[pixels > 0][:, CLASSES] for x in (tp, fp, fn, tn))",
];

/** Every label that occurs on a side with the class it is read as, so that lists, remaps and merges all are in it. */
function labelTable({ images, table }: Evaluation, side: "targets" | "predictions"): string {
  const classOf = side === "targets" ? table.targetClass : table.predictionClass;
  const labels = new Set<Label>();
  for (const { counts } of images) for (const label of counts[side]) labels.add(label);
  const rows = [...labels].sort((a, b) => a - b).map((label) => `${label}: ${Math.max(-1, classOf(label))}`);
  return `{${rows.join(", ")}}`;
}

/** Pillow stretches grey of 2 and 4 bits to 0-255; the labels are the samples in the file. */
function scaledGrey(files: readonly MaskFile[]): readonly string[] {
  const scaled = new Map<string, number>();
  for (const { path, facts } of files) {
    if (facts.kind === "grey" && (facts.bits === 2 || facts.bits === 4) && !isArray(path)) scaled.set(path, facts.bits === 2 ? 85 : 17);
  }
  const rows = [...scaled].map(([path, scale]) => `${pythonString(path)}: ${scale}`);
  return [`GREY_SCALE = {${rows.join(", ")}}${rows.length > 0 ? "  # Pillow stretches grey of 2 and 4 bits" : ""}`];
}

/** Predictions of another size than their target, with both sizes. */
function resizedPredictions(images: Evaluation["images"]): readonly string[] {
  const rows = images.flatMap(({ prediction, width, height }) => {
    const from = prediction?.resizedFrom;
    return prediction && from ? [`    ${pythonString(prediction.path)}: ((${from.width}, ${from.height}), (${width}, ${height})),`] : [];
  });
  return rows.length === 0 ? ["RESIZED = {}"] : ["RESIZED = {", ...rows, "}"];
}

/** The array of an NPZ file that is the mask: the one that was named where there are several. */
function npzArray({ choices }: Evaluation): string {
  const named = choices.files?.npzArray;
  if (named === undefined) return "labels.files[0]";
  return `${pythonString(named)} if len(labels.files) > 1 else labels.files[0]`;
}

function isArray(path: string): boolean {
  return /\.np[yz]$/i.test(path);
}
