import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { messageOf } from "../core/text/messageOf";
import type { MaskPaths, TablesHostMessage, TablesRequest, TablesResponse } from "../protocol/tables";
import { rejectAtEnd } from "./rejectAtEnd";

/** Goes through the tables of a report on a thread, which holds what is shown of its images. */
export class TablesThread {
  private readonly worker: Worker;
  private isDisposed = false;

  /**
   * @param path of the table of counts, on a disk.
   * @param tell what the page is to be told.
   */
  constructor(
    path: string,
    programFolder: string,
    private readonly tell: (message: TablesHostMessage) => void,
  ) {
    this.worker = new Worker(join(programFolder, "tables.js"), {
      workerData: path,
      // Images stream by: what they leave behind is to be cleared away soon, not once it takes as much as all that is held.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    this.worker.on("message", (response: TablesResponse) => {
      if (response.type !== "paths" && !this.isDisposed) tell(response);
    });
    rejectAtEnd(this.worker, "The thread that reads the tables", (error) => {
      if (!this.isDisposed) this.tell({ type: "tables-refused", message: messageOf(error) });
    });
  }

  ask(request: Extract<TablesRequest, { type: "table-images" }>): void {
    this.worker.postMessage(request);
  }

  /** Where the masks of an image lie; undefined where there is no such image. */
  paths(row: number): Promise<MaskPaths | undefined> {
    return new Promise((resolve) => {
      const listen = (response: TablesResponse): void => {
        if (response.type !== "paths") return;
        this.worker.off("message", listen);
        resolve(response.found);
      };
      this.worker.on("message", listen);
      this.worker.postMessage({ type: "paths", row } satisfies TablesRequest);
    });
  }

  dispose(): void {
    this.isDisposed = true;
    void this.worker.terminate();
  }
}
