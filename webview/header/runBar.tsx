import type { VNode } from "preact";
import type { Progress } from "../../src/protocol/panel";
import { WarningIcon } from "../parts/warningIcon";
import { MessageButton } from "../parts/messageButton";
import { ProgressBar } from "../parts/progressBar";
import { useStore } from "../store/storeContext";
import { progressFacts } from "../texts/progressFacts";
import { TEXTS } from "../texts/texts";

const { run: texts } = TEXTS;

/** Where the run stands, for as long as its figures are not a score: under way or cancelled. */
export function RunBar(): VNode | undefined {
  const store = useStore();
  const run = store.run.value;
  if (run?.phase === "running")
    return <Running progress={run.progress} note={run.updates ? texts.updating : texts.partial} />;
  if (run?.phase !== "cancelled") return undefined;
  return (
    <div class="run notice" data-testid="run-bar">
      <WarningIcon />
      <span>{texts.cancelled(run.progress.done, run.progress.total)}</span>
      <MessageButton message={{ type: "evaluateAgain" }}>{texts.again}</MessageButton>
    </div>
  );
}

function Running({ progress, note }: { readonly progress: Progress; readonly note: string }): VNode {
  const { done, total } = progress;
  return (
    <ProgressBar
      label={texts.label}
      done={done}
      total={total}
      words={total > 0 ? texts.counting(done, total) : texts.listing}
      testId="run-bar"
    >
      {progressFacts(progress, { counting: texts.counting, listing: texts.listing }).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span class="dim">{note}</span>
      <MessageButton message={{ type: "cancel" }} testId="cancel">
        {texts.cancel}
      </MessageButton>
    </ProgressBar>
  );
}
