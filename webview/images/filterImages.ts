import type { Figure } from "../../src/core/numbers/figure";
import type { Range } from "../view/imagesView";
import type { View } from "../view/view";
import type { ImageRow } from "./imageRow";

export type ImageFilters = Pick<View, "imagesFilter" | "imagesFolder" | "imagesFlag" | "imagesRange">;

/** What the filters ask of an image. */
export interface ImageQuestions {
  readonly figure: (row: ImageRow) => Figure;
  readonly hasFlag: (row: ImageRow, flag: string) => boolean;
}

/** The images that pass every filter: text in the name in any case, folder, flag, and the figure within the range. */
export function filterImages(
  rows: readonly ImageRow[],
  filters: ImageFilters,
  { figure, hasFlag }: ImageQuestions,
): readonly ImageRow[] {
  const { imagesFolder: folder, imagesFlag: flag, imagesRange: range } = filters;
  const wanted = filters.imagesFilter.trim().toLowerCase();
  const tests: readonly ((row: ImageRow) => boolean)[] = [
    ...(wanted === "" ? [] : [({ image }: ImageRow) => image.name.toLowerCase().includes(wanted)]),
    ...(folder === undefined ? [] : [(row: ImageRow) => row.folder.startsWith(folder)]),
    ...(flag === undefined ? [] : [(row: ImageRow) => hasFlag(row, flag)]),
    ...(isOpen(range) ? [] : [(row: ImageRow) => isWithin(figure(row), range)]),
  ];
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

function isOpen({ from, to }: Range): boolean {
  return from === undefined && to === undefined;
}

/** As the figures are shown: a range that is typed from the table holds the figures that it was typed from. */
function isWithin(figure: Figure, { from = -Infinity, to = Infinity }: Range): boolean {
  if (figure === undefined) return false;
  const shown = Math.round(figure * 1000) / 1000;
  return shown >= from && shown <= to;
}
