import type { VNode } from "preact";
import { kindsTaken } from "../../src/core/pairing/pairingWords";
import { readingWords } from "../../src/core/sentences/readingWords";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

/** What was done to files and labels before anything was counted; nothing where they are read as they are. */
export function ReadingLine(): VNode | undefined {
  const store = useStore();
  const words = [...readingWords(store.evaluation.value), ...kindsTaken(store.report.value.pairing)];
  if (words.length === 0) return undefined;
  return (
    <p class="reading">
      <button
        type="button"
        class="link"
        data-testid="reading"
        title={`${words.join("\n")}\n${TEXTS.header.readingTitle}`}
        onClick={() => {
          store.look({ tab: "dataCheck" });
        }}
      >
        {words.join(" · ")}
      </button>
    </p>
  );
}
