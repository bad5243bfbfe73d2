import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { ImageEntry } from "../../src/core/document/report";
import type { Store } from "../store/store";
import { changesOf, type Changes } from "./changes";
import { errorKindsOf } from "../pixels/errorKindsOf";
import { pairClasses, type PairClasses } from "../../src/core/reading/pairClasses";
import type { ReadRuns } from "./readout";
import type { SeenOutcome } from "../host/pixelClient";
import type { SliceOfCase } from "../../src/protocol/pixels";

/** The open image in the run that the report is compared with. */
export interface ComparedPair {
  /** The image in both runs; undefined while there is nothing to compare, or nobody looks. */
  readonly runs: ReadonlySignal<ReadRuns | undefined>;
  readonly changes: ReadonlySignal<Changes | undefined>;
  /** Why there is nothing to see, where there is not. */
  readonly failure: ReadonlySignal<string | undefined>;
  readonly dispose: () => void;
}

export interface ComparedPairInput {
  readonly entry: ReadonlySignal<ImageEntry | undefined>;
  readonly pair: ReadonlySignal<PairClasses | undefined>;
  /** Of a case: the slice that is on screen. */
  readonly slice: ReadonlySignal<SliceOfCase | undefined>;
  /** Nothing is read before it is looked at. */
  readonly isWanted: ReadonlySignal<boolean>;
}

export function createComparedPair(
  { comparing, evaluation, pixels }: Store,
  { entry, pair, slice, isWanted }: ComparedPairInput,
): ComparedPair {
  const read = signal<{ readonly of: ImageEntry; readonly key: string; readonly outcome: SeenOutcome } | undefined>(
    undefined,
  );
  const key = computed(() => (slice.value ? `${slice.value.plane} ${slice.value.at}` : ""));
  const other = computed(() => (entry.value ? comparing.otherEntry(entry.value) : undefined));
  const dispose = effect(() => {
    if (!isWanted.value) return undefined;
    const image = other.value;
    // What was read stays for as long as the image is open, whatever else is looked at meanwhile.
    const place = key.value;
    if (!image || (read.peek()?.of === image && read.peek()?.key === place)) return undefined;
    const keep = (outcome: SeenOutcome): void => {
      read.value = { of: image, key: place, outcome };
    };
    const same = slice.peek();
    if (same) return pixels.slice(image.name, { plane: same.plane, at: same.at }, keep, "compared");
    const { errors } = errorKindsOf(image.counts, evaluation.peek().table, image);
    return pixels.compared(image.name, errors, keep);
  });
  const outcome = computed(() => (read.value?.of === other.value ? read.value?.outcome : undefined));
  const compared = computed(() =>
    outcome.value?.ok === true ? pairClasses(outcome.value.pixels, evaluation.value.table, other.value) : undefined,
  );
  const runs = computed((): ReadRuns | undefined => {
    const shown = pair.value;
    const beside = compared.value;
    // The other run's slice may be on its way.
    if (
      !shown ||
      !beside ||
      !isWanted.value ||
      read.value?.key !== key.value ||
      shown.width !== beside.width ||
      shown.height !== beside.height
    )
      return undefined;
    const names = comparing.names.value;
    return comparing.comparedIs.value === "b" ? { names, a: shown, b: beside } : { names, a: beside, b: shown };
  });
  return {
    runs,
    changes: computed(() => runs.value && changesOf(runs.value.a, runs.value.b)),
    failure: computed(() => {
      if (!isWanted.value || outcome.value?.ok === true) return undefined;
      if (!other.value) return "The compared run has no prediction for this image.";
      return outcome.value?.message;
    }),
    dispose,
  };
}
