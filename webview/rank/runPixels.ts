import { OTHER } from "../../src/core/labels/indices";
import type { LabelPlane } from "../../src/core/labels/labelPlane";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import type { SliceOfCase } from "../../src/protocol/pixels";
import type { LabelClasses, RankHostMessage, RankPageMessage, RunPixelsRequest } from "../../src/protocol/ranking";
import type { PhotographOutcome } from "../../src/protocol/viewer";
import type { CancelRequest } from "../host/pixelClient";
import { seenPixels, type SeenPixels } from "../host/seenPixels";

/** An image in one run, ready to be drawn; or why it cannot be. */
export type SeenRun =
  | { readonly ok: true; readonly pair: PairClasses; readonly slice: SliceOfCase | undefined }
  | { readonly ok: false; readonly message: string };

type Wanted = Omit<RunPixelsRequest, "type" | "request">;

/** Asks the host of a ranking for masks and photographs, one answer a request; an answer that was given up never comes. */
export interface RunPixelsClient {
  readonly pixels: (wanted: Wanted, onAnswer: (seen: SeenRun) => void) => CancelRequest;
  readonly photograph: (image: number, onAnswer: (outcome: PhotographOutcome) => void) => CancelRequest;
  readonly receive: (message: Extract<RankHostMessage, { readonly request: number }>) => void;
}

export function createRunPixels(post: (message: RankPageMessage) => void): RunPixelsClient {
  const waiting = new Map<number, (message: Parameters<RunPixelsClient["receive"]>[0]) => void>();
  let requests = 0;
  const ask = (
    question: (request: number) => RankPageMessage,
    onAnswer: Parameters<typeof waiting.set>[1],
  ): CancelRequest => {
    const request = ++requests;
    waiting.set(request, onAnswer);
    post(question(request));
    return () => {
      if (waiting.delete(request)) post({ type: "cancel-request", request });
    };
  };
  return {
    pixels: (wanted, onAnswer) =>
      ask(
        (request) => ({ type: "run-pixels", request, ...wanted }),
        (message) => {
          if (message.type !== "run-pixels") return;
          const { outcome } = message;
          onAnswer(outcome.ok ? seenRun(seenPixels(outcome.pixels), outcome.classes) : outcome);
        },
      ),
    photograph: (image, onAnswer) =>
      ask(
        (request) => ({ type: "run-photograph", request, image }),
        (message) => {
          if (message.type === "run-photograph") onAnswer(message.outcome);
        },
      ),
    receive: (message) => {
      waiting.get(message.request)?.(message);
      waiting.delete(message.request);
    },
  };
}

function seenRun({ width, height, target, prediction, slice }: SeenPixels, classes: LabelClasses): SeenRun {
  const pair = {
    width,
    height,
    target: asRead(target, classes.targets),
    prediction: asRead(prediction, classes.predictions),
    targetClasses: classesOf(target, classes.targetClasses),
    predictionClasses: classesOf(prediction, classes.predictionClasses),
  };
  return { ok: true, pair, slice };
}

/** Of a missing prediction nothing was asked: its one label is no label of a file. */
function asRead({ values, indices }: LabelPlane, labels: readonly number[]): LabelPlane {
  return { values: values.map((value, place) => labels[place] ?? value), indices };
}

function classesOf({ values }: LabelPlane, classes: readonly number[]): Int32Array {
  return values.map((_, place) => classes[place] ?? OTHER);
}
