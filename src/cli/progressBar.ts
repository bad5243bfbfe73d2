import type { WriteStream } from "node:tty";

export interface ProgressBar {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

const WIDTH = 30;
const INTERVAL_MS = 100;

/** A bar on one line of a terminal, redrawn at most ten times a second; nothing where the stream is none. */
export function progressBar(stream: WriteStream, { quiet }: { readonly quiet: boolean }): ProgressBar {
  if (quiet || !stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let drawn = 0;
  return {
    show: (done, total) => {
      const now = performance.now();
      if (total === 0 || (now - drawn < INTERVAL_MS && done < total)) return;
      drawn = now;
      const filled = Math.round((WIDTH * done) / total);
      stream.write(`\r[${"#".repeat(filled)}${"-".repeat(WIDTH - filled)}] ${done} of ${total} pairs`);
    },
    clear: () => {
      if (drawn === 0) return;
      drawn = 0;
      stream.write("\r\x1b[K");
    },
  };
}
