import type { Label } from "../../src/core/labels/label";
import { readLabelOrColour } from "../../src/core/reading/labelText";

/** Labels as a person writes them, numbers or `#rrggbb`, separated by commas or spaces, or `none`; undefined where something else stands there. */
export function readLabels(text: string): readonly Label[] | undefined {
  if (text.trim().toLowerCase() === "none") return [];
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const labels = parts.map(readLabelOrColour);
  return labels.every((label) => label !== undefined) ? [...new Set(labels)] : undefined;
}
