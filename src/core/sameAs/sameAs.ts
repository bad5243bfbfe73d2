import type { AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { figureContext, type FigureContext } from "./figureContext";
import type { LibraryCall } from "./libraryCall";
import { meanIouCall, sklearnCall, smpCall, smpCellsCall, torchmetricsCall } from "./libraryCalls";
import { huggingFaceCall, mmsegCall, monaiCall, nnunetCall, wangCall } from "./programCalls";

/** Every library call that gives the average on these data under the present choices, in the order of the table. */
export function sameAs(evaluation: Evaluation, metric: Metric, average: AverageId): readonly LibraryCall[] {
  // No library takes labels that are in several classes at once as one map of labels.
  if (evaluation.table.outside !== undefined) return [];
  const context = figureContext(evaluation, metric, average);
  return CALLS.flatMap((call) => call(context) ?? []);
}

/** Each held by the libraries themselves or by models of them. A new one is a new row. */
const CALLS: readonly ((context: FigureContext) => LibraryCall | undefined)[] = [
  smpCall,
  smpCellsCall,
  torchmetricsCall,
  meanIouCall,
  sklearnCall,
  mmsegCall,
  huggingFaceCall,
  monaiCall,
  wangCall,
  nnunetCall,
];
