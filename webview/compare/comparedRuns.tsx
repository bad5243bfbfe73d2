import type { VNode } from "preact";
import { comparisonMarkdown } from "../../src/core/compare/comparisonMarkdown";
import { copyText } from "../parts/copyText";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";

const RUNS = ["a", "b"] as const;

/** Which run is A and which B, and what can be done with the comparison. */
export function ComparedRuns(): VNode {
  const store = useStore();
  const { comparing } = store;
  const { comparedIs, other, state, comparison, isDrawn, names } = comparing;
  const isReady = state.value.phase === "ready";
  const folderOf = (run: "a" | "b"): string =>
    (run === comparedIs.value ? other.value : store.report.value).folders.prediction;
  return (
    <section class="compared-runs" aria-label={texts.runs}>
      <dl>
        {RUNS.map((run) => (
          <div key={run} data-run={run}>
            <dt>{names.value[run]}</dt>
            <dd>
              <span class="path" title={folderOf(run)}>
                {folderOf(run)}
              </span>
              {run !== comparedIs.value && <span class="dim"> {texts.here}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="buttons">
        <button
          type="button"
          class="secondary"
          data-testid="swap-runs"
          title={texts.swapTitle}
          onClick={() => {
            comparing.look({ order: comparedIs.value === "b" ? "comparedFirst" : "shownFirst" });
          }}
        >
          {texts.swap}
        </button>
        <MessageButton message={{ type: "compare" }}>{texts.other}</MessageButton>
        {isReady && (
          <>
            <MessageButton message={{ type: "exportComparison" }} testId="export-comparison">
              {texts.export}
            </MessageButton>
            <button
              type="button"
              class="secondary"
              data-testid="copy-comparison"
              disabled={!isDrawn.value}
              onClick={() => {
                if (comparison.value) void copyText(store, comparisonMarkdown(comparison.value), texts.copied);
              }}
            >
              {texts.copyMarkdown}
            </button>
          </>
        )}
        <MessageButton message={{ type: "endComparison" }} testId="end-comparison">
          {texts.end}
        </MessageButton>
      </p>
    </section>
  );
}
