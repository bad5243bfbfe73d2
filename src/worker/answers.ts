import { parentPort, workerData } from "node:worker_threads";
import { answer, type Answer } from "../core/answers/answer";
import { write, type Written } from "../core/answers/writing";
import { gatesAnswer, type GatesAnswer } from "../core/gates/gatesAnswer";
import { unpackImages } from "../core/report/packedImages";
import { readReport, type ReadReport } from "../core/report/reportDocument";
import type { AnswerTask, ReportSource, WantedPixels, WrittenPiece } from "../protocol/answers";

// A separate thread for one task: figures of a large report take longer than the host may be kept waiting.
const task = workerData as AnswerTask;
if (task.kind === "answer") {
  const read = reportOf(task.about);
  const given: Answer = read.ok ? answer(read.report, task.question) : read;
  parentPort?.postMessage(given);
} else if (task.kind === "gates") parentPort?.postMessage(decided(task));
else void send(task);

function decided({ about, other, gates }: Extract<AnswerTask, { kind: "gates" }>): GatesAnswer {
  const [read, baseline] = [reportOf(about), other && reportOf(other)];
  if (!read.ok) return read;
  return gatesAnswer(read.report, gates, baseline?.ok ? baseline.report : undefined);
}

/** In characters: a message of this length is no longer dominated by the cost of sending it. */
const SENT_AT_ONCE = 1 << 22;

async function send(writing: Extract<AnswerTask, { kind: "write" }>): Promise<void> {
  const outcome = await outcomeOf(writing);
  for (const piece of outcome.ok ? pieces(outcome.pieces) : [outcome]) parentPort?.postMessage(piece);
}

function* pieces(of: Iterable<string>): Generator<WrittenPiece, void> {
  let text = "";
  for (const piece of of) {
    text += piece;
    if (text.length < SENT_AT_ONCE) continue;
    yield { ok: true, text, more: true };
    text = "";
  }
  yield { ok: true, text };
}

async function outcomeOf({ about, other, writing, shown }: Extract<AnswerTask, { kind: "write" }>): Promise<Written> {
  const [read, readOther] = [reportOf(about), other && reportOf(other)];
  if (!read.ok) return read;
  if (readOther && !readOther.ok) return readOther;
  return write(read.report, writing, shown, { other: readOther?.report, readPixels });
}

/** Masks are read by whoever asked: this thread knows no files. */
function readPixels(wanted: readonly string[], longerSide: number): Promise<WantedPixels> {
  return new Promise((resolve) => {
    parentPort?.once("message", resolve);
    parentPort?.postMessage({ ok: true, wanted, longerSide } satisfies WrittenPiece);
  });
}

function reportOf(source: ReportSource): ReadReport {
  return source.kind === "saved"
    ? readReport(source.text)
    : { ok: true, report: { ...source.report, images: unpackImages(source.images) } };
}
