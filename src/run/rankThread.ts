import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Ranking } from "../core/rank/ranking";
import type { RankedBy } from "../core/rank/savedRanking";
import type { RankableMetric, RankRequest, RankResponse, RunSource } from "../protocol/ranking";
import { drawOnThreads } from "./drawOnThreads";

export type RankedOutcome =
  | { readonly ok: true; readonly ranking: Ranking; readonly metrics: readonly RankableMetric[] }
  /** Why the runs cannot be ranked, and what to do. */
  | { readonly ok: false; readonly message: string };

/** Holds the saved reports of a ranking on a thread, which ranks them by one figure after another. */
export class RankThread {
  private readonly worker: Worker;
  /** Each ranking waits for the one before. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    runs: readonly RunSource[],
    private readonly programFolder: string,
  ) {
    this.worker = new Worker(join(programFolder, "ranking.js"), { workerData: runs });
    // An error is told to whoever asks next.
    this.worker.on("error", () => undefined);
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
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        this.worker.off("message", onMessage);
        this.worker.off("error", onError);
        this.worker.off("exit", onExit);
        act();
      };
      const onMessage = (response: RankResponse): void => {
        settle(() => {
          resolve(response);
        });
      };
      const onError = (cause: Error): void => {
        settle(() => {
          reject(cause);
        });
      };
      const onExit = (): void => {
        settle(() => {
          reject(new Error("The thread that ranks runs ended without a word. Try again."));
        });
      };
      this.worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      this.worker.postMessage(request);
    });
  }
}
