import { EXIT } from "./exit";

/** A run that cannot stop by itself in this time after Ctrl-C, in a folder that answers slowly say, is left behind. */
const GRACE_MS = 300;

/** Does the work with a signal that Ctrl-C aborts; the program ends soon after Ctrl-C, whatever the work does. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  return whileListening(() => {
    interrupt.abort();
    setTimeout(dieOfInterrupt, GRACE_MS).unref();
  }, () => work(interrupt.signal));
}

/**
 * A thread that waits for a file holds off even `process.exit`. Without a listener the signal ends the program as
 * if none had ever listened; a shell sees 130 either way.
 */
function dieOfInterrupt(): void {
  process.removeAllListeners("SIGINT");
  process.kill(process.pid, "SIGINT");
}

/** Does the work; Ctrl-C ends the program at once, after `cleanUp`. */
export async function cleanedUp<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  return whileListening(() => {
    cleanUp();
    process.exit(EXIT.interrupted);
  }, work);
}

/** Only while the work waits: a listener would hold off Ctrl-C where the program computes without a pause. */
async function whileListening<T>(onInterrupt: () => void, work: () => Promise<T>): Promise<T> {
  process.on("SIGINT", onInterrupt);
  try {
    return await work();
  } finally {
    process.removeListener("SIGINT", onInterrupt);
  }
}
