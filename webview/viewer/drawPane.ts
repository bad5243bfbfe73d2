import type { PaneContent, PaneLayer } from "./panes";
import { inUnits, type Box, type Picture, type Size, type Viewport } from "./viewport";

export interface Paper {
  readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  /** In CSS pixels. */
  readonly size: Size;
  /** Pixels of the canvas a CSS pixel. */
  readonly ratio: number;
}

/** From this many CSS pixels a pixel on, lines are drawn between pixels. */
const GRID_SCALE = 8;
const GRID_COLOUR = "rgb(128 128 128 / 45%)";
/** The hatch: one line in so many pixels of the canvas. */
const HATCH_STEP = 7;
const HATCH_COLOUR = "#8a8a8a";

/** Draws a pane: the photograph smoothly, labels nearest-neighbour, the hatch and the marks in pixels of the screen. */
export function drawPane({ context, size, ratio }: Paper, viewport: Viewport, content: PaneContent): void {
  const { image, photograph, layers, hatch, veil, region, cursor } = content;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  if (!image) return;
  const place: Box = {
    x: viewport.x,
    y: viewport.y,
    width: image.width * viewport.scale,
    height: image.height * viewport.scale,
  };
  if (photograph) {
    context.imageSmoothingEnabled = true;
    context.drawImage(photograph, place.x, place.y, place.width, place.height);
  }
  context.imageSmoothingEnabled = false;
  for (const layer of [...layers, { ...veil, opacity: 1 }])
    withinPart(context, size, layer, (drawn) => {
      context.drawImage(drawn, place.x, place.y, place.width, place.height);
    });
  if (hatch)
    withinPart(context, size, hatch, (drawn) => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(hatchLayer(drawn, place, size, ratio), 0, 0);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    });
  if (viewport.scale >= GRID_SCALE) drawGrid(context, size, viewport, image);
  if (region) drawMark(context, viewport, inUnits(region, image), 3);
  if (cursor && viewport.scale >= 2) drawMark(context, viewport, inUnits({ ...cursor, width: 1, height: 1 }, image), 0);
}

function withinPart(
  context: Paper["context"],
  size: Size,
  { layer, opacity, part }: PaneLayer,
  draw: (layer: OffscreenCanvas) => void,
): void {
  if (!layer) return;
  const [from, to] = part;
  context.save();
  context.beginPath();
  context.rect(from * size.width, 0, (to - from) * size.width, size.height);
  context.clip();
  context.globalAlpha = opacity;
  draw(layer);
  context.restore();
}

/** The hatch where the layer is opaque, in pixels of the canvas: as wide on a small image as on a large one. */
function hatchLayer(layer: OffscreenCanvas, place: Box, size: Size, ratio: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(size.width * ratio)),
    Math.max(1, Math.round(size.height * ratio)),
  );
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.imageSmoothingEnabled = false;
  context.drawImage(layer, place.x * ratio, place.y * ratio, place.width * ratio, place.height * ratio);
  context.globalCompositeOperation = "source-in";
  context.strokeStyle = HATCH_COLOUR;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let start = -canvas.height; start < canvas.width; start += HATCH_STEP) {
    context.moveTo(start, canvas.height);
    context.lineTo(start + canvas.height, 0);
  }
  context.stroke();
  return canvas;
}

/** Lines between the pixels in sight. */
function drawGrid(context: Paper["context"], size: Size, { scale, x, y }: Viewport, image: Picture): void {
  const [across, down] = [image.pixel.width * scale, image.pixel.height * scale];
  context.strokeStyle = GRID_COLOUR;
  context.lineWidth = 1;
  context.beginPath();
  const left = Math.max(0, x);
  const right = Math.min(size.width, x + image.width * scale);
  const top = Math.max(0, y);
  const bottom = Math.min(size.height, y + image.height * scale);
  for (let column = Math.ceil((left - x) / across); x + column * across <= right; column++) {
    context.moveTo(x + column * across, top);
    context.lineTo(x + column * across, bottom);
  }
  for (let row = Math.ceil((top - y) / down); y + row * down <= bottom; row++) {
    context.moveTo(left, y + row * down);
    context.lineTo(right, y + row * down);
  }
  context.stroke();
}

/** A frame in black and white, seen on any colour. */
function drawMark(context: Paper["context"], { scale, x, y }: Viewport, box: Box, margin: number): void {
  const frame = [
    x + box.x * scale - margin,
    y + box.y * scale - margin,
    box.width * scale + 2 * margin,
    box.height * scale + 2 * margin,
  ] as const;
  context.lineWidth = 3;
  context.strokeStyle = "#000000";
  context.strokeRect(...frame);
  context.lineWidth = 1;
  context.strokeStyle = "#ffffff";
  context.strokeRect(...frame);
}
