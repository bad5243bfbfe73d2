import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "../core/answers/answer";
import { packImages } from "../core/report/packedImages";
import type { Report } from "../core/document/report";
import type { AnswerTask } from "../protocol/answers";

/**
 * The answer of a report, or of the text of a saved one, computed on a thread of its own.
 *
 * @param programFolder folder of the bundled thread program.
 * @throws if the thread ends without an answer.
 */
export async function askReport(about: Report | string, question: Question, programFolder: string): Promise<Answer> {
  const task: AnswerTask = {
    question,
    about: typeof about === "string" ? { kind: "saved", text: about } : packed(about),
  };
  const worker = new Worker(join(programFolder, "answers.js"), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("The thread that computes the figures ended without a word. Try again."));
    });
  });
}

function packed({ images, ...report }: Report): AnswerTask["about"] {
  return { kind: "report", report, images: packImages(images) };
}
