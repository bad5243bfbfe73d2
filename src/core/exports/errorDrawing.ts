import type { ImageEntry } from "../document/report";
import type { PairPlanes } from "../labels/pairPlanes";
import type { ClassTable } from "../reading/classTable";
import { makeStandOut } from "../reading/contrast";
import { NO_CLASS_COLOUR } from "../reading/noClassColour";
import { pairClasses, predictionClassAt, targetClassAt } from "../reading/pairClasses";
import { isClass, type ClassOrNone } from "../labels/indices";

/** What is right, and what is left out: alike in every theme, on paper too. */
export const RIGHT_COLOUR = "#dcdcdc";
export const LEFT_OUT_COLOUR = "#ffffff";

/** The errors of an image as they are drawn. */
export interface ErrorDrawing {
  /** What stands in an `<svg>` of `width` x `height`. */
  readonly content: string;
  readonly width: number;
  readonly height: number;
  /** Wrong pixels by the class that was predicted; below 0: none. */
  readonly wrong: ReadonlyMap<ClassOrNone, number>;
  /** Whether any pixel is left out of everything. */
  readonly leavesOut: boolean;
}

/** What a class is drawn in: its own colour, darker where it would be lost in what is right. Lists are hostile: what is not a plain colour is none. */
export function drawnColour({ classes }: ClassTable, classIndex: ClassOrNone): string {
  const color = classes[classIndex]?.color ?? NO_CLASS_COLOUR;
  return makeStandOut(/^#[\da-f]{6}$/i.test(color) ? color : NO_CLASS_COLOUR, RIGHT_COLOUR);
}

/** Draws the wrong pixels of an image in the colour of the class that was predicted, as rectangles: a path a colour. */
export function errorDrawing(planes: PairPlanes, table: ClassTable, image: ImageEntry): ErrorDrawing {
  const classes = pairClasses(planes, table, image);
  const { width, height, target, prediction } = classes;
  const wrong = new Map<ClassOrNone, number>();
  const shapes = new Map<string, Rectangles>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width;) {
      const at = y * width + x;
      const [here, predicted] = [target.indices[at], prediction.indices[at]];
      let end = x + 1;
      while (
        end < width &&
        target.indices[y * width + end] === here &&
        prediction.indices[y * width + end] === predicted
      )
        end++;
      const [is, seen] = [targetClassAt(classes, at), predictionClassAt(classes, at)];
      if (!isClass(is)) rectangles(shapes, LEFT_OUT_COLOUR).add({ x, y, width: end - x });
      else if (is !== seen) {
        wrong.set(seen, (wrong.get(seen) ?? 0) + end - x);
        rectangles(shapes, drawnColour(table, seen)).add({ x, y, width: end - x });
      }
      x = end;
    }
  }
  const paths = Array.from(shapes, ([colour, shape]) => `<path fill="${colour}" d="${shape.path()}"/>`).join("");
  const ground = `<rect width="${width}" height="${height}" fill="${RIGHT_COLOUR}"/>`;
  return { content: ground + paths, width, height, wrong, leavesOut: shapes.has(LEFT_OUT_COLOUR) };
}

interface Run {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Runs of pixels of one colour, row after row; those that lie below each other are one rectangle. */
class Rectangles {
  private readonly all: (Run & { height: number })[] = [];
  /** The last one of each place and width in a row. */
  private readonly last = new Map<string, Run & { height: number }>();

  add(run: Run): void {
    const place = `${run.x} ${run.width}`;
    const above = this.last.get(place);
    if (above && above.y + above.height === run.y) {
      above.height++;
      return;
    }
    const rectangle = { ...run, height: 1 };
    this.all.push(rectangle);
    this.last.set(place, rectangle);
  }

  path(): string {
    return this.all.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`).join("");
  }
}

function rectangles(shapes: Map<string, Rectangles>, colour: string): Rectangles {
  const known = shapes.get(colour) ?? new Rectangles();
  shapes.set(colour, known);
  return known;
}
