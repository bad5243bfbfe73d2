import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Choices } from "../../src/core/document/choices";
import type { Finding } from "../../src/core/reading/finding";
import { evaluate, type Evaluation } from "../../src/core/counting/evaluation";
import { ofCellsThatFit } from "../../src/core/counting/tooManyCells";
import type { Metric } from "../../src/core/metrics/metric";
import { IOU } from "../../src/core/metrics/metrics";
import { metricCalled } from "../../src/core/metrics/metricsFor";
import { metricsOf } from "../../src/core/metrics/metricsOf";
import type { Report } from "../../src/core/document/report";
import type {
  HostMessage,
  MeasuringState,
  PageMessage,
  ReportMessage,
  RunState,
  ShownGates,
} from "../../src/protocol/panel";
import { createChecking, type Checking } from "./checking";
import { createComparing, type Comparing } from "./comparing";
import { headline, headlineFigures } from "./headline";
import { metricFigures, type MetricFigures } from "./metricFigures";
import type { PageHost } from "../host/host";
import { whatLacks, type Unmeasured } from "./whatLacks";
import { followShown, followView, withKeptView } from "./reportView";
import { reportInbox, type MeasuringEstimate, type MessageSource } from "../host/reportInbox";
import { TEXTS } from "../texts/texts";
import { VIEW, type View } from "../view/view";
import { createPixelClient, type PixelClient } from "../host/pixelClient";
import type { Focus } from "../view/viewerView";

/** All that the page knows, as signals, and all that its controls can do. Nothing here draws. */
export interface Store extends Checking {
  /** Undefined until the host has sent the document. */
  readonly run: ReadonlySignal<RunState | undefined>;
  readonly report: ReadonlySignal<Report>;
  /** The gates of the workspace and what became of them; undefined where it has none. */
  readonly gates: ReadonlySignal<ShownGates | undefined>;
  /** Masks that are no longer as they were counted. */
  readonly changedMasks: ReadonlySignal<number>;
  /** Where the measuring of shapes stands; undefined where there is none. */
  readonly measuring: ReadonlySignal<MeasuringState | undefined>;
  /** What measuring was found to take, by the kinds joined by commas. */
  readonly estimates: ReadonlySignal<ReadonlyMap<string, MeasuringEstimate>>;
  readonly choices: ReadonlySignal<Choices>;
  readonly view: ReadonlySignal<View>;
  readonly evaluation: ReadonlySignal<Evaluation>;
  /** Why there are no figures of a report that is too large for memory under the present choices; then the evaluation holds no image. */
  readonly refusal: ReadonlySignal<string | undefined>;
  /** Every metric under the present choices, those that were measured last, in the order of the menus. */
  readonly metrics: ReadonlySignal<readonly Metric[]>;
  /** The metric of the header, which may have to be measured first: see `whatLacks`. */
  readonly metric: ReadonlySignal<Metric>;
  /** What the metric of the header lacks to have figures; undefined where it has some. */
  readonly unmeasured: ReadonlySignal<Unmeasured | undefined>;
  /** False while images are still coming in or the run was cancelled: figures are then of a part. */
  readonly complete: ReadonlySignal<boolean>;
  /** The sentence for the live region. */
  readonly announcement: ReadonlySignal<string>;
  readonly figures: (metric: Metric) => MetricFigures;
  readonly choose: (choices: Partial<Choices>) => void;
  /** Sets all choices at once: those that are absent in them are absent from then on. */
  readonly chooseAll: (choices: Choices) => void;
  /** Does what a finding offers; undone by `undo`, until choices are made otherwise. */
  readonly take: (finding: Finding) => void;
  /** What was done last of what findings offer. */
  readonly applied: ReadonlySignal<{ readonly label: string } | undefined>;
  readonly undo: () => void;
  readonly look: (view: Partial<View>) => void;
  readonly announce: (sentence: string) => void;
  /** Opens the viewer on an image, with all pixels lit or those of the focus alone. */
  readonly openViewer: (wanted: { readonly image: string; readonly focus?: Focus }) => void;
  /** The run that the report is compared with. */
  readonly comparing: Comparing;
  readonly pixels: PixelClient;
  readonly post: (message: PageMessage) => void;
}

