import type { VNode } from "preact";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { objects: texts } = TEXTS;

/** Why no object is listed, and the button that measures them. */
export function UnmeasuredObjects(): VNode {
  const store = useStore();
  const state = store.evaluation.value.measured?.objects.state ?? "absent";
  if (store.choices.value.regions !== undefined) return <p class="empty">{texts.unmeasured.regions}</p>;
  return (
    <div class="empty" data-testid="objects-unmeasured">
      <p>{texts.unmeasured[state === "measured" ? "absent" : state]}</p>
      {store.complete.value && (
        <MessageButton message={{ type: "measure", kinds: ["objects"] }} rank="primary" testId="measure-objects">
          {texts.measure}
        </MessageButton>
      )}
    </div>
  );
}
