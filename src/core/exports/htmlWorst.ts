import { isClass, type ClassOrNone } from "../labels/indices";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
import { className } from "../reading/className";
import { reportedImages } from "../sentences/reportedImages";
import { formatFigure } from "../text/format";
import { drawnColour, errorDrawing, LEFT_OUT_COLOUR, RIGHT_COLOUR, type ErrorDrawing } from "./errorDrawing";
import type { ShownFigures } from "./exporter";
import { swatch } from "./htmlSwatch";
import { escapeHtml } from "./htmlTable";

/** How many images are drawn, and how large: whatever the masks hold, the page grows by less than 5 MB. */
export const DRAWN = { images: 6, longerSide: 192 } as const;

/** Of the legend: more colours than that nobody tells apart. */
const MOST_NAMED = 12;

/** The names of the images that are drawn where their pixels can be read: those that the figure to report is worst in. */
export function drawnImages(evaluation: Evaluation, { metric, reported }: Pick<ShownFigures, "metric" | "reported">) {
  const { worstFirst } = reportedImages(evaluation, metric, { chosen: reported });
  return worstFirst.slice(0, DRAWN.images).map((index) => itemAt(evaluation.images, index).name);
}

/** The worst images as pictures of their errors, with a legend; nothing where no pixels are at hand. */
export function htmlWorst(
  evaluation: Evaluation,
  { metric, reported, pixels }: Pick<ShownFigures, "metric" | "reported" | "pixels">,
): readonly string[] {
  if (!pixels) return [];
  const { table, images } = evaluation;
  const { figures, worstFirst } = reportedImages(evaluation, metric, { chosen: reported });
  const drawn = worstFirst.slice(0, DRAWN.images).flatMap((index): readonly Drawn[] => {
    const image = itemAt(images, index);
    const planes = pixels.get(image.name);
    return planes ? [{ name: image.name, figure: figures[index], drawing: errorDrawing(planes, table, image) }] : [];
  });
  if (drawn.length === 0) return [];
  return [
    '<section class="worst">',
    "<h2>The worst images</h2>",
    `<p>${legend(evaluation, drawn)}</p>`,
    ...drawn.map(picture),
    "</section>",
  ];
}

interface Drawn {
  readonly name: string;
  readonly figure: Figure;
  readonly drawing: ErrorDrawing;
}

function picture({ name, figure, drawing: { content, width, height } }: Drawn): string {
  return (
    `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`Errors of ${name}`)}">${content}</svg>` +
    `<figcaption><span>${escapeHtml(name)}</span> <span>${escapeHtml(formatFigure(figure))}</span></figcaption></figure>`
  );
}

/** The classes that are drawn most, each with the colour that it has in the pictures. */
function legend({ table }: Evaluation, drawn: readonly Drawn[]): string {
  const sums = new Map<ClassOrNone, number>();
  for (const { drawing } of drawn)
    for (const [index, pixels] of drawing.wrong) sums.set(index, (sums.get(index) ?? 0) + pixels);
  const order = [...sums].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b).map(([index]) => index);
  const named = order
    .slice(0, MOST_NAMED)
    .map(
      (index) => swatch(drawnColour(table, index)) + escapeHtml(isClass(index) ? className(table, index) : "no class"),
    );
  const others = order.length > MOST_NAMED ? [`and ${order.length - MOST_NAMED} more`] : [];
  return [
    '<span class="quiet">Wrong pixels in the colour of the predicted class:</span>',
    ...[...named, ...others].map((word) => `<span class="key">${word}</span>`),
    `<span class="key">${swatch(RIGHT_COLOUR)}right</span>`,
    ...(drawn.some(({ drawing }) => drawing.leavesOut)
      ? [`<span class="key">${swatch(LEFT_OUT_COLOUR)}ignored</span>`]
      : []),
  ].join(" ");
}
