import type { VNode } from "preact";
import { OVERALL } from "../../src/core/metrics/overall";
import { callNames } from "../../src/core/sameAs/callNames";
import { NOT_OVER_REGIONS } from "../../src/core/reading/labelRegions";
import { overallSameAs } from "../../src/core/sameAs/overallSameAs";
import { FigureValue } from "../figures/figureValue";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { overall: texts, details } = TEXTS;

/** The figures of the whole confusion: one number for all images and classes, whatever the metric of the header. */
export function OverallCard(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  return (
    <section class="card overall" aria-labelledby="overall-title" data-testid="overall">
      <h3 id="overall-title">
        {texts.title}
        {!store.complete.value && <span class="partial">{TEXTS.run.partialMark}</span>}
      </h3>
      <p class="explanation">{texts.explanation}</p>
      <dl>
        {OVERALL.map(({ id, name, formula, value: compute }) => {
          const value = compute(evaluation.confusion, evaluation.classSet);
          const calls = overallSameAs(evaluation, id);
          const same = calls.map(({ name: library, call }) => details.sameAs(`${call} (${library})`));
          const note = [formula, ...same, ...callNames(calls)].join("\n");
          return (
            <div key={id} title={note}>
              <dt>{name}</dt>
              <dd>
                <FigureValue
                  id={`overall.${id}`}
                  value={value}
                  reason={evaluation.table.regions ? NOT_OVER_REGIONS : texts.undefined[id]}
                  note={note}
                />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
