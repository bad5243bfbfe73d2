import { colourOf } from "../reading/colourOf";
import { NO_CLASS, type RegionMembers } from "../reading/labelRegions";
import type { Label, Side } from "../labels/label";
import { isArray, type MaskFacts } from "../labels/labelMap";
import type { Evaluation } from "../counting/evaluation";
import type { MaskFile, Report } from "../document/report";
import { pythonString } from "./pythonText";
import { SCORE_LEVELS } from "../reading/thresholdLevel";
import { readArrays } from "./readArrays";
import { readTiff } from "./readTiff";

/**
 * The Python that reads the pairs of the evaluation into one-against-rest counts, images by classes of the class set; or, for figures
 * of shapes, into planes of classes.
 */
export function readPairs(
  evaluation: Evaluation,
  report: Report,
  into: "counts" | "planes" = "counts",
): readonly string[] {
  const { images, table } = evaluation;
  const parted = filesOf(images).some(({ parts }) => parts);
  return [
    "from pathlib import Path",
    "import numpy as np",
    ...(needsPillow(evaluation) ? ["from PIL import Image"] : []),
    ...(needsTifffile(evaluation) ? ["import tifffile"] : []),
    ...volumeLibraries(evaluation).map((library) => `import ${library}`),
    "",
    `TARGETS = Path(${pythonString(report.folders.target)})`,
    `PREDICTIONS = Path(${pythonString(report.folders.prediction)})`,
    "# target, prediction (None: there is none, every pixel is counted as missed)",
    ...(parted ? ["# a mask of several files: (file, label of its foreground), the later over the earlier"] : []),
    "PAIRS = [",
    ...images.map(({ target, prediction }) => {
      const path = prediction ? pythonMask(prediction) : "None";
      return `    (${pythonMask(target)}, ${path}),`;
    }),
    "]",
    `K = ${table.classes.length}  # classes`,
    `CLASSES = [${evaluation.classSet.join(", ")}]  # those in the mean`,
    `# ${isByColour(images) ? "label in the file, or its packed colour," : "label in the file"} -> class; -1 in a target: left out; -1 in a prediction: no class, a miss for the target`,
    `TARGET_CLASS = ${labelTable(evaluation, "target")}`,
    `PREDICTION_CLASS = ${labelTable(evaluation, "prediction")}`,
    ...(table.regions ? regionTables(evaluation, table.regions) : []),
    ...resizedPredictions(images),
    "",
    ...readersOf(evaluation),
    ...(parted ? READ_PARTS : []),
    ...RELABEL,
    "",
    ...(into === "planes" ? planes(images) : table.regions ? COUNT_REGIONS(images) : COUNT(images)),
  ];
}

/** Whether a mask of the evaluation is read by Pillow: a picture that is not a TIFF, or one that is read by colour. */
export function needsPillow({ images }: Evaluation): boolean {
  return isByColour(images) || filesOf(images).some(({ facts }) => isPicture(facts));
}

/** Whether a mask of the evaluation is read by tifffile. */
export function needsTifffile({ images }: Evaluation): boolean {
  return filesOf(images).some(({ facts }) => isTiff(facts));
}

/** Which libraries read the volumes of the evaluation: nibabel those of NIfTI, SimpleITK others. */
export function volumeLibraries({ images }: Evaluation): readonly ("nibabel" | "SimpleITK")[] {
  const formats = new Set(filesOf(images).map(({ facts }) => facts.format));
  return [
    ...(formats.has("NIfTI") ? (["nibabel"] as const) : []),
    ...(formats.has("NRRD") || formats.has("MetaImage") ? (["SimpleITK"] as const) : []),
  ];
}

function isTiff({ format }: MaskFacts): boolean {
  return format === "TIFF";
}

function isPicture(facts: MaskFacts): boolean {
  return !isArray(facts) && !["TIFF", "NIfTI", "NRRD", "MetaImage"].includes(facts.format);
}

