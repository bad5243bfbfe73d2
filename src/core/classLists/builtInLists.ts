import type { ClassList } from "../document/classList";
import { ADE20K, ADE20K_REDUCED } from "./ade20k";
import { CAMVID, CAMVID_11 } from "./camVid";
import { CITYSCAPES_LABEL_IDS, CITYSCAPES_TRAIN_IDS } from "./cityscapes";
import { PASCAL_VOC } from "./pascalVoc";

/** Class lists of well-known data sets, to be chosen by name; never taken unasked. */
export const BUILT_IN_LISTS: readonly ClassList[] = [
  CITYSCAPES_LABEL_IDS,
  CITYSCAPES_TRAIN_IDS,
  PASCAL_VOC,
  ADE20K,
  ADE20K_REDUCED,
  CAMVID,
  CAMVID_11,
];
