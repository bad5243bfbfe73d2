import { imageCounts } from "../../../src/core/labels/counts";
import { errorKindOf } from "../../../src/core/regions/errorKinds";
import { errorRegions } from "../../../src/core/regions/errorRegions";
import { planeOfRuns } from "../../../src/core/labels/labelPlane";
import { labelRuns } from "../../../src/core/labels/labelRuns";
import type { ImageEntry } from "../../../src/core/document/report";
import type { LabelPlaces } from "../../../src/core/counting/classPlaces";
import type { PixelOutcome, ShapeOutcome } from "../../../src/protocol/pixels";
import type { ViewerRequest } from "../../../src/protocol/viewer";
import { marksOf } from "../../../src/worker/shapesOfPair";
import { image } from "./builtReport";
import type { OpenedReport } from "./openReport";

type PixelsRequest = Extract<ViewerRequest, { type: "pixels" }>;
type ShapesRequest = Extract<ViewerRequest, { type: "shapes" }>;

/** A pair of masks as rows of digits, one a pixel; `9` stands for label 255. */
export interface DrawnPair {
  readonly name: string;
  readonly target: readonly string[];
  readonly prediction: readonly string[];
}

/** The row of the report that the pair gives. */
export function drawnImage({ name, target, prediction }: DrawnPair): ImageEntry {
  const targets = labels(target);
  const predictions = labels(prediction);
  const rows = Array.from(targets, (label, pixel) => ({
    target: label,
    prediction: predictions[pixel] ?? 0,
    pixels: 1,
  }));
  return { ...image(name, []), width: target[0]?.length ?? 0, height: target.length, counts: imageCounts(rows) };
}

/** What a thread would answer to a request for the pair. */
export function drawnPixels({ target, prediction }: DrawnPair, request: PixelsRequest): PixelOutcome {
  const width = target[0]?.length ?? 0;
  const runs = { target: labelRuns(labels(target)), prediction: labelRuns(labels(prediction)) };
  const targets = planeOfRuns(runs.target, width * target.length);
  const predictions = planeOfRuns(runs.prediction, width * target.length);
  const kindOf = errorKindOf(request.errors, targets.values, predictions.values);
  const kindsOfRow = (row: number, into: Int32Array): boolean => {
    into.forEach((_, column) => {
      const pixel = row * width + column;
      into[column] = kindOf(targets.indices[pixel] ?? 0, predictions.indices[pixel] ?? 0);
    });
    return true;
  };
  const regions = errorRegions({ width, height: target.length, kindsOfRow }, 100);
  return { ok: true, pixels: { width, height: target.length, ...runs, regions } };
}

/** What a thread would answer to a request for the shapes of the pair. */
export function drawnShapes(
  { target, prediction }: DrawnPair,
  { shapes: { view, task } }: ShapesRequest,
): ShapeOutcome {
  const plane = (rows: readonly string[], places: LabelPlaces): Uint8Array =>
    Uint8Array.from(labels(rows), (label) => places.places[places.labels.indexOf(label)] ?? task.classes.length);
  const pair = {
    target: plane(target, task.target),
    prediction: plane(prediction, task.prediction),
    width: target[0]?.length ?? 0,
    height: target.length,
    depth: 1,
    classes: task.classes.length,
  } as const;
  return { ok: true, marks: marksOf(pair, view, task) };
}

function labels(rows: readonly string[]): Int32Array {
  return Int32Array.from(rows.join(""), (digit) => (digit === "9" ? 255 : Number(digit)));
}

/** Answers every request for pixels, now and from now on, as the host would; gives what was asked for. */
export async function answerPixels(
  opened: OpenedReport,
  answer: (request: PixelsRequest) => PixelOutcome | undefined,
  answerShapes: (request: ShapesRequest) => ShapeOutcome | undefined = () => undefined,
): Promise<readonly ViewerRequest[]> {
  return answerViewer(opened, (request) => {
    if (request.type === "shapes") return answerShapes(request);
    return request.type === "pixels" ? answer(request) : undefined;
  });
}

type Answer = PixelOutcome | ShapeOutcome | undefined;

/** Answers every request of the viewer that there is an answer to; gives what was asked for. */
export async function answerViewer(
  opened: OpenedReport,
  answer: (request: ViewerRequest) => Answer | Promise<Answer>,
): Promise<readonly ViewerRequest[]> {
  const asked: ViewerRequest[] = [];
  await opened.page.exposeFunction("hostAnswers", async (request: unknown) => {
    const asIs = typed(request) as ViewerRequest;
    asked.push(asIs);
    return plain(await answer(asIs));
  });
  await opened.page.evaluate(() => {
    const { hostTwin, hostAnswers } = window as unknown as {
      hostTwin: { posted: unknown[] };
      hostAnswers: (request: unknown) => Promise<unknown>;
    };
    const typed = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null) return value;
      if ("array" in value && "numbers" in value) {
        const { [value.array as "Int32Array"]: kind } = globalThis;
        // Infinity does not cross by itself.
        return kind.from(value.numbers as (number | null)[], (one) => one ?? Infinity);
      }
      if (Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typed(inner)]));
    };
    const untyped = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null) return value;
      if (ArrayBuffer.isView(value)) return { array: value.constructor.name, numbers: Array.from(value as Int32Array) };
      if (Array.isArray(value)) return value as unknown;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, untyped(inner)]));
    };
    const tell = async (message: { readonly type: string; readonly request?: number }): Promise<void> => {
      const outcome = await hostAnswers(untyped(message));
      const type = message.type === "shapes" ? "shapes" : "pixels";
      if (outcome !== undefined && outcome !== null)
        window.postMessage({ type, request: message.request, outcome: typed(outcome) }, "*");
    };
    const { push } = Array.prototype;
    hostTwin.posted.push = (...messages: unknown[]) => {
      for (const message of messages) void tell(message as { type: string });
      return push.apply(hostTwin.posted, messages);
    };
  });
  return asked;
}

/** Typed arrays as objects that cross to the page and back. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const numbers = Array.from(value as Float32Array, (one) => (Number.isFinite(one) ? one : null));
    return { array: value.constructor.name, numbers };
  }
  if (Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function typed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("array" in value && "numbers" in value) {
    const { [value.array as "Int32Array"]: kind } = globalThis;
    return kind.from(value.numbers as readonly number[]);
  }
  if (Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typed(inner)]));
}
