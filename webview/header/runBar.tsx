import type { VNode } from "preact";
import type { Progress } from "../../src/protocol/panel";
import { WarningIcon } from "../parts/warningIcon";
import { formatDuration } from "../texts/format";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { run: texts } = TEXTS;

/** Where the run stands, for as long as its figures are no score: under way or cancelled. */
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
  const found = total > 0;
  return (
    <div class="run" data-testid="run-bar">
      <div
        class={`progress${found ? "" : " listing"}`}
        role="progressbar"
        aria-label={texts.label}
        aria-valuemin={0}
        aria-valuemax={found ? total : undefined}
        aria-valuenow={found ? done : undefined}
        aria-valuetext={found ? texts.counting(done, total) : texts.listing}
      >
        <div class="done" style={{ width: found ? `${(done / total) * 100}%` : "" }} />
      </div>
      <p class="run-line">
        {runFacts(progress).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span class="dim">{note}</span>
        <MessageButton message={{ type: "cancel" }} testId="cancel">
          {texts.cancel}
        </MessageButton>
      </p>
    </div>
  );
}

/** A rate and a time left are told once they rest on more than a moment. */
function runFacts({ done, total, elapsedMs }: Progress): readonly string[] {
  if (total === 0) return [texts.listing];
  const counting = texts.counting(done, total);
  if (done === 0 || elapsedMs < 500) return [counting];
  const perMs = done / elapsedMs;
  return [counting, texts.rate(Math.round(perMs * 1000)), texts.left(formatDuration((total - done) / perMs))];
}
