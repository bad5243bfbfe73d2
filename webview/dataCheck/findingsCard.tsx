import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Choices } from "../../src/core/choices";
import type { Finding } from "../../src/core/coding/finding";
import { WarningIcon } from "../charts/warningIcon";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";

const { findings: texts } = TEXTS;

/** What was taken in the last click, and the choices before it. */
interface Applied {
  readonly message: string;
  readonly before: Choices;
}

/** What the data show of themselves, each with what can be done about it in one click, and undone in another. */
export function FindingsCard(): VNode {
  const store = useStore();
  const applied = useSignal<Applied | undefined>(undefined);
  const { findings } = store.dataCheck.value;
  const apply = ({ message, action }: Finding): void => {
    if (!action) return;
    applied.value = { message, before: store.choices.value };
    store.choose(action.apply);
    store.announce(texts.applied);
  };
  const undo = ({ before }: Applied): void => {
    applied.value = undefined;
    store.chooseAll(before);
    store.announce(texts.undone);
  };
  return (
    <section class="card" aria-labelledby="findings-title" data-testid="findings">
      <h2 id="findings-title">{texts.title}</h2>
      {applied.value && <AppliedLine applied={applied.value} undo={undo} />}
      {findings.length === 0 && <p class="dim">{texts.none}</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <FindingLine key={`${finding.id} ${finding.message}`} finding={finding} apply={apply} />
        ))}
      </ul>
    </section>
  );
}

interface AppliedLineProps {
  readonly applied: Applied;
  readonly undo: (applied: Applied) => void;
}

function AppliedLine({ applied, undo }: AppliedLineProps): VNode {
  return (
    <p class="notice applied" data-testid="applied">
      <span>
        {texts.applied} <span class="dim">{applied.message}</span>
      </span>
      <button
        type="button"
        class="secondary"
        data-testid="undo"
        onClick={() => {
          undo(applied);
        }}
      >
        {texts.undo}
      </button>
    </p>
  );
}

interface FindingLineProps {
  readonly finding: Finding;
  readonly apply: (finding: Finding) => void;
}

function FindingLine({ finding, apply }: FindingLineProps): VNode {
  const { id, severity, message, action } = finding;
  return (
    <li data-finding={id} data-severity={severity}>
      {severity === "info" ? <span class="severity" aria-hidden="true" /> : <WarningIcon />}
      <span>
        <span class="visually-hidden">{texts.severities[severity]}: </span>
        {message}
      </span>
      {action && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            apply(finding);
          }}
        >
          {action.label}
        </button>
      )}
    </li>
  );
}
