import type { ObjectPair, ObjectTable } from "./objects";

/** Objects of an image and how many classes they are of. */
interface Part {
  readonly pair: ObjectPair;
  readonly classes: number;
}

/** The objects of different classes of one image in one table a side, the classes numbered on from part to part. */
export function joinedObjects(parts: readonly Part[]): ObjectPair {
  const firstClasses = running(parts.map(({ classes }) => classes));
  const pairs = parts.map(({ pair }) => pair);
  const sizes = (side: "target" | "prediction") => running(pairs.map((pair) => pair[side].areas.length));
  const [targets, predictions] = [sizes("target"), sizes("prediction")];
  return {
    target: joinedTables(
      pairs.map(({ target }) => target),
      firstClasses,
    ),
    prediction: joinedTables(
      pairs.map(({ prediction }) => prediction),
      firstClasses,
    ),
    overlaps: {
      targets: Int32Array.from(pairs.flatMap(({ overlaps }, part) => moved(overlaps.targets, targets[part]))),
      predictions: Int32Array.from(
        pairs.flatMap(({ overlaps }, part) => moved(overlaps.predictions, predictions[part])),
      ),
      pixels: Float64Array.from(pairs.flatMap(({ overlaps }) => [...overlaps.pixels])),
    },
  };
}

function joinedTables(tables: readonly ObjectTable[], firstClasses: readonly number[]): ObjectTable {
  const all = (column: "areas" | "boxes" | "atEdge" | "ignored"): number[] =>
    tables.flatMap((table) => [...table[column]]);
  const ids = tables.flatMap((table) => [...(table.ids ?? [])]);
  return {
    classes: Int32Array.from(tables.flatMap(({ classes }, part) => moved(classes, firstClasses[part]))),
    areas: Float64Array.from(all("areas")),
    boxes: Int32Array.from(all("boxes")),
    atEdge: Uint8Array.from(all("atEdge")),
    ignored: Float64Array.from(all("ignored")),
    ...(tables.some((table) => table.ids) && { ids: Int32Array.from(ids) }),
  };
}

/** How many stand before each. */
function running(counts: readonly number[]): readonly number[] {
  let before = 0;
  return counts.map((count) => {
    const first = before;
    before += count;
    return first;
  });
}

function moved(numbers: Int32Array, by = 0): number[] {
  return Array.from(numbers, (number) => number + by);
}
