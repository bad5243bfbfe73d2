import type { Label } from "../../src/core/labels/label";

/** Labels as a person writes them, apart by commas or spaces, or `none`; undefined where something else stands there. */
export function readLabels(text: string): readonly Label[] | undefined {
  if (text.trim().toLowerCase() === "none") return [];
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const labels = parts.map(Number);
  return labels.every(Number.isInteger) ? [...new Set(labels)] : undefined;
}
