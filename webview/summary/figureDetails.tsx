import type { VNode } from "preact";
import { AVERAGES } from "../../src/core/averages/averages";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { citation } from "../../src/core/sentences/citation";
import { callNames } from "../../src/core/sameAs/callNames";
import { sameAs } from "../../src/core/sameAs/sameAs";
import { copyText } from "../parts/copyText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { CopyPython } from "./copyPython";
import { ShapeCopyPython } from "./shapeCopyPython";

const { details: texts } = TEXTS;

/** How the chosen average is computed, which library calls give the very same figure, and a script that does. */
export function FigureDetails({ intervals }: { readonly intervals: Intervals | undefined }): VNode | undefined {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const average = AVERAGES.find(({ id }) => id === store.view.value.average);
  if (!average) return undefined;
  const calls = sameAs(evaluation, metric, average.id);
  const sentence = citation(evaluation, metric, average.id, intervals);
  return (
    <div class="details" data-testid="figure-details">
      <h4>{texts.title(metric.short, average.scope, average.name)}</h4>
      <p>{texts.order(average.order)}</p>
      {metric.shape ? (
        <ShapeCopyPython />
      ) : calls.length === 0 ? (
        <p class="dim">{texts.noCall}</p>
      ) : (
        <>
          <dl>
            {calls.map(({ library, name, imports, call }) => (
              <div key={`${library} ${call}`} data-library={library}>
                <dt>{texts.sameAs(name)}</dt>
                <dd>
                  <code class="dim">{imports.join("; ")}</code>
                  <code>{call}</code>
                </dd>
              </div>
            ))}
          </dl>
          <p class="dim" data-testid="call-names">
            {texts.callNames(callNames(calls))}
          </p>
        </>
      )}
      {store.complete.value && (
        <p class="citation">
          <span data-testid="citation">{sentence}</span>
          <button
            type="button"
            class="secondary"
            data-testid="copy-sentence"
            onClick={() => {
              void copyText(store, sentence, texts.sentenceCopied);
            }}
          >
            {texts.copySentence}
          </button>
        </p>
      )}
      {!metric.shape && <CopyPython average={average.id} />}
    </div>
  );
}
