import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { callNames, callPython } from "../../../../src/core/sameAs/callNames";
import { overallSameAs } from "../../../../src/core/sameAs/overallSameAs";
import { sameAs } from "../../../../src/core/sameAs/sameAs";
import { smallReport } from "../smallReport";

/** Masks of three classes that no library treats otherwise; `npm run test:python` runs all calls of such. */
const REPORT = smallReport([
  { target: [0, 0, 1, 1, 2, 2], prediction: [0, 1, 1, 1, 2, 0] },
  { target: [0, 1, 2], prediction: [0, 1, 1] },
]);
const EVALUATION = evaluate(REPORT, REPORT.choices);

const IMAGES = [
  "images = [(t, p) for t, p in zip(T, P) if t.size]",
  "images = [(torch.from_numpy(t), torch.from_numpy(p)) for t, p in images]",
];

describe("the calls that give a figure", () => {
  it("of all classes, as libraries have them", () => {
    const mmseg = (key: string): string =>
      `m = IoUMetric(iou_metrics=["mIoU"]); m.dataset_meta = {"classes": range(3)}; [m.process({}, [{"pred_sem_seg": {"data": p}, "gt_sem_seg": {"data": t}}]) for t, p in images]; m.compute_metrics(m.results)["${key}"]`;
    const sklearn = (call: string) => ({
      library: "sklearn",
      name: "scikit-learn",
      imports: ["import sklearn.metrics"],
      call: `sklearn.metrics.${call}`,
      unit: "ratio",
    });
    const ofMmseg = (key: string) => ({
      library: "mmseg",
      name: "mmsegmentation 1, in percent with two decimals",
      imports: ["from mmseg.evaluation import IoUMetric"],
      call: mmseg(key),
      unit: "roundedPercent",
    });
    assert.deepEqual(Object.fromEntries(OVERALL.map(({ id }) => [id, overallSameAs(EVALUATION, id)])), {
      pixelAccuracy: [sklearn("accuracy_score(T, P)"), ofMmseg("aAcc")],
      meanAccuracy: [sklearn("balanced_accuracy_score(T, P)"), ofMmseg("mAcc")],
      fwIoU: [sklearn('jaccard_score(T, P, average="weighted")')],
      kappa: [sklearn("cohen_kappa_score(T, P)")],
      mccMulticlass: [sklearn("matthews_corrcoef(T, P)")],
    });
  });

  it("of a metric, with the Python around them: imports, what the names stand for, the statements before the figure", () => {
    const python = sameAs(EVALUATION, DICE, "macro").map((call) => [call.name, call.unit, callPython(call)]);
    assert.deepEqual(python, [
      [
        "segmentation_models.pytorch",
        "ratio",
        {
          before: [
            "import torch",
            "import segmentation_models_pytorch as smp",
            "tp, fp, fn, tn = (torch.from_numpy(x) for x in (tp, fp, fn, tn))",
          ],
          figure: 'smp.metrics.f1_score(tp, fp, fn, tn, reduction="macro", zero_division=1)',
        },
      ],
      [
        "torchmetrics >= 1.0",
        "ratio",
        {
          before: [
            "import torch",
            "from torchmetrics.functional.classification import multiclass_f1_score",
            "T, P = (np.concatenate(x) for x in (T, P))",
            "T, P = (torch.from_numpy(x) for x in (T, P))",
          ],
          figure: 'multiclass_f1_score(P, T, num_classes=3, average="macro")',
        },
      ],
      [
        "scikit-learn",
        "ratio",
        {
          before: ["from sklearn.metrics import f1_score", "T, P = (np.concatenate(x) for x in (T, P))"],
          figure: 'f1_score(T, P, labels=range(3), average="macro", zero_division=0)',
        },
      ],
      [
        "mmsegmentation 1, in percent with two decimals",
        "roundedPercent",
        {
          before: [
            "import torch",
            "from mmseg.evaluation import IoUMetric",
            ...IMAGES,
            'm = IoUMetric(iou_metrics=["mDice"])',
            'm.dataset_meta = {"classes": range(3)}',
            '[m.process({}, [{"pred_sem_seg": {"data": p}, "gt_sem_seg": {"data": t}}]) for t, p in images]',
          ],
          figure: 'm.compute_metrics(m.results)["mDice"]',
        },
      ],
      [
        "Wang et al. (2023), in percent",
        "percent",
        {
          before: [
            "import torch",
            "from metrics.accuracy_metric import AccuracyMetric",
            ...IMAGES,
            "m = AccuracyMetric(num_classes=3, ignore_index=255)",
            "[m.add(p[None], t[None]) for t, p in images]",
          ],
          figure: 'm.value()["mDiceD"]',
        },
      ],
    ]);
  });

  it("of each average, by library", () => {
    const libraries = (average: Parameters<typeof sameAs>[2]): readonly string[] =>
      sameAs(EVALUATION, IOU, average).map(({ library }) => library);
    assert.deepEqual(libraries("micro"), ["smp", "sklearn"]);
    assert.deepEqual(libraries("macro"), ["smp", "torchmetrics", "sklearn", "mmseg", "huggingface", "wang"]);
    assert.deepEqual(libraries("weighted"), ["smp", "sklearn"]);
    assert.deepEqual(libraries("micro-imagewise"), ["smp"]);
    assert.deepEqual(libraries("classwise-imagewise"), ["smp", "torchmetrics"]);
    assert.deepEqual(libraries("pairwise"), ["smp", "torchmetrics"]);
    assert.deepEqual(libraries("weighted-imagewise"), []);
  });

  it("have names that are said, each once, and no others", () => {
    assert.deepEqual(callNames(sameAs(EVALUATION, IOU, "macro")), [
      "images: pairs (t, p) of the classes, from 0, of the counted pixels of each image, target and prediction",
      "T, P: the classes, from 0, of the counted pixels of all images, target and prediction",
      "tp, fp, fn, tn: one-against-rest pixels as floats of 64 bits, images by classes in the mean",
    ]);
    assert.deepEqual(callNames([{ call: "f(tpx, PREDICTIONS)" }]), ["TARGETS, PREDICTIONS: the two folders"]);
    assert.deepEqual(callNames([]), []);
  });
});
