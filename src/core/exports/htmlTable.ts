import type { Figure } from "../numbers/figure";
import { formatFigure } from "../text/format";
import { swatch } from "./htmlSwatch";

/** A cell of a table in HTML: what is read, and what it is sorted by where that is a number. */
export interface HtmlCell {
  readonly text: string;
  /** `undefined` in a cell of figures sorts last in both directions. */
  readonly sortBy?: Figure;
  readonly align: "left" | "right";
  /** The colour that stands before it. */
  readonly color?: string | undefined;
}

export interface HtmlTable {
  readonly heading: string;
  readonly titles: readonly string[];
  /** Of rows, of which there may be very many. */
  readonly length: number;
  readonly rows: Iterable<readonly HtmlCell[]>;
  /** What the table leaves out. */
  readonly note?: string | undefined;
}

/** The lines of a heading and a table whose columns are sorted by their buttons. */
export function* htmlTable({ heading, titles, rows, note }: HtmlTable): Generator<string> {
  const head = titles
    .map((title) => `<th scope="col"><button type="button">${escapeHtml(title)}</button></th>`)
    .join("");
  yield `<h2>${escapeHtml(heading)}</h2>`;
  if (note !== undefined) yield `<p>${escapeHtml(note)}</p>`;
  yield `<table><thead><tr>${head}</tr></thead>`;
  yield "<tbody>";
  for (const row of rows) yield `<tr>${row.map(cell).join("")}</tr>`;
  yield "</tbody></table>";
}

/** A cell of words, of a class with its colour. */
export function wordCell(text: string, color?: string): HtmlCell {
  return { text, align: "left", color };
}

/** A cell of a figure, in full precision for the sort and three decimals to the eye. */
export function figureCell(value: Figure, text = formatFigure(value)): HtmlCell {
  return { text, sortBy: value, align: "right" };
}

/** Names are hostile input: nothing in them is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function cell({ text, sortBy, align, color }: HtmlCell): string {
  const value = sortBy === undefined ? "" : ` data-value="${sortBy}"`;
  return align === "left"
    ? `<td>${swatch(color)}${escapeHtml(text)}</td>`
    : `<td class="figure"${value}>${escapeHtml(text)}</td>`;
}