function readersOf(evaluation: Evaluation): readonly string[] {
  const files = filesOf(evaluation.images);
  const tiffs = files.filter(({ facts }) => isTiff(facts));
  const levels = tiffs.some(({ facts }) => facts.scores !== undefined);
  const readers: readonly Reader[] = [
    { name: "read_array", begins: NUMPY_BEGINNINGS, needed: files.some(({ facts }) => isArray(facts)) },
    { name: "read_tiff", begins: TIFF_BEGINNINGS, needed: tiffs.length > 0 },
    { name: "read_nifti", begins: NIFTI_BEGINNINGS, needed: volumeLibraries(evaluation).includes("nibabel") },
    { name: "read_volume", begins: VOLUME_BEGINNINGS, needed: volumeLibraries(evaluation).includes("SimpleITK") },
    { name: "read_picture", begins: "", needed: files.some(({ facts }) => isPicture(facts)) },
  ];
  const needed = readers.filter((reader) => reader.needed);
  const needs = (name: string): boolean => needed.some((reader) => reader.name === name);
  return [
    ...(needs("read_array") || levels ? readArrays(evaluation.choices) : []),
    ...(needs("read_tiff") ? readTiff(levels) : []),
    ...(needs("read_nifti") ? readNifti(evaluation.choices) : []),
    ...(needs("read_volume") ? READ_VOLUME : []),
    ...(needs("read_picture") ? READ_PICTURE : []),
    ...readAny(needed),
    "",
    ...(isByColour(evaluation.images) ? READ_COLOURS : []),
  ];
}

interface Reader {
  readonly name: string;
  /** A tuple of Python: how its files begin; empty for all that no other reads. */
  readonly begins: string;
  readonly needed: boolean;
}

const NUMPY_BEGINNINGS = '(b"\\x93NUMPY", b"PK")';
/** Packed by gzip, or the size of the header in either order of bytes. */
const NIFTI_BEGINNINGS =
  '(b"\\x1f\\x8b", b"\\x5c\\x01\\0\\0", b"\\0\\0\\x01\\x5c", b"\\x1c\\x02\\0\\0", b"\\0\\0\\x02\\x1c")';
const VOLUME_BEGINNINGS = '(b"NRRD", b"Object", b"NDims ", b"NDims=", b"Commen")';
const TIFF_BEGINNINGS = '(b"II*\\0", b"MM\\0*", b"II+\\0", b"MM\\0+")';

/** Formats are known by how a file begins, as the extension knows them: a name says nothing. */
function readAny(readers: readonly Reader[]): readonly string[] {
  const last = readers.at(-1)?.name ?? "read_picture";
  if (readers.length < 2) return [`read = ${last}`];
  return [
    "def read(path):",
    '    with open(path, "rb") as file:',
    "        start = file.read(6)",
    ...readers
      .slice(0, -1)
      .map(({ name, begins }) => `    if start.startswith(${begins}):\n        return ${name}(path)`),
    `    return ${last}(path)`,
  ];
}

/** In the order of the file, the first axis fastest, scaled as the header says; where predictions were turned, both in one orientation. */
const readNifti = ({ files }: Evaluation["choices"]): readonly string[] => [
  "def read_nifti(path):",
  `    volume = ${files?.orientation === "target" ? "nibabel.as_closest_canonical(nibabel.load(path))" : "nibabel.load(path)"}`,
  '    return np.rint(np.asanyarray(volume.dataobj)).astype(np.int64).ravel(order="F")',
  "",
];

const READ_VOLUME: readonly string[] = [
  "def read_volume(path):",
  "    return np.rint(SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(path)))).astype(np.int64).ravel()",
  "",
];

const READ_PICTURE: readonly string[] = [
  "def read_picture(path):",
  '    with open(path, "rb") as file:',
  '        head = file.read(99).ljust(26, b" ")',
  "    depth, kind = head[24:26]  # of a PNG: bits a sample, colour type",
  "    image = Image.open(path)",
  '    if image.format == "PNG" and (depth, kind) == (16, 4):',
  '        raise SystemExit(f"Pillow keeps 8 of the 16 bits of grey with alpha: save {path} without alpha")',
  "    labels = np.asarray(image).astype(np.int64)  # a palette image gives its indices",
  "    if labels.ndim == 3 and labels.shape[2] >= 3:  # colours as r * 65536 + g * 256 + b",
  "        labels = labels[..., 0] * 65536 + labels[..., 1] * 256 + labels[..., 2]",
  "    elif labels.ndim == 3:  # grey with alpha",
  "        labels = labels[..., 0]",
  '    if image.format == "PPM" and head[:2] in (b"P2", b"P5"):',
  '        largest = b" ".join(line.split(b"#")[0] for line in head.split(b"\\n")).split()[3]',
  '        if largest not in (b"255", b"65535"):',
  '            raise SystemExit(f"Pillow stretches samples up to {largest.decode()}: save {path} with 255 as the largest")',
  '    if image.format != "PNG":',
  "        depth = 8",
  '    scale = {2: 85, 4: 17}.get(depth, 1) if image.mode == "L" else 1  # Pillow stretches grey of 2 and 4 bits',
  "    return labels.ravel() // scale",
  "",
];

