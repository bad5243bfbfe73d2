import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { dataCheck } from "../../src/core/check/dataCheck";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { checkBehind } from "../drawing/checkBehind";
import type { Checked, Drawing } from "../drawing/drawing";

export interface Checking {
  /** What the data show of themselves under the present choices; while it is checked anew, what they showed before. */
  readonly dataCheck: ReadonlySignal<Checked>;
  /** A large report is being checked: what is shown is not of the present choices yet. */
  readonly isChecking: ReadonlySignal<boolean>;
}

/** Rows of counts that are checked before the frame is over; a class counts as many rows. */
const MOST_AT_ONCE = 2 ** 20;
const ROWS_A_CLASS = 256;

const UNCHECKED: Checked = { findings: [], labels: { target: [], prediction: [] } };

/** Checks the data: at once, and of large reports in a worker, since that takes seconds. */
export function createChecking(
  report: ReadonlySignal<Report>,
  choices: ReadonlySignal<Choices>,
  classes: ReadonlySignal<number>,
): Checking {
  const done = signal<{ readonly of: Report; readonly under: Choices; readonly checked: Checked } | undefined>(
    undefined,
  );
  const rows = computed(() => report.value.images.reduce((sum, { counts }) => sum + counts.pixels.length, 0));
  const isLarge = computed(() => rows.value + ROWS_A_CLASS * classes.value > MOST_AT_ONCE);
  let drawing: Drawing | undefined;
  effect(() => {
    const [of, under] = [report.value, choices.value];
    drawing?.cancel();
    drawing = isLarge.value
      ? checkBehind(of, under, (checked) => {
          done.value = { of, under, checked };
        })
      : undefined;
  });
  return {
    dataCheck: computed(() => {
      if (!isLarge.value) return dataCheck(report.value, choices.value);
      return done.value?.of === report.value ? done.value.checked : UNCHECKED;
    }),
    isChecking: computed(
      () => isLarge.value && !(done.value?.of === report.value && done.value.under === choices.value),
    ),
  };
}
