import type { VNode } from "preact";
import { sameFileChoices } from "../src/core/fileChoices";
import { useStore } from "./storeContext";
import { TEXTS } from "./texts";

/** A run that gave nothing: the host's sentence says why and what to do. */
export function FailedRun({ message }: { readonly message: string }): VNode {
  const store = useStore();
  const { folders } = store.report.value;
  return (
    <main class="empty failed" data-testid="failed">
      <h1>{TEXTS.run.failed}</h1>
      <p>{message}</p>
      <dl class="folders">
        <dt>{TEXTS.dataCheck.predictions}</dt>
        <dd>{folders.prediction}</dd>
        <dt>{TEXTS.dataCheck.targets}</dt>
        <dd>{folders.target}</dd>
      </dl>
      <p class="buttons">
        <button
          type="button"
          onClick={() => {
            store.post({ type: "evaluateAgain" });
          }}
        >
          {TEXTS.run.again}
        </button>
        <button
          type="button"
          class="secondary"
          title={TEXTS.run.swapTitle}
          onClick={() => {
            store.post({ type: "swapFolders" });
          }}
        >
          {TEXTS.run.swap}
        </button>
        {!sameFileChoices(store.choices.value.files, undefined) && (
          <button
            type="button"
            class="secondary"
            title={TEXTS.run.readPlainlyTitle}
            onClick={() => {
              store.choose({ files: {} });
            }}
          >
            {TEXTS.run.readPlainly}
          </button>
        )}
      </p>
    </main>
  );
}
