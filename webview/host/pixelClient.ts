import type { ErrorKinds } from "../../src/core/regions/errorKinds";
import type { PhotographOutcome, ViewerAnswer, ViewerRequest } from "../../src/protocol/viewer";
import type { ShapeOutcome, SliceOfCase, WantedShapes } from "../../src/protocol/pixels";
import type { PageHost } from "./host";
import { seenPixels, type SeenPixels } from "./seenPixels";

export type SeenOutcome =
  { readonly ok: true; readonly pixels: SeenPixels } | { readonly ok: false; readonly message: string };

/** Gives up a request: its answer is not waited for any more. */
export type CancelRequest = () => void;

/** Asks the host for what lies in files, one answer a request; an answer that was given up never comes. */
export interface PixelClient {
  readonly pixels: (image: string, errors: ErrorKinds, onAnswer: (outcome: SeenOutcome) => void) => CancelRequest;
  /** The same of the run that the report is compared with. */
  readonly compared: (image: string, errors: ErrorKinds, onAnswer: (outcome: SeenOutcome) => void) => CancelRequest;
  /** One slice of a case; `compared`: in the run that the report is compared with. */
  readonly slice: (
    image: string,
    slice: SliceOfCase,
    onAnswer: (outcome: SeenOutcome) => void,
    of?: "compared",
  ) => CancelRequest;
  /** The shapes of an image, to be drawn. */
  readonly shapes: (image: string, shapes: WantedShapes, onAnswer: (outcome: ShapeOutcome) => void) => CancelRequest;
  /** @param errors of a case, whose slice with most of them is shown. */
  readonly thumbnail: (
    image: string,
    small: { readonly longerSide: number; readonly errors?: ErrorKinds },
    onAnswer: (outcome: SeenOutcome) => void,
  ) => CancelRequest;
  readonly photograph: (image: string, onAnswer: (outcome: PhotographOutcome) => void) => CancelRequest;
}

export function createPixelClient(host: PageHost): PixelClient {
  const waiting = new Map<number, (answer: ViewerAnswer) => void>();
  let requests = 0;
  host.onMessage((message) => {
    if (message.type !== "pixels" && message.type !== "shapes" && message.type !== "photograph") return;
    waiting.get(message.request)?.(message);
    waiting.delete(message.request);
  });
  const ask = (
    question: (request: number) => ViewerRequest,
    onAnswer: (answer: ViewerAnswer) => void,
  ): CancelRequest => {
    const request = ++requests;
    waiting.set(request, onAnswer);
    host.post(question(request));
    return () => {
      if (waiting.delete(request)) host.post({ type: "cancelRequest", request });
    };
  };
  const askPixels = (
    question: (request: number) => ViewerRequest,
    onAnswer: (outcome: SeenOutcome) => void,
  ): CancelRequest =>
    ask(question, (answer) => {
      if (answer.type !== "pixels") return;
      const { outcome } = answer;
      onAnswer(outcome.ok ? { ok: true, pixels: seenPixels(outcome.pixels) } : outcome);
    });
  return {
    pixels: (image, errors, onAnswer) => askPixels((request) => ({ type: "pixels", request, image, errors }), onAnswer),
    compared: (image, errors, onAnswer) =>
      askPixels((request) => ({ type: "pixels", request, image, errors, of: "compared" }), onAnswer),
    shapes: (image, shapes, onAnswer) =>
      ask(
        (request) => ({ type: "shapes", request, image, shapes }),
        (answer) => {
          if (answer.type === "shapes") onAnswer(answer.outcome);
        },
      ),
    slice: (image, slice, onAnswer, of) =>
      askPixels((request) => ({ type: "slice", request, image, slice, ...(of && { of }) }), onAnswer),
    thumbnail: (image, small, onAnswer) =>
      askPixels((request) => ({ type: "thumbnail", request, image, ...small }), onAnswer),
    photograph: (image, onAnswer) =>
      ask(
        (request) => ({ type: "photograph", request, image }),
        (answer) => {
          if (answer.type === "photograph") onAnswer(answer.outcome);
        },
      ),
  };
}
