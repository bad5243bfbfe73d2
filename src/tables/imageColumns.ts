import type { AverageInput } from "../core/averages/averageInput";
import { imageMean } from "../core/averages/cellMeans";
import type { Evaluation } from "../core/counting/evaluation";
import { badness } from "../core/metrics/better";
import type { Figure } from "../core/numbers/figure";
import { numberAt } from "../core/numbers/numberAt";
import type { ImageLine, ImageOrder, ImagePage, WantedImages } from "../core/streamed/imagePage";
import { TextColumn } from "./textColumn";

/**
 * Figures of single images that stream by, a number a figure: of a million images about 100 MB. The worst of them, by any column, are
 * found without reading one again.
 */
export class ImageColumns {
  private readonly names: TextColumn;
  /** Of target and prediction, shortened by the name. */
  private readonly targets: TextColumn;
  private readonly predictions: TextColumn;
  private readonly pixels: Float64Array;
  private readonly wrong: Float64Array;
  private readonly figures: readonly Float64Array[];
  private rows = 0;
  private last: Evaluation | undefined;
  private ordered: { readonly key: string; readonly rows: Uint32Array } | undefined;

  /**
   * @param most images there may be.
   * @param metrics ids, in the order in which each part is told of them.
   */
  constructor(
    most: number,
    private readonly metrics: readonly string[],
  ) {
    this.names = new TextColumn(most);
    this.targets = new TextColumn(most);
    this.predictions = new TextColumn(most);
    this.pixels = new Float64Array(most);
    this.wrong = new Float64Array(most);
    this.figures = metrics.map(() => new Float64Array(most).fill(NaN));
  }

  /** What `FiguresPass` tells of each part, once a metric. */
  add(part: Evaluation, input: AverageInput): void {
    if (part !== this.last) this.addImages(part);
    this.last = part;
    const figures = this.figures[this.metrics.indexOf(input.metric.id)];
    if (!figures) return;
    const first = this.rows - part.images.length;
    for (const [row, image] of part.imageSet.entries()) figures[first + image] = imageMean(input, row).value ?? NaN;
  }

  /** Whether there is such a row. */
  has(row: number): boolean {
    return Number.isInteger(row) && row >= 0 && row < this.rows;
  }

  /** What shows an image, by its row. @throws where there is no such row. */
  paths(row: number): { readonly target: string; readonly prediction: string | undefined } {
    const name = this.names.at(row);
    const prediction = this.predictions.at(row);
    return {
      target: lengthened(this.targets.at(row), name),
      prediction: prediction === "" ? undefined : lengthened(prediction, name),
    };
  }

  page({ order, direction, from, count, text }: WantedImages): ImagePage {
    const rows = this.inOrder(order, direction);
    const wanted = text.toLowerCase();
    const found = wanted === "" ? rows : rows.filter((row) => this.names.at(row).toLowerCase().includes(wanted));
    return { lines: Array.from(found.subarray(from, from + count), (row) => this.line(row)), found: found.length };
  }

  private line(row: number): ImageLine {
    const wrong = numberAt(this.wrong, row);
    return {
      row,
      name: this.names.at(row),
      figures: this.figures.map((column) => figureOf(numberAt(column, row))),
      pixels: numberAt(this.pixels, row),
      wrong: figureOf(wrong),
    };
  }

  private addImages({ images, cells, table }: Evaluation): void {
    const { classes } = cells;
    for (const [image, { name, target, prediction }] of images.entries()) {
      const row = this.rows++;
      this.names.add(name);
      this.targets.add(shortened(target.path, name));
      this.predictions.add(prediction ? shortened(prediction.path, name) : "");
      const pixels = numberAt(cells.pixels, image);
      this.pixels[row] = pixels;
      let right = 0;
      for (let cell = image * classes; cell < (image + 1) * classes; cell++) right += numberAt(cells.tp, cell);
      this.wrong[row] = table.regions ? NaN : pixels - right;
    }
  }

  /** The order that was asked for last is kept: page after page is looked at in it. */
  private inOrder(order: ImageOrder, direction: WantedImages["direction"]): Uint32Array {
    const key = JSON.stringify([order, direction, this.rows]);
    if (this.ordered?.key !== key) this.ordered = { key, rows: this.sorted(order, direction) };
    return this.ordered.rows;
  }

  private sorted(order: ImageOrder, direction: WantedImages["direction"]): Uint32Array {
    const rows = Uint32Array.from({ length: this.rows }, (_, row) => row);
    if (order.by === "name") return direction === "first" ? rows : rows.reverse();
    const keys = this.keysOf(order);
    const sign = direction === "first" ? -1 : 1;
    return rows.sort((a, b) => {
      const [ofA, ofB] = [numberAt(keys, a), numberAt(keys, b)];
      if (ofA === ofB) return a - b;
      if (Number.isNaN(ofA) || Number.isNaN(ofB)) return Number(Number.isNaN(ofA)) - Number(Number.isNaN(ofB)) || a - b;
      return ofA < ofB ? -sign : sign;
    });
  }

  /** How bad each image is: the larger, the worse. */
  private keysOf(order: Exclude<ImageOrder, { readonly by: "name" }>): Float64Array {
    switch (order.by) {
      case "figure": {
        const figures = this.figures[this.metrics.indexOf(order.metric)] ?? new Float64Array(this.rows).fill(NaN);
        return figures.map((value) => badness(order.better, value));
      }
      case "wrong":
        return this.wrong;
      case "share":
        return this.wrong.map((wrong, row) => wrong / numberAt(this.pixels, row));
      case "pixels":
        return this.pixels;
    }
  }
}

function figureOf(value: number): Figure {
  return Number.isNaN(value) ? undefined : value;
}

/** Stands for the name that a path begins with. */
const NAME = "\0";

function shortened(path: string, name: string): string {
  return path.startsWith(name) ? NAME + path.slice(name.length) : path;
}

function lengthened(path: string, name: string): string {
  return path.startsWith(NAME) ? name + path.slice(NAME.length) : path;
}
