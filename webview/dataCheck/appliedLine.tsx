import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { findings: texts } = TEXTS;

/** What was done in the last click on a finding, and the way back. */
export function AppliedLine(): VNode | undefined {
  const store = useStore();
  const applied = store.applied.value;
  if (!applied) return undefined;
  return (
    <p class="notice applied" data-testid="applied">
      <span>{texts.appliedAction(applied.label)}</span>
      <button type="button" class="secondary" data-testid="undo" onClick={store.undo}>
        {texts.undo}
      </button>
    </p>
  );
}
