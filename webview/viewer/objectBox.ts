import type { ObjectRow } from "../../src/core/counting/objectRows";
import type { ShownSlice } from "./caseSlices";
import { boxInSlice, isInSlice, type RegionBox } from "./regionBox";
import type { Box } from "./viewport";

/** Where an object is in the image, or in the slice of a case where it has part of it. */
export function objectBox(object: ObjectRow | undefined, slice: ShownSlice | undefined): Box | undefined {
  if (!object || !slice) return object?.box;
  const box = boxOfObject(object);
  return isInSlice(box, slice) ? boxInSlice(box, slice) : undefined;
}

/** The slice in the midst of an object of a case. */
export function sliceOfObject(object: ObjectRow, { layout }: ShownSlice): number {
  return boxOfObject(object).inDepth?.spot[layout.through] ?? 0;
}

function boxOfObject({ area, box, slices: { z, depth } }: ObjectRow): RegionBox {
  const middle = (from: number, count: number): number => from + Math.floor(count / 2);
  const spot = [middle(box.x, box.width), middle(box.y, box.height), middle(z, depth)] as const;
  return { ...box, pixels: area, kind: 0, inDepth: { z, depth, spot } };
}
