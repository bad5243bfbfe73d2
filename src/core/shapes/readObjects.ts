import { addAt, entryAt, integerAt, numberAt } from "../numbers/numberAt";
import type { Label } from "../labels/label";
import type { ObjectPair, ObjectTable } from "./objects";

/** What is told of objects by all images together, so that it is read into what was measured of each. */
export interface ObjectRoles {
  /** Labels of target objects that are crowds. */
  readonly groups: ReadonlySet<Label>;
  /** Whether all pixels of a class, by its place, are one object on either side. */
  readonly isWhole: (place: number) => boolean;
}

/**
 * The objects of an image with the roles that they have: those of a class without instances joined to one a side, which stands where the
 * first of them stood, and crowds marked. What was measured holds neither, so that it is the same whatever other images hold.
 */
export function readObjects({ target, prediction, overlaps }: ObjectPair, roles: ObjectRoles): ObjectPair {
  const targets = joined(target, roles.isWhole);
  const predictions = joined(prediction, roles.isWhole);
  const common = new Map<number, number>();
  overlaps.pixels.forEach((pixels, row) => {
    const object = integerAt(targets.places, integerAt(overlaps.targets, row));
    const key = object * predictions.count + integerAt(predictions.places, integerAt(overlaps.predictions, row));
    common.set(key, (common.get(key) ?? 0) + pixels);
  });
  const cells = [...common].sort(([a], [b]) => a - b);
  return {
    target: withCrowds(tableOf(target, targets), roles.groups),
    prediction: tableOf(prediction, predictions),
    overlaps: {
      targets: Int32Array.from(cells, ([key]) => Math.floor(key / predictions.count)),
      predictions: Int32Array.from(cells, ([key]) => key % predictions.count),
      pixels: Float64Array.from(cells, ([, pixels]) => pixels),
    },
  };
}

/** The new number of each object. */
interface Joined {
  readonly places: Int32Array;
  readonly count: number;
}

function joined({ classes }: ObjectTable, isWhole: ObjectRoles["isWhole"]): Joined {
  const wholes = new Map<number, number>();
  const places = new Int32Array(classes.length);
  let count = 0;
  classes.forEach((place, object) => {
    const known = wholes.get(place);
    places[object] = known ?? count;
    if (known !== undefined) return;
    if (isWhole(place)) wholes.set(place, count);
    count++;
  });
  return { places, count };
}

function tableOf(table: ObjectTable, { places, count }: Joined): ObjectTable {
  if (count === places.length) return table;
  const made = {
    classes: new Int32Array(count),
    areas: new Float64Array(count),
    boxes: new Int32Array(6 * count),
    atEdge: new Uint8Array(count),
    ignored: new Float64Array(count),
    ...(table.ids && { ids: new Int32Array(count) }),
  };
  places.forEach((place, object) => {
    const isFirst = numberAt(made.areas, place) === 0;
    addAt(made.areas, place, numberAt(table.areas, object));
    addAt(made.ignored, place, numberAt(table.ignored, object));
    made.atEdge[place] = Math.max(entryAt(made.atEdge, place), entryAt(table.atEdge, object));
    for (let side = 0; side < 6; side++) {
      const [box, edge] = [6 * place + side, integerAt(table.boxes, 6 * object + side)];
      const other = integerAt(made.boxes, box);
      made.boxes[box] = isFirst ? edge : side < 3 ? Math.min(other, edge) : Math.max(other, edge);
    }
    if (!isFirst) return;
    made.classes[place] = integerAt(table.classes, object);
    if (made.ids && table.ids) made.ids[place] = integerAt(table.ids, object);
  });
  return made;
}

function withCrowds(table: ObjectTable, groups: ReadonlySet<Label>): ObjectTable {
  const crowds = Uint8Array.from(table.ids ?? [], (label) => (groups.has(label) ? 1 : 0));
  return crowds.includes(1) ? { ...table, crowds } : table;
}
