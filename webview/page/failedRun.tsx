import type { VNode } from "preact";
import { sameFileChoices } from "../../src/core/document/fileChoices";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

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
        <MessageButton message={{ type: "evaluateAgain" }} rank="primary">
          {TEXTS.run.again}
        </MessageButton>
        <MessageButton message={{ type: "swapFolders" }} title={TEXTS.run.swapTitle}>
          {TEXTS.run.swap}
        </MessageButton>
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
