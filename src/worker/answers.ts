import { parentPort, workerData } from "node:worker_threads";
import { answer, type Answer } from "../core/answers/answer";
import { unpackImages } from "../core/report/packedImages";
import { readReport } from "../core/report/reportDocument";
import type { AnswerTask } from "../protocol/answers";

// A thread of its own for one question: figures of a large report take longer than the host may be kept waiting.
const { question, about } = workerData as AnswerTask;
const read =
  about.kind === "saved"
    ? readReport(about.text)
    : { ok: true as const, report: { ...about.report, images: unpackImages(about.images) } };
const given: Answer = read.ok ? answer(read.report, question) : read;
parentPort?.postMessage(given);
