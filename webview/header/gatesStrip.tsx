import type { VNode } from "preact";
import type { DecidedGate } from "../../src/core/gates/decideGates";
import type { Verdict } from "../../src/core/gates/gate";
import { openImagesOf } from "../images/openImagesOf";
import { MessageButton } from "../parts/messageButton";
import type { Store } from "../store/store";
import { useStore } from "../store/storeContext";
import { GATES_TEXTS as texts } from "../texts/gatesTexts";

/** What needs a look first. */
const ORDER: readonly Verdict[] = ["failed", "undecided", "passed"];

/** The gates of the workspace: how many passed, failed and cannot be decided, and behind it each gate, which leads to its images. */
export function GatesStrip(): VNode | undefined {
  const store = useStore();
  const gates = store.gates.value;
  if (!gates || store.run.value?.phase === "running") return undefined;
  const { answer, file } = gates;
  if (!answer.ok) {
    return (
      <div class="gates" data-testid="gates" data-verdict="undecided" role="status">
        <strong>{texts.title}</strong> {answer.message} <OpenFile file={file} />
      </div>
    );
  }
  const { gates: decided, verdict, notes } = answer.outcome;
  const ordered = ORDER.flatMap((wanted) => decided.filter((gate) => gate.verdict === wanted));
  return (
    <details class="gates" data-testid="gates" data-verdict={verdict}>
      <summary>
        <strong>{texts.title}</strong>
        {ORDER.map((wanted) => (
          <GateCount key={wanted} verdict={wanted} count={decided.filter((gate) => gate.verdict === wanted).length} />
        ))}
      </summary>
      <ul>
        {ordered.map((gate) => (
          <li key={gate.text} data-verdict={gate.verdict}>
            <span class={`gate-verdict ${gate.verdict}`}>{texts.verdicts[gate.verdict]}</span>
            <button
              type="button"
              class="link"
              title={texts.leads(gate.subject?.kind)}
              onClick={() => {
                follow(store, gate);
              }}
            >
              {gate.text}
            </button>
            <span>{gate.found}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} class="explanation">
          {note}
        </p>
      ))}
      <OpenFile file={file} />
    </details>
  );
}

function GateCount({ verdict, count }: { readonly verdict: Verdict; readonly count: number }): VNode | undefined {
  if (count === 0) return undefined;
  return <span class={`gate-verdict ${verdict}`}>{texts.count(count, verdict)}</span>;
}

function OpenFile({ file }: { readonly file: string }): VNode {
  return (
    <MessageButton message={{ type: "openGates" }} title={texts.openTitle}>
      {texts.open(file)}
    </MessageButton>
  );
}

/** To the images of its class, of files to the Data check, else to all images, the worst first. */
function follow(store: Store, { subject }: DecidedGate): void {
  if (subject?.kind === "files") store.look({ tab: "dataCheck" });
  else openImagesOf(store, subject?.label);
}
