import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "../core/answers/answer";
import type { ReadPixels, ShownOfReport, Writing } from "../core/answers/writing";
import type { GatesAnswer, GatesFile } from "../core/gates/gatesAnswer";
import type { Report } from "../core/document/report";
import { packImages } from "../core/report/packedImages";
import type { AnswerTask, ReportSource, WantedPixels, WrittenPiece } from "../protocol/answers";
import { rejectAtEnd } from "./rejectAtEnd";

/**
 * The answer of a report, or of the text of a saved one, computed on a separate thread.
 *
 * @param programFolder folder of the bundled thread program.
 * @throws if the thread ends without an answer.
 */
export function askReport(about: Report | string, question: Question, programFolder: string): Promise<Answer> {
  return onThread({ kind: "answer", question, about: sourceOf(about) }, programFolder, (worker, resolve) => {
    worker.once("message", resolve);
  });
}

/**
 * What becomes of the gates of a file, decided on a separate thread.
 *
 * @param baseline the run that gates hold the report against, where there is one.
 * @throws if the thread ends without an answer.
 */
export function askGates(
  report: Report,
  gates: GatesFile,
  baseline: Report | undefined,
  programFolder: string,
): Promise<GatesAnswer> {
  const other = baseline && { other: sourceOf(baseline) };
  return onThread({ kind: "gates", gates, about: sourceOf(report), ...other }, programFolder, (worker, resolve) => {
    worker.once("message", resolve);
  });
}

/** What is to be written, of which report; `other` is what a comparison is with. */
export interface WritingTask {
  readonly report: Report;
  readonly writing: Writing;
  readonly shown: ShownOfReport;
  readonly other?: Report | undefined;
  /** For a page that draws images; without it none is drawn. */
  readonly readPixels?: ReadPixels;
}

/**
 * Figures of a report as text, in pieces that follow one another, computed on a separate thread.
 *
 * @throws if nothing can be written, with the sentence that says why, or the thread ends before its time.
 */
export function writeReport(
  { report, writing, shown, other, readPixels = () => Promise.resolve(new Map()) }: WritingTask,
  programFolder: string,
): Promise<readonly string[]> {
  const task: AnswerTask = {
    kind: "write",
    writing,
    shown,
    about: sourceOf(report),
    ...(other && { other: sourceOf(other) }),
  };
  return onThread(task, programFolder, (worker, resolve, reject) => {
    const pieces: string[] = [];
    worker.on("message", (piece: WrittenPiece) => {
      if (!piece.ok) {
        reject(new Error(piece.message));
        return;
      }
      if ("wanted" in piece) {
        const send = (pixels: WantedPixels): void => {
          worker.postMessage(pixels);
        };
        // Pictures are an ornament: without them the figures are written all the same.
        readPixels(piece.wanted, piece.longerSide).then(send, () => {
          send(new Map());
        });
        return;
      }
      pieces.push(piece.text);
      if (!piece.more) resolve(pieces);
    });
  });
}

type Listen<Value> = (worker: Worker, resolve: (value: Value) => void, reject: (cause: Error) => void) => void;

function onThread<Value>(task: AnswerTask, programFolder: string, listen: Listen<Value>): Promise<Value> {
  const worker = new Worker(join(programFolder, "answers.js"), { workerData: task });
  return new Promise((resolve, reject) => {
    listen(worker, resolve, reject);
    rejectAtEnd(worker, "The thread that computes the figures", reject);
  });
}

function sourceOf(about: Report | string): ReportSource {
  if (typeof about === "string") return { kind: "saved", text: about };
  const { images, ...report } = about;
  return { kind: "report", report, images: packImages(images) };
}
