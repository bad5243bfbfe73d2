import type { VNode } from "preact";
import { shapeScripts, shapeSnippet } from "../../src/core/python/shapeSnippet";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { shapeCall } from "../../src/core/shapes/shapeCalls";
import { copyText } from "../parts/copyText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { details: texts, shapes } = TEXTS;

/** The call that gives the figure of one class in one image, and a script for each library that has one. */
export function ShapeCopyPython(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const same = shapeCall(metric.id, shapeOptions(store.choices.value.shapes));
  const scripts = shapeScripts(evaluation, metric);
  return (
    <>
      {same ? (
        <dl>
          <div data-library={same.library}>
            <dt>{texts.sameAs(same.library)}</dt>
            <dd>
              <code>{same.call}</code>
            </dd>
          </div>
        </dl>
      ) : (
        <p class="dim">{texts.noCall}</p>
      )}
      {same && <p class="dim">{shapes.sameAsNote}</p>}
      {scripts.length > 0 && (
        <p class="buttons">
          <span class="dim">{texts.copy}</span>
          {scripts.map((script) => (
            <button
              key={script.dialect.id}
              type="button"
              class="secondary"
              data-testid={`copy-${script.dialect.id}`}
              title={script.call.call}
              onClick={() => {
                void copyText(
                  store,
                  shapeSnippet(evaluation, store.report.value, metric, script),
                  texts.copied(script.dialect.name),
                );
              }}
            >
              {script.dialect.name}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
