import type { VNode } from "preact";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { verdict } from "../../src/core/sentences/verdict";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { openImagesOf } from "../images/openImagesOf";

/** What the run amounts to, in sentences; while figures are partial they say nothing that may be quoted. */
export function VerdictCard({ intervals }: { readonly intervals: Intervals | undefined }): VNode | undefined {
  const store = useStore();
  if (!store.complete.value) return undefined;
  const evaluation = store.evaluation.value;
  const sentences = verdict(evaluation, store.metric.value, intervals);
  return (
    <section class="verdict" aria-label={TEXTS.verdict.title} data-testid="verdict">
      {sentences.map(({ id, text, classIndex }) => {
        const label = classIndex === undefined ? undefined : evaluation.table.classes[classIndex]?.label;
        return (
          <p key={id} data-sentence={id}>
            {text}{" "}
            {label !== undefined && (
              <button
                type="button"
                class="link"
                onClick={() => {
                  openImagesOf(store, label);
                }}
              >
                {TEXTS.verdict.openImages}
              </button>
            )}
          </p>
        );
      })}
    </section>
  );
}
