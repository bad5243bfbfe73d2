import { streamedParts, type StreamedParts } from "../core/draws/streamedJob";
import { kernelDrawEngine } from "../kernel/drawEngine";
import { kernelRowStreams } from "../kernel/rowStreams";
import type { StreamMessage, StreamResponse } from "../protocol/draws";

let begun: { readonly made: StreamedParts; readonly parts: readonly number[] } | undefined;

/** Sums the rows of a stream for the parts that the thread was told, and tells these when all rows came. */
export function takeStreamed(message: StreamMessage, tell: (response: StreamResponse) => void): void {
  switch (message.kind) {
    case "begin": {
      const { job, kernel, parts } = message;
      const engine = { rowStreams: kernelRowStreams(kernel), blockSwaps: kernelDrawEngine(kernel).blockSwaps };
      begun = { made: streamedParts(job, parts, engine), parts };
      return;
    }
    case "rows":
      begun?.made.rows.add(message.stretch);
      tell({ kind: "taken" });
      return;
    case "end":
      for (const part of begun?.parts ?? [])
        tell({ kind: "part", part, told: begun?.made.take(part) ?? new Float64Array() });
      begun = undefined;
  }
}
