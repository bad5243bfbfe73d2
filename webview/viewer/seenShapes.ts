import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { classPlaces } from "../../src/core/counting/classPlaces";
import { countedImages } from "../../src/core/counting/countedImages";
import { instanceIds } from "../../src/core/counting/instanceIds";
import { sidesOfIds } from "../../src/core/counting/sidesOfIds";
import type { ImageEntry } from "../../src/core/document/report";
import type { ShapeMarks, ShapeView } from "../../src/core/shapes/shapeMarks";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import type { ShapeTask } from "../../src/protocol/measureTask";
import type { ShapeOutcome } from "../../src/protocol/pixels";
import type { Store } from "../store/store";

export type MarksOf<View extends ShapeView> = Extract<ShapeMarks, { readonly view: View }>;

/** The shapes of the image that is open, each asked for when it is first looked at. */
export interface SeenShapes {
  /** Of one kind; undefined while they are not there, or nobody looks. */
  readonly marks: <View extends ShapeView>(view: View) => MarksOf<View> | undefined;
  /** Why there are none, where there are not. */
  readonly failure: (view: ShapeView) => string | undefined;
  /** The labels of the classes by their place in the marks. */
  readonly task: ReadonlySignal<ShapeTask | undefined>;
  readonly dispose: () => void;
}

export interface SeenShapesInput {
  readonly entry: ReadonlySignal<ImageEntry | undefined>;
  /** What is looked at. */
  readonly wanted: ReadonlySignal<readonly ShapeView[]>;
}

interface Read {
  readonly image: string;
  readonly task: ShapeTask;
  readonly outcomes: Partial<Readonly<Record<ShapeView, ShapeOutcome>>>;
}

export function createSeenShapes(store: Store, { entry, wanted }: SeenShapesInput): SeenShapes {
  const read = signal<Read | undefined>(undefined);
  const task = sameAsLong(computed(() => entry.value && taskOf(store, entry.value)));
  const views = sameAsLong(wanted);
  const dispose = effect(() => {
    const image = entry.value?.name;
    const now = task.value;
    if (image === undefined || !now) return undefined;
    const before = read.peek();
    const isSame = before?.image === image && before.task === now;
    if (!isSame) read.value = { image, task: now, outcomes: {} };
    const cancels = views.value
      .filter((view) => read.peek()?.outcomes[view] === undefined)
      .map((view) =>
        store.pixels.shapes(image, { view, task: now }, (outcome) => {
          const { outcomes = {} } = read.peek() ?? {};
          read.value = { image, task: now, outcomes: { ...outcomes, [view]: outcome } };
        }),
      );
    return () => {
      for (const cancel of cancels) cancel();
    };
  });
  const outcomeOf = (view: ShapeView): ShapeOutcome | undefined =>
    read.value?.image === entry.value?.name && read.value?.task === task.value ? read.value?.outcomes[view] : undefined;
  return {
    task,
    marks: (view) => {
      const outcome = outcomeOf(view);
      return outcome?.ok === true && isOf(outcome.marks, view) ? outcome.marks : undefined;
    },
    failure: (view) => {
      const outcome = outcomeOf(view);
      return outcome?.ok === false ? outcome.message : undefined;
    },
    dispose,
  };
}

function isOf<View extends ShapeView>(marks: ShapeMarks, view: View): marks is MarksOf<View> {
  return marks.view === view;
}

/** As the image would be measured now. */
function taskOf(store: Store, image: ImageEntry): ShapeTask {
  const choices = store.choices.value;
  const { table } = store.evaluation.value;
  const { band, connectivity, spacing } = shapeOptions(choices.shapes);
  const places = classPlaces(image, table, sidesOfIds(choices));
  const instances = instanceIds(countedImages(store.report.value, choices), table, choices);
  const isWhole = new Set([...instances.whole].map((classIndex) => table.classes[classIndex]?.label));
  const whole = places.classes.flatMap((label, place) => (isWhole.has(label) ? [place] : []));
  return {
    ...places,
    ...(whole.length > 0 && { whole }),
    pixels: image.width * image.height,
    band,
    connectivity,
    ...(spacing && { spacing }),
  };
}

/** The same object as long as it says the same: choices that change nothing of it have nothing read again. */
function sameAsLong<Value>(of: ReadonlySignal<Value>): ReadonlySignal<Value> {
  let last: { readonly key: string; readonly value: Value } | undefined;
  return computed(() => {
    const { value } = of;
    const key = value === undefined ? "" : JSON.stringify(value);
    if (last?.key !== key) last = { key, value };
    return last.value;
  });
}
