import type { FigureContext } from "../sameAs/figureContext";
import {
  SKLEARN_FUNCTIONS,
  sklearnArguments,
  sklearnZeroDivision,
  SMP_FUNCTIONS,
  smpArguments,
  smpZeroDivision,
  torchmetricsCall,
} from "../sameAs/libraryCalls";

/** The Python that computes the figure with a library, behind that which reads the pairs; undefined where no call gives it. */
export type LibraryFigure = (context: FigureContext) => readonly string[] | undefined;

export const smpFigure: LibraryFigure = (context) => {
  const zeroDivision = smpZeroDivision(context);
  const name = SMP_FUNCTIONS[context.metric];
  if (zeroDivision === undefined || name === undefined) return undefined;
  return [
    "import torch",
    "import segmentation_models_pytorch as smp",
    "tp, fp, fn, tn = (torch.from_numpy(x.astype(np.int64)) for x in (tp, fp, fn, tn))",
    `print(smp.metrics.${name}(tp, fp, fn, tn, ${smpArguments(context, zeroDivision)}).item())`,
  ];
};

export const sklearnFigure: LibraryFigure = (context) => {
  const zeroDivision = sklearnZeroDivision(context);
  const name = SKLEARN_FUNCTIONS[context.metric];
  if (zeroDivision === undefined || name === undefined) return undefined;
  return [
    `from sklearn.metrics import ${name}`,
    `print(${name}(np.concatenate(T), np.concatenate(P), ${sklearnArguments(context, zeroDivision, "CLASSES")}))`,
  ];
};

export const torchmetricsFigure: LibraryFigure = (context) => {
  const call = torchmetricsCall(context);
  if (call === undefined) return undefined;
  const imports = ["import torch", `from torchmetrics.functional.classification import ${call.name}`];
  if (call.after === "") {
    return [
      ...imports,
      "target, prediction = (torch.from_numpy(np.concatenate(x)) for x in (T, P))",
      `print(${call.name}(prediction, target, num_classes=K${call.rest}).item())`,
    ];
  }
  return [
    ...imports,
    "# image by image, since images may differ in size",
    `images = [${call.name}(torch.from_numpy(p)[None], torch.from_numpy(t)[None], num_classes=K${call.rest}) for t, p in zip(T, P)]`,
    "print(torch.cat(images).mean().item())",
  ];
};
