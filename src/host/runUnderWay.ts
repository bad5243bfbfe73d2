import { packImages, type PackedImages } from "../core/report/packedImages";
import type { ImageEntry } from "../core/document/report";
import type { Problem } from "../core/document/problem";
import type { Progress, RunState } from "../protocol/panel";
import type { EvaluationStep } from "../run/evaluateFolders";

/** What the page is told of a run is gathered for this long, so that small images don't flood it. */
const STEP_MS = 100;

/** What has come of a run since the last time, for the report and for the page. */
export interface RunPart {
  readonly images: readonly ImageEntry[];
  readonly packed: PackedImages;
  readonly problems: readonly Problem[];
}

/** A run from its first moment to its end: how to stop it, how far it is, and what of it the page has not been told yet. */
export class RunUnderWay {
  readonly phase = "underWay";
  private readonly controller = new AbortController();
  private readonly started = performance.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private images: ImageEntry[] = [];
  private problems: Problem[] = [];
  private reached: Progress = { done: 0, total: 0, elapsedMs: 0 };

  /**
   * @param updates only changed masks are counted: what comes is not a part of the report before the run has ended.
   * @param onPart is given what was gathered, until the run has ended.
   */
  constructor(
    readonly updates: boolean,
    private readonly onPart: (part: RunPart) => void,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get elapsedMs(): number {
    return performance.now() - this.started;
  }

  get progress(): Progress {
    return this.reached;
  }

  get state(): RunState {
    return runningState(this.reached, this.updates);
  }

  /** It ends soon, with what was counted by then. */
  cancel(): void {
    this.controller.abort();
  }

  receive({ images, problems, done, total }: EvaluationStep): void {
    this.reached = { done, total, elapsedMs: this.elapsedMs };
    if (!this.updates) {
      for (const image of images) this.images.push(image);
      for (const problem of problems) this.problems.push(problem);
    }
    this.timer ??= setTimeout(() => {
      this.tell();
    }, STEP_MS);
  }

  /** Nothing is told of it any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tell(): void {
    this.timer = undefined;
    const { images, problems } = this;
    this.images = [];
    this.problems = [];
    this.onPart({ images, packed: packImages(images), problems });
  }
}

/** What a page is told of a run under way. */
export function runningState(progress: Progress, updates = false): RunState {
  return { phase: "running", progress, ...(updates && { updates }) };
}
