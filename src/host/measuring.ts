import { estimatedTime, type Step } from "../core/numbers/estimatedTime";
import type { Report } from "../core/document/report";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import { messageOf } from "../core/text/messageOf";
import type { MeasuringState } from "../protocol/panel";
import { measureReport, type MeasuringOptions, type MeasuringOutcome } from "../run/measureReport";
import type { Files } from "../run/files";

/** Images that are measured to tell how long all would take. */
const ESTIMATED = 10;
/** The page is told at most so often. */
const STEP_MS = 100;

export interface MeasureOptions extends Pick<MeasuringOptions, "programFolder" | "threads" | "memory" | "maxPixels"> {
  readonly kinds: readonly MeasureKind[];
  /** A few images alone, to tell how long all would take. */
  readonly estimate?: boolean;
  readonly files: Files;
}

/** Measuring under way: where it stands, and how to stop it. */
export class Measuring {
  private readonly controller = new AbortController();
  private readonly started = performance.now();
  private told = 0;
  /** When how many were done. */
  private readonly steps: Step[] = [];
  state: MeasuringState;

  /** @param onState is told where it stands until it has ended. */
  constructor(
    private readonly options: MeasureOptions,
    private readonly onState: (state: MeasuringState) => void,
  ) {
    this.state = this.running(0, 0);
  }

  /** It ends soon, with what was measured by then. */
  cancel(): void {
    this.controller.abort();
  }

  /** What was measured; undefined where it could not be, which the state says. */
  async measure(report: Report): Promise<MeasuringOutcome | undefined> {
    const { estimate, kinds, ...options } = this.options;
    try {
      const outcome = await measureReport({
        ...options,
        kinds,
        report,
        ...(estimate && { most: ESTIMATED }),
        signal: this.controller.signal,
        onProgress: (done, total) => {
          if (done > 0) this.steps.push({ done, ms: performance.now() - this.started });
          this.tell(done, total);
        },
      });
      if (estimate) this.state = this.estimate(outcome.total);
      return outcome;
    } catch (error) {
      this.state = { phase: "failed", kinds, message: messageOf(error) };
      return undefined;
    }
  }

  private tell(done: number, total: number): void {
    this.state = this.running(done, total);
    const now = performance.now();
    if (done > 0 && done < total && now - this.told < STEP_MS) return;
    this.told = now;
    this.onState(this.state);
  }

  private running(done: number, total: number): MeasuringState {
    const { kinds, estimate } = this.options;
    const progress = { done, total, elapsedMs: performance.now() - this.started };
    return { phase: "running", kinds, progress, ...(estimate && { estimate }) };
  }

  private estimate(images: number): MeasuringState {
    const { kinds } = this.options;
    return { phase: "estimated", kinds, images, seconds: estimatedTime(this.steps, images) / 1000 };
  }
}
