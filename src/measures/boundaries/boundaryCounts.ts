import { imageCounts, type CountRow } from "../../core/labels/counts";
import type { BoundaryCounts } from "../../core/shapes/boundaryCounts";
import { ignoredMark, type ClassPair } from "../classPair";
import { markInside } from "./markInside";

/**
 * Counts the pixels of an image by class and by whether they lie in the band along the outlines of their own mask, on
 * both sides at once. The outside of the image is another class, and so are ignored pixels and those of no class.
 *
 * @param band the width of the band in pixels, from 1
 */
export function boundaryCounts(pair: ClassPair, band: number): BoundaryCounts {
  const { target, prediction, width, height, classes } = pair;
  const pixels = width * height;
  const insideTarget = new Uint8Array(pixels);
  const insidePrediction = new Uint8Array(pixels);
  markInside(target, width, height, band, insideTarget);
  markInside(prediction, width, height, band, insidePrediction);

  const codes = 2 * (ignoredMark(classes) + 1);
  const table = new Map<number, number>();
  let start = 0;
  while (start < pixels) {
    const [t, p, inT, inP] = [target[start], prediction[start], insideTarget[start], insidePrediction[start]];
    let end = start + 1;
    while (
      end < pixels &&
      target[end] === t &&
      prediction[end] === p &&
      insideTarget[end] === inT &&
      insidePrediction[end] === inP
    )
      end++;
    const key = (2 * t + 1 - inT) * codes + 2 * p + 1 - inP;
    table.set(key, (table.get(key) ?? 0) + end - start);
    start = end;
  }
  return { classes, band, counts: imageCounts(rows(table, codes)) };
}

function* rows(table: ReadonlyMap<number, number>, codes: number): Generator<CountRow> {
  for (const [key, pixels] of table) yield { target: Math.floor(key / codes), prediction: key % codes, pixels };
}
