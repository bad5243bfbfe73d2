import type { VNode } from "preact";
import { AVERAGES } from "../../src/core/averages";
import { sameAs } from "../../src/core/sameAs";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { CopyPython } from "./copyPython";

const { details: texts } = TEXTS;

/** How the chosen average is computed, which library calls give the very same figure, and a script that does. */
export function FigureDetails(): VNode | undefined {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const average = AVERAGES.find(({ id }) => id === store.view.value.average);
  if (!average) return undefined;
  const calls = sameAs(evaluation, metric, average.id);
  return (
    <div class="details" data-testid="figure-details">
      <h3>{texts.title(metric.short, average.scope, average.name)}</h3>
      <p>{texts.order(average.order)}</p>
      {calls.length === 0 ? (
        <p class="dim">{texts.noCall}</p>
      ) : (
        <dl>
          {calls.map(({ library, name, call }) => (
            <div key={`${library} ${call}`} data-library={library}>
              <dt>{texts.sameAs(name)}</dt>
              <dd>
                <code>{call}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <CopyPython average={average.id} />
    </div>
  );
}
