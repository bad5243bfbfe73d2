import type { ClassList } from "../document/classList";
import type { Label } from "../labels/label";
import type { LabelTable } from "../document/relabelling";

/**
 * Label id, train id, name and colour, as in cityscapesScripts (helpers/labels.py). A train id of 255 or -1 marks a label
 * that the evaluation ignores.
 */
const ROWS: readonly (readonly [label: Label, trainId: Label, name: string, color: string])[] = [
  [0, 255, "unlabeled", "#000000"],
  [1, 255, "ego vehicle", "#000000"],
  [2, 255, "rectification border", "#000000"],
  [3, 255, "out of roi", "#000000"],
  [4, 255, "static", "#000000"],
  [5, 255, "dynamic", "#6f4a00"],
  [6, 255, "ground", "#510051"],
  [7, 0, "road", "#804080"],
  [8, 1, "sidewalk", "#f423e8"],
  [9, 255, "parking", "#faaaa0"],
  [10, 255, "rail track", "#e6968c"],
  [11, 2, "building", "#464646"],
  [12, 3, "wall", "#66669c"],
  [13, 4, "fence", "#be9999"],
  [14, 255, "guard rail", "#b4a5b4"],
  [15, 255, "bridge", "#966464"],
  [16, 255, "tunnel", "#96785a"],
  [17, 5, "pole", "#999999"],
  [18, 255, "polegroup", "#999999"],
  [19, 6, "traffic light", "#faaa1e"],
  [20, 7, "traffic sign", "#dcdc00"],
  [21, 8, "vegetation", "#6b8e23"],
  [22, 9, "terrain", "#98fb98"],
  [23, 10, "sky", "#4682b4"],
  [24, 11, "person", "#dc143c"],
  [25, 12, "rider", "#ff0000"],
  [26, 13, "car", "#00008e"],
  [27, 14, "truck", "#000046"],
  [28, 15, "bus", "#003c64"],
  [29, 255, "caravan", "#00005a"],
  [30, 255, "trailer", "#00006e"],
  [31, 16, "train", "#005064"],
  [32, 17, "motorcycle", "#0000e6"],
  [33, 18, "bicycle", "#770b20"],
  [-1, -1, "license plate", "#00008e"],
];

/** Train id of every label that the evaluation ignores. */
const IGNORED_TRAIN_ID: Label = 255;

const EVALUATED = ROWS.filter(([, trainId]) => trainId >= 0 && trainId !== IGNORED_TRAIN_ID);

export const CITYSCAPES_LABEL_IDS: ClassList = {
  source: "Cityscapes label ids",
  classes: ROWS.map(([label, , name, color]) => ({ label, name, color })),
  ignore: ROWS.filter((row) => !EVALUATED.includes(row)).map(([label]) => label),
};

export const CITYSCAPES_TRAIN_IDS: ClassList = {
  source: "Cityscapes train ids",
  classes: EVALUATED.map(([, label, name, color]) => ({ label, name, color })),
  ignore: [IGNORED_TRAIN_ID],
};

/** Labels that the evaluation ignores become 255. */
export const LABEL_IDS_TO_TRAIN_IDS: LabelTable = {
  kind: "table",
  name: "Cityscapes label ids to train ids",
  from: ROWS.map(([label]) => label),
  to: ROWS.map(([, trainId]) => (trainId < 0 ? IGNORED_TRAIN_ID : trainId)),
};

/** The ignored train id 255 becomes label 0, unlabeled. */
export const TRAIN_IDS_TO_LABEL_IDS: LabelTable = {
  kind: "table",
  name: "Cityscapes train ids to label ids",
  from: [...EVALUATED.map(([, trainId]) => trainId), IGNORED_TRAIN_ID],
  to: [...EVALUATED.map(([label]) => label), 0],
};
