import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { labelText } from "../../src/core/reading/labelText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { readLabels } from "./readLabels";

const { dataCheck: texts } = TEXTS;

/** The target labels whose pixels are left out of everything. */
export function IgnoreField(): VNode {
  const store = useStore();
  const { ignore } = store.evaluation.value.table;
  const [refused, setRefused] = useState(false);
  return (
    <p class="ignore-field">
      <label class="choice" title={texts.ignoreTitle}>
        <span>{texts.ignore}</span>
        <input
          type="text"
          data-testid="ignore"
          aria-invalid={refused}
          aria-describedby="ignore-note"
          placeholder={texts.ignoreNone}
          value={ignore.map((label) => labelText(label, store.report.value.images)).join(", ")}
          onChange={({ currentTarget }) => {
            const labels = readLabels(currentTarget.value);
            setRefused(labels === undefined);
            if (labels) store.choose({ ignore: labels });
          }}
        />
      </label>
      {store.choices.value.ignore !== "auto" && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setRefused(false);
            store.choose({ ignore: "auto" });
          }}
        >
          {texts.ignoreAuto}
        </button>
      )}
      <span id="ignore-note" class={refused ? "refused" : "dim"}>
        {refused ? texts.ignoreRefused : texts.ignoreNote}
      </span>
    </p>
  );
}
