import type { FileSource, MaskSource } from "../protocol/pair";

/** The files of a mask, in their order. */
export function filesOf(source: MaskSource): readonly FileSource[] {
  return "parts" in source ? source.parts.map(({ file }) => file) : [source];
}
