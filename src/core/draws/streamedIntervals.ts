import { Stretches } from "../compare/stretches";
import type { Stretch } from "../compare/streamedRows";
import type { StreamedTask } from "../compare/streamedTask";
import type { Evaluation } from "../counting/evaluation";
import { DEFAULT_BOOTSTRAP, type BootstrapDraws } from "../intervals/bootstrap";
import { bootstrapFrame, bootstrapInput, type BootstrapFrame } from "../intervals/bootstrapInput";
import { addColumns } from "../intervals/columnSums";
import type { Room } from "../intervals/packedRows";
import { Reliances } from "../intervals/reliance";
import { RowAmounts } from "../intervals/rowAmounts";
import { RowColumns } from "../intervals/rowColumns";
import type { Metric } from "../metrics/metric";
import { streamedDraws } from "./streamedJob";

/** A run whose images stream by for intervals: once for what they give in all, then for the draws. */
export class StreamedIntervals {
  readonly #frame: BootstrapFrame;
  readonly #whole: Float64Array;
  readonly #reliances: Reliances;
  #count = 0;
  /** Draws may take the rows more than once; figures rest on them once. */
  #isSeen = false;

  /** @param totals the classes that all images are read by. */
  constructor(
    totals: Evaluation,
    private readonly metric: Metric,
  ) {
    this.#frame = bootstrapFrame(totals, metric);
    this.#whole = new Float64Array(new RowColumns(totals.classSet.length, metric).width);
    this.#reliances = new Reliances(this.#frame, metric, 1);
  }

  /** The next images, the first time. */
  see(part: Evaluation): void {
    const input = bootstrapInput(part, this.metric);
    this.#count += input.rows;
    addColumns(this.#whole, input.table);
    this.#reliances.total(new RowAmounts(input, this.metric));
  }

  /**
   * What is drawn, and what makes intervals of it.
   *
   * @param parts all images again, as often as they are asked for.
   */
  prepared(parts: () => AsyncIterable<Evaluation>): { readonly task: StreamedTask; readonly draws: BootstrapDraws } {
    const job = {
      kind: "intervals",
      frame: this.#frame,
      options: DEFAULT_BOOTSTRAP,
      count: this.#count,
      whole: [this.#whole],
    } as const;
    const draws = streamedDraws(job, () => this.#reliances.everyFigure());
    return { task: { job, parts: draws.parts, stretches: (room) => this.#stretches(parts(), room) }, draws };
  }

  async *#stretches(parts: AsyncIterable<Evaluation>, room: Room): AsyncGenerator<Stretch> {
    const stretches = new Stretches(1, this.#whole.length, room);
    for await (const part of parts) {
      const input = bootstrapInput(part, this.metric);
      if (!this.#isSeen) this.#reliances.add(new RowAmounts(input, this.metric));
      yield* stretches.add([input.table]);
    }
    this.#isSeen = true;
    yield* stretches.end();
  }
}
