import type { ArrayReading } from "../core/document/arrayReading";
import type { Turn } from "../core/labels/turn";
import type { MeasureTask } from "./measureTask";
import type { FileStamp, MaskSource, PairOutcome } from "./pair";
import type { PixelDetail, PixelOutcome, ShapeOutcome, WantedShapes } from "./pixels";

/** What a thread is given when it starts. */
export interface WorkerSetup extends ArrayReading {
  /** Declared sizes above this are refused before memory is taken. */
  readonly maxPixels: number;
  /** The compiled kernel; absent where WASM SIMD is missing. */
  readonly kernel?: Uint8Array;
  /** Predictions of another size are brought to their target's; absent: they are refused. */
  readonly resize?: "nearest";
  /** Bytes that a pair may take without a grant, beside those that every thread takes; absent: any. */
  readonly freeBytes?: number;
  /** Each result comes with the stamps of its files, so that a later run knows which have changed. */
  readonly stamps?: boolean;
}

/** One pair to count. */
export interface PairJob {
  /** Position in the run's list of pairs; comes back with the outcome. */
  readonly index: number;
  readonly target: MaskSource;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskSource;
  /** Turns of the prediction that are counted too, from one reading of both masks. */
  readonly turns?: readonly Turn[];
  /** Its shapes are measured, and its classes counted in place of its labels. */
  readonly measure?: MeasureTask;
  /** Bytes that it may take: those that it asked for. */
  readonly granted?: number;
}

/** Host to thread. */
export interface WorkerRequest {
  readonly type: "count";
  readonly jobs: readonly PairJob[];
}

export type MaskStamps = readonly (FileStamp | undefined)[];

export interface PairResult {
  readonly index: number;
  readonly outcome: PairOutcome;
  /** Of the files of each mask, in their order, as they were just before they were read; absent unless asked for, undefined for files that are not there. */
  readonly stamps?: { readonly target?: MaskStamps; readonly prediction?: MaskStamps };
}

/** A pair that was not counted, since it takes so many bytes: it is to be handed out again with a grant. */
export interface WaitingPair {
  readonly index: number;
  readonly needs: number;
}

/** Thread to host: `ready` once, then one `counted` a request, with its outcomes in the order of the jobs. */
export type WorkerResponse =
  | { readonly type: "ready" }
  | {
      readonly type: "counted";
      readonly results: readonly PairResult[];
      readonly waiting?: readonly WaitingPair[];
      readonly elapsedMs: number;
    };

/** One pair whose pixels are to be seen. */
export interface PixelJob {
  /** The name of a case; absent of an image. */
  readonly caseName?: string;
  readonly target: MaskSource;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskSource;
  readonly detail: PixelDetail;
  /** As of `WorkerSetup`. */
  readonly resize?: "nearest";
  /** As the masks were counted. */
  readonly reading?: ArrayReading;
}

/** One pair whose shapes are to be seen. */
export interface ShapeJob extends Omit<PixelJob, "detail"> {
  readonly shapes: WantedShapes;
}

/** Host to thread: the other things that a thread can be asked for, each answered by one of its type. */
export type PixelRequest =
  { readonly type: "pixels"; readonly job: PixelJob } | { readonly type: "shapes"; readonly job: ShapeJob };

/** Thread to host. */
export type PixelResponse =
  | { readonly type: "pixels"; readonly outcome: PixelOutcome }
  | { readonly type: "shapes"; readonly outcome: ShapeOutcome };
