/** Where an image lies in a pane: `scale` CSS pixels a pixel of the image, whose top left is at `x`, `y` of the pane. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point, Size {}

/**
 * An image as it is laid out: its size and that of its pixels in units of their shorter side. Pixels of images are squares; those of
 * slices are as the spacing of the volume has them.
 */
export interface Picture extends Size {
  readonly pixel: Size;
}

/** A box of pixels in the units of the picture. */
export function inUnits(box: Box, { pixel }: Picture): Box {
  return {
    x: box.x * pixel.width,
    y: box.y * pixel.height,
    width: box.width * pixel.width,
    height: box.height * pixel.height,
  };
}

const LARGEST_SCALE = 64;
/** An image can be made this much smaller than what fits. */
const LEAST_OF_FIT = 0.5;
/** A box that is looked at takes at most this part of the pane, so that what is around it is seen. */
const BOX_SHARE = 0.5;
/** Small regions are brought no nearer than this. */
const NEAREST_BOX_SCALE = 16;

/** The whole image, as large as it goes, in the middle. */
export function fit(image: Size, pane: Size): Viewport {
  return centre(image, pane, fitScale(image, pane));
}

/** How two panes share a stage: beside each other, or above, whichever shows more of the image. */
export function directionOf(image: Size | undefined, stage: Size): "row" | "column" {
  if (!image) return "row";
  const beside = fitScale(image, { width: stage.width / 2, height: stage.height });
  const above = fitScale(image, { width: stage.width, height: stage.height / 2 });
  return above > beside ? "column" : "row";
}

/** Nearer or farther by a factor; what is under `at` stays there. */
export function zoomAt(viewport: Viewport, factor: number, at: Point, image: Size, pane: Size): Viewport {
  const least = fitScale(image, pane) * LEAST_OF_FIT;
  const scale = Math.min(LARGEST_SCALE, Math.max(least, viewport.scale * factor));
  const grown = scale / viewport.scale;
  return inReach({ scale, x: at.x - (at.x - viewport.x) * grown, y: at.y - (at.y - viewport.y) * grown }, image, pane);
}

export function pan(viewport: Viewport, by: Point, image: Size, pane: Size): Viewport {
  return inReach({ ...viewport, x: viewport.x + by.x, y: viewport.y + by.y }, image, pane);
}

/** The box in the middle of the pane, with room around it; never farther away than the fit. */
export function lookAt(box: Box, image: Size, pane: Size): Viewport {
  const wanted = Math.min(
    (pane.width * BOX_SHARE) / box.width,
    (pane.height * BOX_SHARE) / box.height,
    NEAREST_BOX_SCALE,
  );
  const scale = Math.max(fitScale(image, pane), wanted);
  const x = pane.width / 2 - (box.x + box.width / 2) * scale;
  const y = pane.height / 2 - (box.y + box.height / 2) * scale;
  return inReach({ scale, x, y }, image, pane);
}

/** Moved as little as brings the pixel into sight. */
export function showPixel(viewport: Viewport, pixel: Point, image: Picture, pane: Size): Viewport {
  const { scale } = viewport;
  const box = inUnits({ ...pixel, width: 1, height: 1 }, image);
  const left = viewport.x + box.x * scale;
  const top = viewport.y + box.y * scale;
  const by = {
    x: Math.max(0, -left) - Math.max(0, left + box.width * scale - pane.width),
    y: Math.max(0, -top) - Math.max(0, top + box.height * scale - pane.height),
  };
  return by.x === 0 && by.y === 0 ? viewport : pan(viewport, by, image, pane);
}

/** The pixel of the image under a place of the pane; undefined beside the image. */
export function pixelAt(viewport: Viewport, at: Point, { width, height, pixel }: Picture): Point | undefined {
  const x = (at.x - viewport.x) / viewport.scale;
  const y = (at.y - viewport.y) / viewport.scale;
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return undefined;
  return { x: Math.floor(x / pixel.width), y: Math.floor(y / pixel.height) };
}

function fitScale(image: Size, pane: Size): number {
  const scale = Math.min(pane.width / image.width, pane.height / image.height, LARGEST_SCALE);
  return scale > 0 ? scale : 1;
}

function centre(image: Size, pane: Size, scale: number): Viewport {
  return { scale, x: (pane.width - image.width * scale) / 2, y: (pane.height - image.height * scale) / 2 };
}

/** An image that is smaller than the pane stays in its middle, a larger one covers it to its middle at least. */
function inReach(viewport: Viewport, image: Size, pane: Size): Viewport {
  const { scale } = viewport;
  const middle = centre(image, pane, scale);
  const along = (start: number, length: number, room: number, centre: number): number =>
    length <= room ? centre : Math.min(room / 2, Math.max(room / 2 - length, start));
  return {
    scale,
    x: along(viewport.x, image.width * scale, pane.width, middle.x),
    y: along(viewport.y, image.height * scale, pane.height, middle.y),
  };
}
