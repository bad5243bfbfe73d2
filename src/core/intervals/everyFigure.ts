import { AVERAGES, ofEachAverage, type AverageId } from "../averages/averages";

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

export function mapFigures<Value, Next>(
  { averages, classes }: EveryFigure<Value>,
  map: (value: Value) => Next,
): EveryFigure<Next> {
  return {
    averages: ofEachAverage(({ id }) => map(averages[id])),
    classes: classes.map(({ global, samplewise }) => ({ global: map(global), samplewise: map(samplewise) })),
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
    classes: a.classes.flatMap((ofA, column) => {
      const ofB = b.classes[column];
      return ofB ? [{ global: zip(ofA.global, ofB.global), samplewise: zip(ofA.samplewise, ofB.samplewise) }] : [];
    }),
  };
}

/** As `zipFigures`, for what is done thousands of times and gives nothing. */
export function eachOfBoth<A, B>(a: EveryFigure<A>, b: EveryFigure<B>, act: (a: A, b: B) => void): void {
  for (const { id } of AVERAGES) act(a.averages[id], b.averages[id]);
  a.classes.forEach((ofA, column) => {
    const ofB = b.classes[column];
    if (!ofB) return;
    act(ofA.global, ofB.global);
    act(ofA.samplewise, ofB.samplewise);
  });
}
