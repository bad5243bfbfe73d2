import type { VNode } from "preact";
import { subsetWords } from "../../src/core/counting/imageSubset";
import { useStore } from "../store/storeContext";
import { Banners } from "../summary/banners";
import { TEXTS } from "../texts/texts";

/** In place of figures where none can be: says why, and where to look. */
export function NothingCounted(): VNode {
  const store = useStore();
  if (store.run.value?.phase === "running") return <p class="empty">{TEXTS.empty.running}</p>;
  const refusal = store.refusal.value;
  if (refusal !== undefined) {
    return (
      <div class="empty" data-testid="refusal">
        <p>{refusal}</p>
      </div>
    );
  }
  const { subset } = store.choices.value;
  if (subset && store.report.value.images.length > 0 && store.evaluation.value.images.length === 0) {
    return (
      <div class="empty">
        <p>{TEXTS.subset.empty(subsetWords(subset))}</p>
        <button
          type="button"
          onClick={() => {
            store.choose({ subset: undefined });
          }}
        >
          {TEXTS.subset.takeAll}
        </button>
      </div>
    );
  }
  const reason = store.evaluation.value.images.length > 0 ? TEXTS.empty.noClass : TEXTS.empty.nothing;
  return (
    <div class="empty">
      <p>{reason}</p>
      <Banners />
      <p>{TEXTS.empty.nothingNext}</p>
      <button
        type="button"
        onClick={() => {
          store.look({ tab: "dataCheck" });
        }}
      >
        {TEXTS.empty.openDataCheck}
      </button>
    </div>
  );
}
