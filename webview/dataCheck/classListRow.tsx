import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { dataCheck: texts } = TEXTS;

/** Where the names of the classes come from, and the way to another list. */
export function ClassListRow(): VNode {
  const store = useStore();
  const { classList } = store.choices.value;
  return (
    <>
      <dt>{texts.classList}</dt>
      <dd data-testid="class-list">
        {classList ? texts.classListOf(classList.source, classList.colours) : texts.noClassList}{" "}
        <button
          type="button"
          class="link"
          title={texts.chooseClassListTitle}
          onClick={() => {
            store.post({ type: "chooseClassList" });
          }}
        >
          {texts.chooseClassList}
        </button>
      </dd>
    </>
  );
}
