import { averageOf } from "../averages/averageOf";
import { AVERAGE, sumsOverClasses, type AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import { figureContext } from "../sameAs/figureContext";
import type { Metric } from "../metrics/metric";
import { policyWords } from "../sentences/policyWords";
import type { Report } from "../document/report";
import { meanIouCall, sklearnCall, smpCall, smpCellsCall, torchmetricsCall } from "../sameAs/libraryCalls";
import { printFirst, type LibraryFigure } from "./libraryFigure";
import { numpyFigure } from "./numpyFigure";
import { pythonComment } from "./pythonText";
import { needsPillow, needsTifffile, readPairs, volumeLibraries } from "./readPairs";

/** A way to compute a figure in Python. */
export interface PythonLibrary {
  readonly id: "numpy" | "sklearn" | "torchmetrics" | "smp";
  /** Name on screen. */
  readonly name: string;
  /** What its figures were checked with. */
  readonly versions: string;
  readonly figure: LibraryFigure;
}

/** numpy gives every figure; the others those for which they have an equal call. A new library is a new row. */
export const PYTHON_LIBRARIES: readonly PythonLibrary[] = [
  { id: "numpy", name: "numpy", versions: "numpy 2.4", figure: numpyFigure },
  { id: "sklearn", name: "scikit-learn", versions: "scikit-learn 1.9.1", figure: printFirst(sklearnCall) },
  {
    id: "torchmetrics",
    name: "torchmetrics",
    versions: "torchmetrics 1.9.0, torch 2.13",
    figure: printFirst(torchmetricsCall, meanIouCall),
  },
  {
    id: "smp",
    name: "segmentation_models.pytorch",
    versions: "segmentation_models.pytorch 0.5.1.dev0, torch 2.13",
    figure: printFirst(smpCall, smpCellsCall),
  },
];

export interface SnippetOptions {
  readonly metric: Metric;
  readonly average: AverageId;
  readonly library: PythonLibrary;
}

/**
 * A runnable Python script that reads the same pairs and prints the figure under the present choices; undefined
 * where the library has no equal call.
 */
export function pythonSnippet(
  evaluation: Evaluation,
  report: Report,
  { metric, average, library }: SnippetOptions,
): string | undefined {
  const lines = figureLines(evaluation, { metric, average, library });
  if (!lines) return undefined;
  const { value } = averageOf(evaluation, metric, average);
  const { scope, order } = AVERAGE[average];
  return [
    `${metric.name}, ${scope} ${average}: ${order}`,
    policyWords(evaluation).join("; "),
    `Mask Evaluation: ${value ?? "undefined (nan below)"}`,
    `checked with ${[library.versions, ...readingNeeds(evaluation)].join("; ")}`,
  ]
    .map(pythonComment)
    .concat("", readPairs(evaluation, report), "", lines, "")
    .join("\n");
}

/** Whether there is such a script. */
export function hasSnippet(evaluation: Evaluation, options: SnippetOptions): boolean {
  return figureLines(evaluation, options) !== undefined;
}

/** Regions of labels are sets of what is in the masks, which the libraries know nothing of; of those that overlap there is no micro. */
function figureLines(
  evaluation: Evaluation,
  { metric, average, library }: SnippetOptions,
): readonly string[] | undefined {
  const { outside, regions } = evaluation.table;
  if (outside !== undefined && library.id !== "numpy") return undefined;
  if (regions && sumsOverClasses(AVERAGE[average])) return undefined;
  return library.figure(figureContext(evaluation, metric, average));
}

/** What reads the masks beside numpy. */
function readingNeeds(evaluation: Evaluation): readonly string[] {
  return [
    ...(needsPillow(evaluation) ? ["reading pictures needs Pillow, checked with 12.3"] : []),
    ...volumeLibraries(evaluation).map((library) => VOLUMES_BY[library]),
    ...(needsTifffile(evaluation) ? ["reading TIFF needs tifffile and imagecodecs, checked with 2026.3"] : []),
  ];
}

/** What reads volumes, and with what it was checked. */
const VOLUMES_BY = {
  nibabel: "reading NIfTI needs nibabel, checked with 5.0",
  SimpleITK: "reading NRRD and MetaImage needs SimpleITK",
} as const;