const READ_COLOURS: readonly string[] = [
  "def read_colours(path):  # of palettes, greys and colours as r * 65536 + g * 256 + b",
  '    rgb = np.asarray(Image.open(path).convert("RGB")).astype(np.int64)',
  "    return (rgb[..., 0] * 65536 + rgb[..., 1] * 256 + rgb[..., 2]).ravel()",
  "",
];

const READ_PARTS: readonly string[] = [
  "def read_mask(folder, mask):",
  "    if isinstance(mask, str):",
  "        return read(folder / mask)",
  "    labels = None",
  "    for name, label in mask:",
  "        part = read(folder / name) != 0",
  "        labels = np.zeros(part.shape, np.int64) if labels is None else labels",
  "        labels[part] = label",
  "    return labels",
  "",
];

const RELABEL: readonly string[] = [
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

const ENTERING: readonly string[] = [
  "tn = pixels[:, None] - tp - fp - fn",
  "# images without a counted pixel enter no mean",
  "tp, fp, fn, tn = (x[pixels > 0][:, CLASSES] for x in (tp, fp, fn, tn))",
];

const COUNT = (images: Evaluation["images"]): readonly string[] => [
  "tp, fp, fn = (np.zeros((len(PAIRS), K)) for _ in range(3))",
  "pixels = np.zeros(len(PAIRS))",
  "T, P = [], []  # classes of the counted pixels, an array an image",
  "for i, (target, prediction) in enumerate(PAIRS):",
  `    t = classes(${readCall(images, "target")}, TARGET_CLASS)`,
  `    p = classes(resized(${readCall(images, "prediction")}, prediction), PREDICTION_CLASS) if prediction else np.full(t.shape, -1)`,
  "    t, p = t[t >= 0], p[t >= 0]",
  "    T.append(t)",
  "    P.append(p)",
  "    confusion = np.bincount(t * (K + 1) + np.where(p < 0, K, p), minlength=K * (K + 1)).reshape(K, K + 1)",
  "    tp[i] = np.diag(confusion)",
  "    fn[i] = confusion.sum(axis=1) - tp[i]",
  "    fp[i] = confusion[:, :K].sum(axis=0) - tp[i]",
  "    pixels[i] = t.size",
  ...ENTERING,
];

/** Of regions that overlap, each by itself: a pixel counts in every region that holds its label. */
const COUNT_REGIONS = (images: Evaluation["images"]): readonly string[] => [
  "tp, fp, fn = (np.zeros((len(PAIRS), K)) for _ in range(3))",
  "pixels = np.zeros(len(PAIRS))",
  "for i, (target, prediction) in enumerate(PAIRS):",
  `    t = ${readCall(images, "target")}`,
  `    p = resized(${readCall(images, "prediction")}, prediction) if prediction else None`,
  "    counted = classes(t, TARGET_CLASS) >= 0",
  "    for k in range(K):",
  "        a = np.isin(t, TARGET_REGIONS[k])[counted]",
  "        b = np.zeros(a.shape, bool) if p is None else np.isin(p, PREDICTION_REGIONS[k])[counted]",
  "        tp[i, k], fp[i, k], fn[i, k] = (a & b).sum(), (~a & b).sum(), (a & ~b).sum()",
  "    pixels[i] = counted.sum()",
  ...ENTERING,
];

/** Whole planes: the shape of a class is where its pixels lie. */
function planes(images: Evaluation["images"]): readonly string[] {
  return [
    `SIZES = [${images.map(({ width, height }) => `(${height}, ${width})`).join(", ")}]  # rows, columns`,
    "planes = []  # classes of target and prediction, -1: left out or no class",
    "for (target, prediction), size in zip(PAIRS, SIZES):",
    `    t = classes(${readCall(images, "target")}, TARGET_CLASS)`,
    `    p = classes(resized(${readCall(images, "prediction")}, prediction), PREDICTION_CLASS) if prediction else np.full(t.shape, -1)`,
    "    planes.append((t.reshape(size), p.reshape(size)))",
  ];
}

/** A mask as the script reads it: the name of its file, or its parts. */
function pythonMask({ path, parts }: MaskFile): string {
  if (!parts) return pythonString(path);
  return `(${parts.map((part) => `(${pythonString(part.path)}, ${part.label})`).join(", ")},)`;
}

/** Every value that occurs on a side with the class it is read as, so that lists, remaps and merges all are in it. */
function labelTable(evaluation: Evaluation, side: Side): string {
  const { table } = evaluation;
  const classOf = side === "target" ? table.targetClass : table.predictionClass;
  const rows = valuesOf(evaluation, side).map(([value, label]) => `${value}: ${Math.max(-1, classOf(label))}`);
  return `{${rows.join(", ")}}`;
}

/** The values of each region, by its class. */
function regionTables(evaluation: Evaluation, regions: RegionMembers): readonly string[] {
  const listed = (side: Side): string => {
    const values = evaluation.table.classes.map((): number[] => []);
    for (const [value, label] of valuesOf(evaluation, side)) {
      const of = regions[side](label);
      if (typeof of === "number" || of === NO_CLASS) continue;
      for (const region of of.length > 0 ? of : [regions.outside]) values[region]?.push(value);
    }
    return `[${values.map((held) => `[${held.join(", ")}]`).join(", ")}]`;
  };
  return [
    "# the labels in the file of each region, a pixel counting in every one that holds its label; last, of those in none",
    `TARGET_REGIONS = ${listed("target")}`,
    `PREDICTION_REGIONS = ${listed("prediction")}`,
  ];
}

/** Every value that occurs on a side, ascending, with the label that it is read as. */
function valuesOf({ images }: Evaluation, side: Side): readonly (readonly [value: number, label: Label])[] {
  const labels = new Map<number, Label>();
  for (const { counts, ...image } of images) {
    const byColour = image[side]?.byColour;
    // Another threshold parts other levels: the script may meet those that did not occur.
    if (image[side]?.facts.scores?.kind === "levels")
      for (let level = 0; level < SCORE_LEVELS; level++) labels.set(level, level);
    if (byColour)
      for (const [value, label] of byColour.labels) labels.set(colourOf(byColour.facts, value) ?? label, label);
    else for (const label of side === "target" ? counts.targets : counts.predictions) labels.set(label, label);
  }
  return [...labels].sort(([a], [b]) => a - b);
}

/** The call that reads a mask of the side. */
function readCall(images: Evaluation["images"], side: Side): string {
  if (images.some((image) => image[side]?.parts)) return `read_mask(${side.toUpperCase()}S, ${side})`;
  const read = images.some((image) => image[side]?.byColour) ? "read_colours" : "read";
  return `${read}(${side.toUpperCase()}S / ${side})`;
}

function isByColour(images: Evaluation["images"]): boolean {
  return images.some(({ target, prediction }) => target.byColour !== undefined || prediction?.byColour !== undefined);
}

/** Predictions of another size than their target, with both sizes. */
function resizedPredictions(images: Evaluation["images"]): readonly string[] {
  const rows = images.flatMap(({ prediction, width, height }) => {
    const from = prediction?.resizedFrom;
    return prediction && from
      ? [`    ${pythonMask(prediction)}: ((${from.width}, ${from.height}), (${width}, ${height})),`]
      : [];
  });
  return rows.length === 0 ? ["RESIZED = {}"] : ["RESIZED = {", ...rows, "}"];
}

function filesOf(images: Evaluation["images"]): readonly MaskFile[] {
  return images.flatMap(({ target, prediction }) => (prediction ? [target, prediction] : [target]));
}
