import { parentPort, workerData } from "node:worker_threads";
import { answer, type Answer } from "../core/answers/answer";
import { write, type Written } from "../core/answers/writing";
import { unpackImages } from "../core/report/packedImages";
import { readReport, type ReadReport } from "../core/report/reportDocument";
import type { AnswerTask, ReportSource, WrittenPiece } from "../protocol/answers";

// A thread of its own for one task: figures of a large report take longer than the host may be kept waiting.
const task = workerData as AnswerTask;
if (task.kind === "answer") {
  const read = reportOf(task.about);
  const given: Answer = read.ok ? answer(read.report, task.question) : read;
  parentPort?.postMessage(given);
} else {
  for (const piece of written(task)) parentPort?.postMessage(piece);
}

/** In characters: a message of this length is no longer dominated by the cost of sending it. */
const SENT_AT_ONCE = 1 << 22;

function* written(task: Extract<AnswerTask, { kind: "write" }>): Generator<WrittenPiece, void> {
  const outcome = outcomeOf(task);
  if (!outcome.ok) {
    yield outcome;
    return;
  }
  let text = "";
  for (const piece of outcome.pieces) {
    text += piece;
    if (text.length < SENT_AT_ONCE) continue;
    yield { ok: true, text, more: true };
    text = "";
  }
  yield { ok: true, text };
}

function outcomeOf({ about, other, writing, shown }: Extract<AnswerTask, { kind: "write" }>): Written {
  const [read, readOther] = [reportOf(about), other && reportOf(other)];
  if (!read.ok) return read;
  if (readOther && !readOther.ok) return readOther;
  return write(read.report, writing, shown, readOther?.report);
}

function reportOf(source: ReportSource): ReadReport {
  return source.kind === "saved"
    ? readReport(source.text)
    : { ok: true, report: { ...source.report, images: unpackImages(source.images) } };
}
