import { batch, signal, type ReadonlySignal } from "@preact/signals";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { naturalOrder } from "../../src/core/text/naturalOrder";
import { emptyReport } from "../../src/core/report/emptyReport";
import { unpackImages } from "../../src/core/report/packedImages";
import type { Problem } from "../../src/core/document/problem";
import type { ImageEntry, Report } from "../../src/core/document/report";
import type { MeasuringState, ReportMessage, RunState } from "../../src/protocol/panel";

/** Figures of a run under way are computed anew at most this often; the progress bar moves with every message. */
const RECOMPUTE_MS = 400;

/** Stands until the host's first message, so that no figure has to ask whether there is a report. */
const EMPTY_REPORT = emptyReport({ prediction: "", target: "" }, DEFAULT_CHOICES);

export type MeasuringEstimate = Extract<MeasuringState, { readonly phase: "estimated" }>;

export interface ReportInbox {
  readonly report: ReadonlySignal<Report>;
  readonly run: ReadonlySignal<RunState | undefined>;
  readonly reportId: ReadonlySignal<string | undefined>;
  readonly changedMasks: ReadonlySignal<number>;
  /** Undefined where shapes are not being measured. */
  readonly measuring: ReadonlySignal<MeasuringState | undefined>;
  /** What measuring was found to take, by the kinds. */
  readonly estimates: ReadonlySignal<ReadonlyMap<string, MeasuringEstimate>>;
}

/** Where messages of one report come from. */
export interface MessageSource {
  readonly onMessage: (listener: (message: ReportMessage) => void) => void;
}

/** Turns the host's messages into the report: whole documents at once, parts of a run gathered for a moment. */
export function reportInbox(host: MessageSource, onDocument: (reportId: string, report: Report) => void): ReportInbox {
  const report = signal(EMPTY_REPORT);
  const run = signal<RunState | undefined>(undefined);
  const reportId = signal<string | undefined>(undefined);
  const changedMasks = signal(0);
  const measuring = signal<MeasuringState | undefined>(undefined);
  const estimates = signal<ReadonlyMap<string, MeasuringEstimate>>(new Map());
  let images: ImageEntry[] = [];
  let problems: Problem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const discard = (): void => {
    clearTimeout(timer);
    timer = undefined;
    images = [];
    problems = [];
  };
  const takeIn = (): void => {
    const { value } = report;
    const state = run.value?.phase === "complete" ? "complete" : "partial";
    report.value = {
      ...value,
      state,
      images: merge(value.images, images),
      problems: [...value.problems, ...problems],
    };
    discard();
  };
  const takeMeasuring = (state: MeasuringState | undefined): void => {
    measuring.value = state;
    if (state?.phase === "estimated") estimates.value = new Map(estimates.peek()).set(state.kinds.join(), state);
  };
  const receive = (message: ReportMessage): void => {
    if (message.type === "document") {
      discard();
      batch(() => {
        report.value = { ...message.report, images: unpackImages(message.images) };
        run.value = message.run;
        changedMasks.value = message.changedMasks;
        estimates.value = new Map();
        takeMeasuring(message.measuring);
        onDocument(message.reportId, report.value);
        reportId.value = message.reportId;
      });
      return;
    }
    if (message.type === "changed") {
      changedMasks.value = message.changedMasks;
      return;
    }
    if (message.type === "measuring") {
      batch(() => {
        takeMeasuring(message.measuring);
      });
      return;
    }
    if (message.type === "photographs") {
      const { prediction, target } = report.value.folders;
      const photograph = message.folder !== undefined && { photograph: message.folder };
      report.value = { ...report.value, folders: { prediction, target, ...photograph } };
      return;
    }
    images.push(...unpackImages(message.images));
    problems.push(...message.problems);
    batch(() => {
      run.value = message.run;
      if (message.run.phase === "running" && message.run.updates) return;
      if (message.run.phase !== "running") takeIn();
      else timer ??= setTimeout(takeIn, RECOMPUTE_MS);
    });
  };

  host.onMessage(receive);
  return { report, run, reportId, changedMasks, measuring, estimates };
}

/** Images arrive as threads finish them; the tables keep natural order. `present` is already in order. */
function merge(present: readonly ImageEntry[], added: ImageEntry[]): readonly ImageEntry[] {
  if (added.length === 0) return present;
  added.sort((a, b) => naturalOrder(a.name, b.name));
  const all: ImageEntry[] = [];
  let next = 0;
  for (const image of added) {
    for (let here = present[next]; here && naturalOrder(here.name, image.name) <= 0; here = present[next]) {
      all.push(here);
      next++;
    }
    all.push(image);
  }
  return [...all, ...present.slice(next)];
}
