import type { VNode } from "preact";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { run: texts } = TEXTS;

/** Masks were written since they were counted: the figures stay until the user wants those of now. */
export function ChangesBar(): VNode | undefined {
  const store = useStore();
  const changed = store.changedMasks.value;
  if (changed === 0 || store.run.value?.phase === "running") return undefined;
  return (
    <div class="run notice changes" data-testid="changes-bar" role="status">
      <span>{texts.changed(changed)}</span>
      <MessageButton message={{ type: "update" }} title={texts.updateTitle}>
        {texts.update}
      </MessageButton>
    </div>
  );
}