export function createStore(host: PageHost): Store {
  const view = signal(VIEW.initial);
  const choices = signal<Choices | undefined>(undefined);
  const announcement = signal("");
  const applied = signal<
    { readonly label: string; readonly before: Choices; readonly reportId: string | undefined } | undefined
  >(undefined);
  const keptComparison = signal<string | undefined>(undefined);
  const takeView = followView(view, (looked) => {
    host.post({ type: "view", view: looked });
  });
  const inbox = reportInbox(ofThisReport(host), (reportId, report) => {
    choices.value = undefined;
    // The same report comes anew where what was taken has its masks read again: the way back stays.
    if (applied.peek()?.reportId !== reportId) applied.value = undefined;
    takeView(withKeptView(savedView(host, reportId), report.view));
    keptComparison.value = savedComparison(host, reportId);
    // The host has it, or brings it back from where it keeps reports.
    if (keptComparison.value !== undefined) host.post({ type: "restoreComparison", reportId: keptComparison.value });
  });
  const { report, run, reportId, changedMasks, measuring, estimates } = inbox;
  followShown(view, (shown) => {
    host.post({ type: "shown", shown });
  });

  const currentChoices = computed(() => choices.value ?? report.value.choices);
  const evaluated = computed(() => ofCellsThatFit(report.value, (of) => evaluate(of, currentChoices.value)));
  const evaluation = computed(() => evaluated.value.made);
  // It counts cells as well, several times over.
  const checkable = computed(() =>
    evaluated.value.refusal === undefined ? report.value : { ...report.value, images: [] },
  );
  const classes = computed(() => evaluation.value.table.classes.length);
  const metrics = computed(() => metricsOf(evaluation.value));
  const metricOf = (wanted: string): Metric => metricCalled(wanted, currentChoices.value) ?? IOU;
  const metric = computed(() => metricOf(view.value.metric));
  const lacking = computed(() => whatLacks(evaluation.value, metric.value.shape?.kind));
  const average = computed(() => view.value.average);
  const byMetric = new Map<string, MetricFigures>();
  const look = (change: Partial<View>): void => {
    view.value = { ...view.value, ...change };
  };
  const comparing = createComparing(host, { report, choices: currentChoices, metric, view, look });
  const gates = signal<ShownGates | undefined>(undefined);
  host.onMessage((message) => {
    if (message.type === "gates") gates.value = message.gates;
    if (message.type === "compared") keptComparison.value = message.message && comparing.comparedId.peek();
  });

  effect(() => {
    if (reportId.value === undefined) return;
    const comparedId = keptComparison.value;
    host.setState({
      version: 1,
      reportId: reportId.value,
      ...(comparedId !== undefined && { comparedId }),
      view: view.value,
    });
  });

  const figures = (wanted: Metric): MetricFigures => {
    const { id } = wanted;
    const known =
      byMetric.get(id) ??
      metricFigures(
        evaluation,
        computed(() => metricOf(id)),
        average,
      );
    byMetric.set(id, known);
    return known;
  };

  const shown = { metric, figures, unmeasured: lacking };
  const chooseAll = (chosen: Choices): void => {
    applied.value = undefined;
    const before = headlineFigures(shown);
    choices.value = chosen;
    host.post({ type: "choices", choices: chosen });
    announcement.value = headline(shown, before);
  };

  const take = ({ action }: Finding): void => {
    if (!action) return;
    if (action.exchangesFolders) {
      host.post({ type: "swapFolders" });
      return;
    }
    const before = currentChoices.peek();
    chooseAll({ ...before, ...action.apply });
    applied.value = { label: action.label, before, reportId: reportId.peek() };
    announcement.value = `${TEXTS.findings.appliedAction(action.label)} ${announcement.peek()}`;
  };

  const undo = (): void => {
    const taken = applied.peek();
    if (!taken) return;
    chooseAll(taken.before);
    announcement.value = TEXTS.findings.undone;
  };

  return {
    run,
    report,
    gates,
    changedMasks,
    measuring,
    estimates,
    choices: currentChoices,
    view,
    evaluation,
    refusal: computed(() => evaluated.value.refusal),
    ...createChecking(checkable, currentChoices, classes),
    metrics,
    metric,
    unmeasured: lacking,
    complete: computed(
      () => run.value?.phase === "complete" || (run.value?.phase === "running" && run.value.updates === true),
    ),
    announcement,
    figures,
    choose: (change) => {
      chooseAll({ ...currentChoices.value, ...change });
    },
    chooseAll,
    take,
    applied,
    undo,
    look,
    announce: (sentence) => {
      announcement.value = sentence;
    },
    openViewer: ({ image, focus }) => {
      view.value = { ...view.value, viewer: { ...view.value.viewer, image, focus } };
    },
    comparing,
    pixels: createPixelClient(host),
    post: host.post,
  };
}

function isOfReport(message: HostMessage): message is ReportMessage {
  const types: readonly HostMessage["type"][] = ["document", "changed", "measuring", "photographs", "progress"];
  return types.includes(message.type);
}

/** The messages of the report itself. */
function ofThisReport(host: PageHost): MessageSource {
  return {
    onMessage: (listener) => {
      host.onMessage((message) => {
        if (isOfReport(message)) listener(message);
      });
    },
  };
}

/** The view kept for this very report; another report starts afresh. */
function savedView(host: PageHost, reportId: string): View {
  const state = savedState(host, reportId);
  return state && "view" in state ? VIEW.read(state.view) : VIEW.initial;
}

/** The run that this very report was compared with. */
function savedComparison(host: PageHost, reportId: string): string | undefined {
  const state = savedState(host, reportId);
  return state && "comparedId" in state && typeof state.comparedId === "string" ? state.comparedId : undefined;
}

function savedState(host: PageHost, reportId: string): object | undefined {
  const state = host.getState();
  return typeof state === "object" && state !== null && "reportId" in state && state.reportId === reportId
    ? state
    : undefined;
}
