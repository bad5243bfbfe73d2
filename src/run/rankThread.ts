import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RankedBy } from "../core/rank/savedRanking";
import type { ImageOfRuns, LabelClasses, RankRequest, RankResponse, RunSource } from "../protocol/ranking";
import { drawOnThreads } from "./drawOnThreads";
import { rejectAtEnd } from "./rejectAtEnd";

export type RankedOutcome =
  | ({ readonly ok: true } & Omit<Extract<RankResponse, { readonly kind: "ranked" }>, "kind">)
  /** Why the runs cannot be ranked, and what to do. */
  | { readonly ok: false; readonly message: string };

export interface RankOptions {
  /** A class, by its place in `Ranking.classes`: it alone is ranked by. */
  readonly only?: number;
  /** Gives the ranking up, and ends the threads that draw for it. */
  readonly signal: AbortSignal;
}

/** Holds the saved reports of a ranking on a thread, which ranks them by one figure after another. */
export class RankThread {
  private readonly worker: Worker;
  private readonly ended: Promise<never>;
  /** Each question waits for the one before. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    runs: readonly RunSource[],
    private readonly programFolder: string,
  ) {
    this.worker = new Worker(join(programFolder, "ranking.js"), { workerData: runs });
    this.ended = new Promise((_, reject) => {
      rejectAtEnd(this.worker, "The thread that ranks runs", reject);
    });
    // It is told to whoever asks.
    this.ended.catch(() => undefined);
  }

  /** @throws if the thread dies, or by the signal. */
  rank(by: RankedBy, { only, signal }: Partial<RankOptions> = {}): Promise<RankedOutcome> {
    return this.afterLast(() => this.ranked({ kind: "rank", by, ...(only !== undefined && { only }) }, signal));
  }

  /** One of the images that all runs have; undefined where there is none, or nothing is ranked yet. @throws if the thread dies. */
  async image(image: number): Promise<ImageOfRuns | undefined> {
    const response = await this.afterLast(() => this.ask({ kind: "image", image }));
    return response.kind === "image" ? response.found : undefined;
  }

  /** What the labels in the masks of a run are. @throws if the thread dies. */
  async classes(of: Omit<Extract<RankRequest, { kind: "classes" }>, "kind">): Promise<LabelClasses> {
    const response = await this.afterLast(() => this.ask({ kind: "classes", ...of }));
    if (response.kind !== "classes") throw new Error("The thread that ranks runs answered something else.");
    return response.classes;
  }

  dispose(): void {
    void this.worker.terminate();
  }

  private afterLast<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async ranked(request: RankRequest, signal: AbortSignal | undefined): Promise<RankedOutcome> {
    signal?.throwIfAborted();
    const asked = await this.ask(request);
    const response =
      asked.kind === "draw"
        ? await this.ask({
            kind: "drawn",
            drawn: await drawOnThreads(asked.job, { programFolder: this.programFolder, ...(signal && { signal }) }),
          })
        : asked;
    if (response.kind === "ranked") return { ok: true, ...response };
    return { ok: false, message: response.kind === "refused" ? response.message : "The draws were asked for twice." };
  }

  private ask(request: RankRequest): Promise<RankResponse> {
    const answered = new Promise<RankResponse>((resolve) => this.worker.once("message", resolve));
    this.worker.postMessage(request);
    return Promise.race([answered, this.ended]);
  }
}
