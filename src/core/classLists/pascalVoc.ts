import type { ClassList } from "../document/classList";
import { hexColour } from "./packedColour";

/** PASCAL VOC 2012 development kit, `VOCinit.m`; the colours are those of `VOClabelcolormap.m`. */
const NAMES = [
  "background",
  "aeroplane",
  "bicycle",
  "bird",
  "boat",
  "bottle",
  "bus",
  "car",
  "cat",
  "chair",
  "cow",
  "diningtable",
  "dog",
  "horse",
  "motorbike",
  "person",
  "pottedplant",
  "sheep",
  "sofa",
  "train",
  "tvmonitor",
] as const;

/** 255 is the border around objects. */
export const PASCAL_VOC: ClassList = {
  source: "PASCAL VOC",
  classes: NAMES.map((name, label) => ({ label, name, color: vocColour(label) })),
  ignore: [255],
};

/** `VOClabelcolormap.m`: the lowest three bits of the label are the highest of red, green and blue, and so on down. */
export function vocColour(label: number): string {
  let packed = 0;
  for (let bit = 7, rest = label; rest > 0; bit--, rest >>= 3) {
    packed |= ((rest & 1) << (16 + bit)) | (((rest >> 1) & 1) << (8 + bit)) | (((rest >> 2) & 1) << bit);
  }
  return hexColour(packed);
}
