import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Choices } from "../src/core/choices";
import { dataCheck, type DataCheck } from "../src/core/coding/dataCheck";
import { evaluate, type Evaluation } from "../src/core/evaluation";
import type { Metric } from "../src/core/metric";
import { IOU } from "../src/core/metrics";
import { metricsFor } from "../src/core/metricsFor";
import type { Report } from "../src/core/report";
import type { PageMessage, RunState } from "../src/protocol/panel";
import { headline, headlineFigures } from "./figures/headline";
import { metricFigures, type MetricFigures } from "./figures/metricFigures";
import type { PageHost } from "./host";
import { reportInbox } from "./reportInbox";
import { DEFAULT_VIEW, readView, type View } from "./view";
import { createPixelClient, type PixelClient } from "./viewer/pixelClient";
import type { Focus } from "./viewer/viewerView";

/** All that the page knows, as signals, and all that its controls can do. Nothing here draws. */
export interface Store {
  /** Undefined until the host has sent the document. */
  readonly run: ReadonlySignal<RunState | undefined>;
  readonly report: ReadonlySignal<Report>;
  readonly choices: ReadonlySignal<Choices>;
  readonly view: ReadonlySignal<View>;
  readonly evaluation: ReadonlySignal<Evaluation>;
  /** What the data show of themselves under the present choices. */
  readonly dataCheck: ReadonlySignal<DataCheck>;
  /** Every metric under the present choices, in the order of the menus. */
  readonly metrics: ReadonlySignal<readonly Metric[]>;
  /** The metric of the header. */
  readonly metric: ReadonlySignal<Metric>;
  /** False while images are still coming in or the run was cancelled: figures are then of a part. */
  readonly complete: ReadonlySignal<boolean>;
  /** The sentence for the live region. */
  readonly announcement: ReadonlySignal<string>;
  readonly figures: (metric: Metric) => MetricFigures;
  readonly choose: (choices: Partial<Choices>) => void;
  readonly look: (view: Partial<View>) => void;
  readonly announce: (sentence: string) => void;
  /** Opens the viewer on an image, with all pixels lit or those of the focus alone. */
  readonly openViewer: (wanted: { readonly image: string; readonly focus?: Focus }) => void;
  readonly pixels: PixelClient;
  readonly post: (message: PageMessage) => void;
}

export function createStore(host: PageHost): Store {
  const view = signal(DEFAULT_VIEW);
  const choices = signal<Choices | undefined>(undefined);
  const announcement = signal("");
  const inbox = reportInbox(host, (reportId) => {
    choices.value = undefined;
    view.value = savedView(host, reportId);
  });
  const { report, run, reportId } = inbox;

  const currentChoices = computed(() => choices.value ?? report.value.choices);
  const evaluation = computed(() => evaluate(report.value, currentChoices.value));
  const metrics = computed(() => metricsFor(currentChoices.value));
  const metricOf = (wanted: string): Metric => metrics.value.find(({ id }) => id === wanted) ?? IOU;
  const metric = computed(() => metricOf(view.value.metric));
  const average = computed(() => view.value.average);
  const byMetric = new Map<string, MetricFigures>();

  effect(() => {
    if (reportId.value === undefined) return;
    host.setState({ version: 1, reportId: reportId.value, view: view.value });
  });

  const figures = (wanted: Metric): MetricFigures => {
    const { id } = wanted;
    const known = byMetric.get(id) ?? metricFigures(evaluation, computed(() => metricOf(id)), average);
    byMetric.set(id, known);
    return known;
  };

  return {
    run,
    report,
    choices: currentChoices,
    view,
    evaluation,
    dataCheck: computed(() => dataCheck(report.value, currentChoices.value)),
    metrics,
    metric,
    complete: computed(() => run.value?.phase === "complete"),
    announcement,
    figures,
    choose: (change) => {
      const before = headlineFigures({ metric, figures });
      choices.value = { ...currentChoices.value, ...change };
      host.post({ type: "choices", choices: choices.value });
      announcement.value = headline({ metric, figures }, before);
    },
    look: (change) => {
      view.value = { ...view.value, ...change };
    },
    announce: (sentence) => {
      announcement.value = sentence;
    },
    openViewer: ({ image, focus }) => {
      view.value = { ...view.value, viewer: { ...view.value.viewer, image, focus } };
    },
    pixels: createPixelClient(host),
    post: host.post,
  };
}

/** The view kept for this very report; another report starts afresh. */
function savedView(host: PageHost, reportId: string): View {
  const state = host.getState();
  if (typeof state !== "object" || state === null || !("reportId" in state) || !("view" in state)) return DEFAULT_VIEW;
  return state.reportId === reportId ? readView(state.view) : DEFAULT_VIEW;
}
