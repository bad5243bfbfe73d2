import type { VNode } from "preact";
import type { Metric } from "../../src/core/metrics/metric";
import { metricsFor } from "../../src/core/metrics/metricsFor";
import { shapeMetrics } from "../../src/core/metrics/shapeMetrics";
import { ChoiceSelect } from "../parts/choiceSelect";
import { headline } from "../store/headline";
import { useStore } from "../store/storeContext";
import { whatLacks } from "../store/whatLacks";
import { TEXTS } from "../texts/texts";

const { header, shapes: texts } = TEXTS;

/** In the order of the menu. */
const GROUPS = ["pixels", "morePixels", "boundary", "surface", "objects", "cldice", "kinds"] as const;

/** The metric that every tab is about, in groups; one that has to be measured first says so. */
export function MetricSelect(): VNode {
  const store = useStore();
  const choices = store.choices.value;
  const evaluation = store.evaluation.value;
  const metrics: readonly Metric[] = [...metricsFor(choices), ...shapeMetrics(choices.shapes)];
  const text = ({ name, shape }: Metric): string => {
    const lacking = whatLacks(evaluation, shape?.kind);
    return lacking ? `${name} · ${texts.marks[lacking.state.state]}` : name;
  };
  return (
    <ChoiceSelect
      label={header.metric}
      title={[store.metric.value.formula, store.metric.value.note].filter(Boolean).join("\n")}
      testId="metric"
      value={store.metric.value.id}
      onChoose={(metric) => {
        store.look({ metric });
        store.announce(headline(store));
      }}
    >
      {GROUPS.map((group) => (
        <optgroup key={group} label={texts.groups[group]}>
          {metrics
            .filter((metric) => groupOf(metric) === group)
            .map((metric) => (
              <option key={metric.id} value={metric.id}>
                {text(metric)}
              </option>
            ))}
        </optgroup>
      ))}
    </ChoiceSelect>
  );
}

function groupOf({ shape, tier }: Metric): (typeof GROUPS)[number] {
  return shape?.kind ?? (tier === 1 ? "pixels" : "morePixels");
}
