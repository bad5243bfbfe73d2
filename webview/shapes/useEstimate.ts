import { useCallback, useEffect } from "preact/hooks";
import type { MeasuringState } from "../../src/protocol/panel";
import type { MeasureKind } from "../../src/core/shapes/imageMeasures";
import { useStore } from "../store/storeContext";

/** What measuring these kinds takes, as far as it is known; `ask` finds it out from a few images, where nothing is. */
export function useEstimate(kinds: readonly MeasureKind[]): {
  readonly known: MeasuringState | undefined;
  readonly ask: () => void;
} {
  const store = useStore();
  const measuring = store.measuring.value;
  const key = kinds.join();
  const estimates = store.estimates.value;
  const known = measuring?.kinds.join() === key ? measuring : estimates.get(key);
  const ask = useCallback(() => {
    const now = store.measuring.peek();
    const isBusy = now?.phase === "running" && !now.estimate;
    const isKnown = now?.kinds.join() === key || store.estimates.peek().has(key);
    if (isBusy || isKnown || key === "") return;
    store.post({ type: "measure", kinds: kindsOf(key), estimate: true });
  }, [store, key]);
  return { known, ask };
}

/** Asks as soon as it is shown, and whenever other kinds are. */
export function useEstimateAtOnce(ask: () => void, isWanted: boolean): void {
  useEffect(() => {
    if (isWanted) ask();
  }, [ask, isWanted]);
}

function kindsOf(key: string): readonly MeasureKind[] {
  return key.split(",") as readonly MeasureKind[];
}
