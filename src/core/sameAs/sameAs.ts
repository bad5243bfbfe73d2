import type { AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import { everyClass, figureContext, rules, type FigureContext } from "./figureContext";
import {
  betaArgument,
  SKLEARN_FUNCTIONS,
  sklearnArguments,
  sklearnZeroDivision,
  SMP_FUNCTIONS,
  smpArguments,
  smpZeroDivision,
  torchmetricsCall,
} from "./libraryCalls";
import type { Metric } from "../metrics/metric";

export type LibraryId = "smp" | "torchmetrics" | "sklearn" | "mmseg" | "monai" | "wang" | "nnunet";

/** A call of a library that gives the very figure, on these data under these choices. */
export interface SameAs {
  readonly library: LibraryId;
  /** Name on screen. */
  readonly name: string;
  readonly call: string;
}

/** Every library call that gives the average under the present choices, in the order of the table. */
export function sameAs(evaluation: Evaluation, metric: Metric, average: AverageId): readonly SameAs[] {
  const context = figureContext(evaluation, metric, average);
  return ROWS.flatMap(({ library, name, call }) => {
    const text = call(context);
    return text === undefined ? [] : [{ library, name, call: text }];
  });
}

/** With `reduction=None` the means follow, from the innermost. */
const NANMEANS: Partial<Readonly<Record<AverageId, string>>> = {
  "macro-imagewise": "np.nanmean(np.nanmean(cells, axis=1))",
  "classwise-imagewise": "np.nanmean(np.nanmean(cells, axis=0))",
  pairwise: "np.nanmean(cells)",
};

interface Row {
  readonly library: LibraryId;
  readonly name: string;
  /** The call; undefined where it gives another figure. */
  readonly call: (context: FigureContext) => string | undefined;
}

/** The equal calls of metrics.md, each held by the golden figures. A new one is a new row. */
const ROWS: readonly Row[] = [
  {
    library: "smp",
    name: "segmentation_models.pytorch",
    call: (context) => {
      const value = smpZeroDivision(context);
      if (value === undefined) return undefined;
      return `smp.metrics.${smpFunction(context)}(tp, fp, fn, tn, ${smpArguments(context, value)})`;
    },
  },
  {
    library: "smp",
    name: "segmentation_models.pytorch",
    call: (context) => {
      const means = NANMEANS[context.average];
      if (means === undefined || !(context.metric in SMP_FUNCTIONS) || !rules(context, "exclude", "all"))
        return undefined;
      return `cells = smp.metrics.${smpFunction(context)}(tp, fp, fn, tn, reduction=None, zero_division=np.nan)${betaArgument(context)}; ${means}`;
    },
  },
  {
    library: "torchmetrics",
    name: "torchmetrics",
    call: (context) => {
      const call = torchmetricsCall(context);
      return call === undefined
        ? undefined
        : `${call.name}(P, T, num_classes=${context.classes}${call.rest}${ignoreIndex(context)})${call.after}`;
    },
  },
  {
    library: "torchmetrics",
    name: "torchmetrics.segmentation >= 1.7.1",
    call: (context) => {
      const whole = everyClass(context) && !context.other && !context.leftOutPixels && !context.voidImages;
      const excluded = rules(context, "exclude", "all") || rules(context, "exclude", "union");
      if (context.metric !== "iou" || !whole || !excluded) return undefined;
      if (context.average === "pairwise") return `MeanIoU(num_classes=${context.classes}, input_format="index")`;
      if (context.average !== "classwise-imagewise") return undefined;
      return `iou = MeanIoU(num_classes=${context.classes}, input_format="index", per_class=True); iou[iou >= 0].mean()`;
    },
  },
  {
    library: "sklearn",
    name: "scikit-learn",
    call: (context) => {
      const zero = sklearnZeroDivision(context);
      const name = SKLEARN_FUNCTIONS[context.metric];
      if (zero === undefined || name === undefined) return undefined;
      const labels = everyClass(context) ? `range(${context.classes})` : `[${context.classSet.join(", ")}]`;
      return `${name}(T, P, ${sklearnArguments(context, zero, labels)})`;
    },
  },
  {
    library: "mmseg",
    name: "mmsegmentation, Hugging Face mean_iou",
    call: (context) => {
      const names: Readonly<Record<string, string>> = { iou: "mIoU", dice: "mDice", recall: "mAcc" };
      const name = names[context.metric];
      const same = context.average === "macro" && everyClass(context) && rules(context, "exclude", "all");
      return name !== undefined && same ? `IoUMetric()["${name}"]` : undefined;
    },
  },
  {
    library: "monai",
    name: "MONAI",
    call: (context) => {
      const names: Readonly<Record<string, string>> = { iou: "MeanIoU()", dice: "DiceMetric()" };
      const name = names[context.metric];
      const same =
        context.average === "macro-imagewise" && foregroundOrAll(context) && rules(context, "exclude", "target");
      if (name === undefined || !same || context.leftOutPixels) return undefined;
      return everyClass(context) ? name : name.replace("()", "(include_background=False)");
    },
  },
  {
    library: "wang",
    name: "Wang et al. (2023)",
    call: (context) => {
      const letters: Partial<Readonly<Record<AverageId, string>>> = {
        macro: "D",
        "macro-imagewise": "I",
        "classwise-imagewise": "C",
      };
      const names: Readonly<Record<string, string>> = { iou: "mIoU", dice: "mDice", recall: "mAcc" };
      const name = names[context.metric];
      const letter = letters[context.average];
      if (name === undefined || letter === undefined || !everyClass(context) || !rules(context, "exclude", "target"))
        return undefined;
      return `${name}${letter}`;
    },
  },
  {
    library: "nnunet",
    name: "nnU-Net",
    call: (context) => {
      const names: Readonly<Record<string, string>> = { iou: "IoU", dice: "Dice" };
      const name = names[context.metric];
      const excluded = rules(context, "exclude", "union") || rules(context, "exclude", "all");
      const foreground = foregroundOrAll(context) && !everyClass(context);
      if (name === undefined || context.average !== "classwise-imagewise" || !excluded || !foreground) return undefined;
      return `summary.json: foreground_mean.${name}`;
    },
  },
];

/** All classes, or all but the first: what libraries call the background. */
function foregroundOrAll(context: FigureContext): boolean {
  return everyClass(context) || (context.classSet.length === context.classes - 1 && !context.classSet.includes(0));
}

function smpFunction(context: FigureContext): string {
  return SMP_FUNCTIONS[context.metric] ?? "";
}

function ignoreIndex({ leftOutPixels }: FigureContext): string {
  return leftOutPixels ? ", ignore_index=..." : "";
}
