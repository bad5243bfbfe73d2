import { random } from "./random";

/** What a made scene looks like. */
export interface SceneOptions {
  readonly width: number;
  readonly height: number;
  /** How many classes it draws from. */
  readonly classes: number;
  /** How many regions are painted over each other. */
  readonly regions: number;
  /** Share of the image that the largest region can take. */
  readonly largest: number;
}

/** A mask of regions with ragged borders, and a prediction of it that is wrong along borders and in some regions. */
export function scene(
  options: SceneOptions,
  seed: number,
): { readonly target: Uint8Array; readonly prediction: Uint8Array } {
  const next = random(seed);
  const base = regions(options, next);
  const mistaken = base.slice();
  paint(mistaken, options, next, Math.ceil(options.regions / 10));
  return { target: warp(base, options, next, 3), prediction: warp(mistaken, options, next, 6) };
}

/** Bands from top to bottom, then boxes and ellipses from large to small. */
function regions(options: SceneOptions, next: () => number): Uint8Array {
  const { width, height, classes } = options;
  const labels = new Uint8Array(width * height);
  const bands = 4;
  for (let band = 0; band < bands; band++) {
    const top = Math.floor((band * height) / bands);
    labels.fill(Math.floor(next() * classes), top * width, Math.floor(((band + 1) * height) / bands) * width);
  }
  paint(labels, options, next, options.regions);
  return labels;
}

function paint(
  labels: Uint8Array,
  { width, height, classes, largest }: SceneOptions,
  next: () => number,
  count: number,
): void {
  for (let region = 0; region < count; region++) {
    const label = Math.floor(next() * classes);
    const size = largest / (1 + region / 4);
    const radiusX = Math.max(2, (width * size * (0.3 + next())) / 2);
    const radiusY = Math.max(2, (height * size * (0.3 + next())) / 2);
    const centreX = next() * width;
    const centreY = next() * height;
    const box = next() < 0.5;
    for (let y = Math.max(0, Math.ceil(centreY - radiusY)); y < Math.min(height, centreY + radiusY); y++) {
      const half = box ? radiusX : radiusX * Math.sqrt(Math.max(0, 1 - ((y - centreY) / radiusY) ** 2));
      const from = Math.max(0, Math.floor(centreX - half));
      const to = Math.min(width, Math.ceil(centreX + half));
      if (from < to) labels.fill(label, y * width + from, y * width + to);
    }
  }
}

/** Moves every pixel by smooth noise of two scales, which makes straight borders ragged. */
function warp(labels: Uint8Array, { width, height }: SceneOptions, next: () => number, amount: number): Uint8Array {
  const coarse = smoothNoise(width, height, 48, next);
  const fine = smoothNoise(width, height, 7, next);
  const warped = new Uint8Array(labels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shiftX = amount * coarse(x, y) + 1.5 * fine(x, y);
      const shiftY = amount * coarse(y, x) + 1.5 * fine(y, x);
      const fromX = Math.min(width - 1, Math.max(0, Math.round(x + shiftX)));
      const fromY = Math.min(height - 1, Math.max(0, Math.round(y + shiftY)));
      warped[y * width + x] = labels[fromY * width + fromX] ?? 0;
    }
  }
  return warped;
}

/** Values from -1 to 1, bilinear between random points `spacing` apart. */
function smoothNoise(
  width: number,
  height: number,
  spacing: number,
  next: () => number,
): (x: number, y: number) => number {
  const columns = Math.ceil(Math.max(width, height) / spacing) + 2;
  const points = Float32Array.from({ length: columns * columns }, () => next() * 2 - 1);
  return (x, y) => {
    const column = Math.floor(x / spacing);
    const row = Math.floor(y / spacing);
    const right = x / spacing - column;
    const down = y / spacing - row;
    const at = row * columns + column;
    const above = (points[at] ?? 0) * (1 - right) + (points[at + 1] ?? 0) * right;
    const below = (points[at + columns] ?? 0) * (1 - right) + (points[at + columns + 1] ?? 0) * right;
    return above * (1 - down) + below * down;
  };
}
