/** A figure as JSON knows it: an infinite one by its name. */
export type JsonFigure = number | null | "Infinity" | "-Infinity";

export function jsonFigure(value: number | undefined): JsonFigure {
  if (value === undefined || Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  return value > 0 ? "Infinity" : "-Infinity";
}

/** A document in full precision; what is undefined is null, so that every key stands there. */
export function fullJson(document: object): string {
  const replaceFigure = (_: string, value: unknown): unknown =>
    value === undefined || typeof value === "number" ? jsonFigure(value) : value;
  return `${JSON.stringify(document, replaceFigure, 2)}\n`;
}
