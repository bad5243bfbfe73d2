import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MeasuringState } from "../../src/protocol/panel";
import { MessageButton } from "../parts/messageButton";
import { ProgressBar } from "../parts/progressBar";
import { MeasureNotice } from "../shapes/measureNotice";
import { useStore } from "../store/storeContext";
import { whatIsOutdated } from "../store/whatLacks";
import { progressFacts } from "../texts/progressFacts";
import { TEXTS } from "../texts/texts";

const { shapes: texts, run } = TEXTS;

/** What stands above every tab of shapes: measuring under way, or that the metric, or what was measured once, has no figures. */
export function MeasureBar(): VNode | undefined {
  const store = useStore();
  const measuring = store.measuring.value;
  const isUnderWay = measuring?.phase === "running" && !measuring.estimate;
  useAnnouncement(isUnderWay ? measuring : undefined);
  if (isUnderWay) return <UnderWay measuring={measuring} />;
  const lacking = store.unmeasured.value;
  const old = lacking ?? whatIsOutdated(store.evaluation.value);
  // While masks are counted, and where nothing was, other bars say so.
  if (!old || !store.complete.value || store.evaluation.value.images.length === 0) return undefined;
  return (
    <div class="run notice measure-bar" data-testid="measure-bar">
      <MeasureNotice
        number={lacking ? "one" : "several"}
        name={lacking ? store.metric.value.name : capitalise(texts.kinds(old.kinds))}
        lacking={old}
        estimate={lacking ? "at once" : "near"}
      />
    </div>
  );
}

type UnderWayState = Extract<MeasuringState, { readonly phase: "running" }>;

function UnderWay({ measuring: { kinds, progress } }: { readonly measuring: UnderWayState }): VNode {
  const { done, total } = progress;
  return (
    <ProgressBar
      label={texts.under}
      done={done}
      total={total}
      words={total > 0 ? texts.images(done, total) : texts.begins}
      testId="measuring-bar"
    >
      <span>{texts.measuring(kinds)}</span>
      {progressFacts(progress, { counting: texts.images, listing: texts.begins }).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span class="dim">{texts.keeps}</span>
      <MessageButton message={{ type: "cancelMeasuring" }} testId="cancel-measuring">
        {run.cancel}
      </MessageButton>
    </ProgressBar>
  );
}

/** Says aloud that measuring has ended. */
function useAnnouncement(underWay: UnderWayState | undefined): void {
  const store = useStore();
  const last = useRef<UnderWayState | undefined>(undefined);
  useEffect(() => {
    if (!underWay && last.current) store.announce(texts.done(last.current.kinds));
    last.current = underWay;
  }, [store, underWay]);
}

function capitalise(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
