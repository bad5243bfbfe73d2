import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Ranking } from "../core/rank/ranking";
import type { RankedBy } from "../core/rank/savedRanking";
import type { RankableMetric, RankRequest, RankResponse, RunSource } from "../protocol/ranking";
import { drawOnThreads } from "./drawOnThreads";
import { rejectAtEnd } from "./rejectAtEnd";

export type RankedOutcome =
  | { readonly ok: true; readonly ranking: Ranking; readonly metrics: readonly RankableMetric[] }
  /** Why the runs cannot be ranked, and what to do. */
  | { readonly ok: false; readonly message: string };

/** Holds the saved reports of a ranking on a thread, which ranks them by one figure after another. */
export class RankThread {
  private readonly worker: Worker;
  private readonly ended: Promise<never>;
  /** Each ranking waits for the one before. */
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

  /** @throws if the thread dies. */
  rank(by: RankedBy): Promise<RankedOutcome> {
    const ranked = this.last.then(() => this.ranked(by));
    this.last = ranked.catch(() => undefined);
    return ranked;
  }

  dispose(): void {
    void this.worker.terminate();
  }

  private async ranked(by: RankedBy): Promise<RankedOutcome> {
    const asked = await this.ask({ kind: "rank", by });
    const response =
      asked.kind === "draw"
        ? await this.ask({
            kind: "drawn",
            drawn: await drawOnThreads(asked.job, { programFolder: this.programFolder }),
          })
        : asked;
    if (response.kind === "ranked") return { ok: true, ranking: response.ranking, metrics: response.metrics };
    return { ok: false, message: response.kind === "refused" ? response.message : "The draws were asked for twice." };
  }

  private ask(request: RankRequest): Promise<RankResponse> {
    const answered = new Promise<RankResponse>((resolve) => this.worker.once("message", resolve));
    this.worker.postMessage(request);
    return Promise.race([answered, this.ended]);
  }
}
