import { AVERAGES, ofEachAverage, type AverageId } from "../averages/averages";
import { itemAt } from "../numbers/numberAt";

/** Something of every figure that is drawn: of each average, and of global and samplewise of each class. */
export interface EveryFigure<Value> {
  readonly averages: Readonly<Record<AverageId, Value>>;
  /** In the order of the class set. */
  readonly classes: readonly OfClass<Value>[];
}

export interface OfClass<Value> {
  readonly global: Value;
  readonly samplewise: Value;
}

/** `place`: where the value stands in the list of the figures. */
export function mapFigures<Value, Next>(
  { averages, classes }: EveryFigure<Value>,
  map: (value: Value, index: number) => Next,
): EveryFigure<Next> {
  const first = AVERAGES.length;
  const places = new Map(AVERAGES.map(({ id }, index) => [id, index]));
  return {
    averages: ofEachAverage(({ id }) => map(averages[id], places.get(id) ?? NaN)),
    classes: classes.map(({ global, samplewise }, column) => ({
      global: map(global, first + 2 * column),
      samplewise: map(samplewise, first + 2 * column + 1),
    })),
  };
}

/** Both have the same classes. */
export function zipFigures<A, B, Next>(
  a: EveryFigure<A>,
  b: EveryFigure<B>,
  zip: (a: A, b: B) => Next,
): EveryFigure<Next> {
  return {
    averages: ofEachAverage(({ id }) => zip(a.averages[id], b.averages[id])),
    classes: a.classes.map((ofA, column) => {
      const ofB = itemAt(b.classes, column);
      return { global: zip(ofA.global, ofB.global), samplewise: zip(ofA.samplewise, ofB.samplewise) };
    }),
  };
}

/** Their list: the averages in the order of the tables, then global and samplewise of each class. */
export function listFigures<Value>({ averages, classes }: EveryFigure<Value>): readonly Value[] {
  const list = AVERAGES.map(({ id }) => averages[id]);
  for (const { global, samplewise } of classes) list.push(global, samplewise);
  return list;
}
