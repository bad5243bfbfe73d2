import type { VNode } from "preact";
import { ScrollingPanel } from "../parts/scrollingPanel";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { ComparedAverages } from "./comparedAverages";
import { ComparedClasses } from "./comparedClasses";
import { ComparedImages } from "./comparedImages";
import { ComparedKinds } from "./comparedKinds";
import { ComparedRuns } from "./comparedRuns";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";
import { ComparisonVerdict } from "./comparisonVerdict";

/** The report beside another run over the same targets. */
export function CompareTab(): VNode {
  const { state } = useStore().comparing;
  return (
    <ScrollingPanel tab="compare">
      {state.value.phase === "none" ? <NothingCompared /> : <ComparedRuns />}
      <Outcome />
    </ScrollingPanel>
  );
}

function NothingCompared(): VNode {
  return (
    <div class="empty" data-testid="nothing-compared">
      <p>{texts.empty}</p>
      <p class="dim">{texts.emptyHow}</p>
      <p class="buttons">
        <MessageButton message={{ type: "compare" }} rank="primary" testId="compare">
          {texts.begin}
        </MessageButton>
      </p>
    </div>
  );
}

function Outcome(): VNode | undefined {
  const { state, comparison, isDrawn, look } = useStore().comparing;
  const now = state.value;
  switch (now.phase) {
    case "none":
      return undefined;
    case "counting": {
      const { done, total } = now.progress;
      return (
        <section class="card" role="status">
          <progress {...(total > 0 && { value: done, max: total })} aria-label={texts.listing} />
          <p class="dim">{total > 0 ? texts.counting(done, total) : texts.listing}</p>
        </section>
      );
    }
    case "failed":
      return <Refusal title={texts.failed} message={now.message} />;
    case "refused":
      return (
        <Refusal title={texts.refused} message={now.message}>
          {now.because === "choices" && (
            <p class="buttons">
              <button
                type="button"
                data-testid="under-shown"
                onClick={() => {
                  look({ under: "shown" });
                }}
              >
                {texts.underShown}
              </button>
            </p>
          )}
        </Refusal>
      );
    case "ready": {
      const found = comparison.value;
      if (!found) return undefined;
      const drawn = isDrawn.value ? "drawn" : "pending";
      return (
        <>
          <ComparisonVerdict comparison={found} drawn={drawn} />
          <ComparedAverages comparison={found} drawn={drawn} />
          <ComparedClasses comparison={found} drawn={drawn} />
          <ComparedKinds comparison={found} />
          <ComparedImages comparison={found} />
        </>
      );
    }
  }
}

function Refusal({
  title,
  message,
  children,
}: {
  readonly title: string;
  readonly message: string;
  readonly children?: VNode | false;
}): VNode {
  return (
    <section class="card" role="alert" data-testid="compare-refused">
      <h2>{title}</h2>
      <p>{message}</p>
      {children}
    </section>
  );
}
