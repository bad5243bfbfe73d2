import type { VNode } from "preact";
import type { Finding } from "../../src/core/reading/finding";
import { effectWords } from "../../src/core/check/findingText";
import { WarningIcon } from "../parts/warningIcon";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { findings: texts } = TEXTS;

/** What was seen, what would change, and one click that does it. */
export function FindingLine({ finding }: { readonly finding: Finding }): VNode {
  const store = useStore();
  const { id, severity, message, action } = finding;
  return (
    <li data-finding={id} data-severity={severity}>
      {severity === "info" ? <span class="severity" aria-hidden="true" /> : <WarningIcon />}
      <span>
        <span class="visually-hidden">{texts.severities[severity]}: </span>
        {message}
        {effectWords(finding).map((words) => (
          <strong key={words} class="effect">
            {words}
          </strong>
        ))}
      </span>
      {action && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            store.take(finding);
          }}
        >
          {action.label}
        </button>
      )}
    </li>
  );
}
