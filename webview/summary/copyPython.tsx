import type { VNode } from "preact";
import type { AverageId } from "../../src/core/averages/averages";
import { hasSnippet, PYTHON_LIBRARIES, pythonSnippet } from "../../src/core/python/pythonSnippet";
import { copyText } from "../parts/copyText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { details: texts } = TEXTS;

/** Copies a runnable script for the average, by each library that has an equal call. */
export function CopyPython({ average }: { readonly average: AverageId }): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const libraries = PYTHON_LIBRARIES.filter((library) => hasSnippet(evaluation, { metric, average, library }));
  const others = PYTHON_LIBRARIES.filter((library) => !libraries.includes(library));
  return (
    <p class="buttons">
      <span class="dim">{texts.copy}</span>
      {libraries.map((library) => (
        <button
          key={library.id}
          type="button"
          class="secondary"
          data-testid={`copy-${library.id}`}
          onClick={() => {
            const script = pythonSnippet(evaluation, store.report.value, { metric, average, library });
            if (script !== undefined) void copyText(store, script, texts.copied(library.name));
          }}
        >
          {library.name}
        </button>
      ))}
      {others.length > 0 && <span class="dim">{texts.noScript(others.map(({ name }) => name))}</span>}
    </p>
  );
}
