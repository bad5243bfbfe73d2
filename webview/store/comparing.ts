import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import type { Choices } from "../../src/core/document/choices";
import { targetKey } from "../../src/core/compare/commonImages";
import { comparedNames, type ComparedNames } from "../../src/core/compare/comparedNames";
import { prepareComparison, type Comparison, type PreparedComparison } from "../../src/core/compare/compareReports";
import { PairedResampling, type PairedFigure } from "../../src/core/compare/pairedResampling";
import type { EveryFigure } from "../../src/core/intervals/everyFigure";
import { imageAsRead } from "../../src/core/counting/countedImages";
import { differingChoices } from "../../src/core/report/differingChoices";
import type { Metric } from "../../src/core/metrics/metric";
import type { ImageEntry, Report } from "../../src/core/document/report";
import type { Progress } from "../../src/protocol/panel";
import type { Drawing } from "../drawing/drawing";
import type { PageHost } from "../host/host";
import { reportInbox } from "../host/reportInbox";
import type { View } from "../view/view";
import type { CompareView } from "../view/compareView";
import { drawPaired } from "../drawing/drawPaired";

/** Where a comparison stands. */
export type ComparingState =
  | { readonly phase: "none" }
  | { readonly phase: "counting"; readonly progress: Progress }
  | { readonly phase: "failed"; readonly message: string }
  /** `choices`: only the choices differ, and both runs may be read under those on screen. */
  | { readonly phase: "refused"; readonly message: string; readonly because: "choices" | "runs" }
  | { readonly phase: "ready"; readonly prepared: PreparedComparison };

/** The run that the report is compared with, and what becomes of both. */
export interface Comparing {
  readonly state: ReadonlySignal<ComparingState>;
  /** Figures at once; intervals and p once they are drawn. Undefined unless ready. */
  readonly comparison: ReadonlySignal<Comparison | undefined>;
  readonly isDrawn: ReadonlySignal<boolean>;
  /** Which run is the compared one. */
  readonly comparedIs: ReadonlySignal<"a" | "b">;
  /** What both runs are called. */
  readonly names: ReadonlySignal<ComparedNames>;
  readonly other: ReadonlySignal<Report>;
  readonly comparedId: ReadonlySignal<string | undefined>;
  /** The same image in the compared run. */
  readonly otherEntry: (image: ImageEntry) => ImageEntry | undefined;
  /** The images of this report that both runs have, most improved first. */
  readonly imageOrder: ReadonlySignal<readonly string[]>;
  /** Shows in the viewer what changed in an image of the comparison. */
  readonly open: (image: string) => void;
  readonly look: (change: Partial<CompareView>) => void;
}

export interface ComparingInput {
  readonly report: ReadonlySignal<Report>;
  readonly choices: ReadonlySignal<Choices>;
  readonly metric: ReadonlySignal<Metric>;
  readonly view: ReadonlySignal<View>;
  readonly look: (change: Partial<View>) => void;
}

/** Figures come first: drawing waits until choices have rested for so long. */
const REST_MS = 200;

export function createComparing(
  host: Pick<PageHost, "onMessage">,
  { report, choices, metric, view, look }: ComparingInput,
): Comparing {
  const comparedId = signal<string | undefined>(undefined);
  const lookAt = (change: Partial<CompareView>): void => {
    look({ compare: { ...view.peek().compare, ...change } });
  };
  const inbox = reportInbox(
    {
      onMessage: (listener) => {
        host.onMessage((message) => {
          if (message.type !== "compared") return;
          if (message.message) listener(message.message);
          else comparedId.value = undefined;
        });
      },
    },
    (id, { choices: own }) => {
      comparedId.value = id;
      if (view.peek().compare.of === id) return;
      // From here on it follows the choices on screen, unless it came with others.
      lookAt({ of: id, under: differingChoices(own, choices.peek()).length === 0 ? "shown" : "own" });
    },
  );

  const comparedIs = computed(() => (view.value.compare.order === "shownFirst" ? "b" : "a"));
  const under = computed(() => view.value.compare.under);
  const state = computed((): ComparingState => {
    const run = inbox.run.value;
    if (comparedId.value === undefined || !run) return { phase: "none" };
    if (run.phase === "running") return { phase: "counting", progress: run.progress };
    if (run.phase === "failed" || run.phase === "unreadable") return { phase: "failed", message: run.message };
    const shown = { ...report.value, choices: choices.value };
    const compared = under.value === "shown" ? { ...inbox.report.value, choices: choices.value } : inbox.report.value;
    const [a, b] = comparedIs.value === "b" ? [shown, compared] : [compared, shown];
    const outcome = prepareComparison(a, b, { ...DEFAULT_BOOTSTRAP, metric: metric.value });
    if (outcome.ok) return { phase: "ready", prepared: outcome.prepared };
    const because = differingChoices(a.choices, b.choices).length > 0 ? "choices" : "runs";
    return { phase: "refused", message: outcome.message, because };
  });
  const prepared = computed(() => (state.value.phase === "ready" ? state.value.prepared : undefined));
  const isLookedAt = computed(() => view.value.tab === "compare");
  const figures = drawnFigures(prepared, isLookedAt);
  const comparison = computed(() => {
    const now = prepared.value;
    return now?.complete(figures.value ?? new PairedResampling(now.input, now.options).result([]));
  });
  const keyOf = computed(() => targetKey(report.value.images, inbox.report.value.images));
  const namesByTarget = computed(() => new Map(report.value.images.map((image) => [keyOf.value(image), image.name])));
  const targetsOfOthers = computed(
    () => new Map(inbox.report.value.images.map((image) => [image.name, keyOf.value(image)])),
  );
  /** What this report calls an image that the comparison names after A. */
  const ownName = (image: string): string =>
    comparedIs.value === "b" ? image : (namesByTarget.value.get(targetsOfOthers.value.get(image) ?? "") ?? image);
  const isDrawn = computed(() => figures.value !== undefined);

  return {
    state,
    comparison,
    isDrawn,
    comparedIs,
    names: computed(() => {
      const [shown, compared] = [report.value, inbox.report.value].map(({ folders }) => folders.prediction);
      return comparedIs.value === "b"
        ? comparedNames({ a: shown ?? "", b: compared ?? "" })
        : comparedNames({ a: compared ?? "", b: shown ?? "" });
    }),
    other: inbox.report,
    comparedId,
    otherEntry: (entry) =>
      imageAsRead(inbox.report.value, choices.value, (image) => keyOf.value(image) === keyOf.value(entry)),
    imageOrder: computed(() => prepared.value?.byGain.map(ownName) ?? []),
    open: (image) => {
      look({ viewer: { ...view.peek().viewer, image: ownName(image), focus: undefined, mode: "compared" } });
    },
    look: lookAt,
  };
}

/** The drawn figures of what is prepared, once somebody looks. */
function drawnFigures(prepared: ReadonlySignal<PreparedComparison | undefined>, isLookedAt: ReadonlySignal<boolean>) {
  const drawn = signal<{ readonly of: PreparedComparison; readonly figures: EveryFigure<PairedFigure> } | undefined>(
    undefined,
  );
  const figures = computed(() => (drawn.value?.of === prepared.value ? drawn.value?.figures : undefined));
  effect(() => {
    // Asked first: while nobody looks, nothing is even prepared.
    if (!isLookedAt.value) return undefined;
    const now = prepared.value;
    if (!now || figures.value) return undefined;
    let drawing: Drawing | undefined;
    const timer = setTimeout(() => {
      drawing = drawPaired(now, (found) => {
        drawn.value = { of: now, figures: found };
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  });
  return figures;
}
