/** A run that cannot stop by itself in this time after Ctrl-C, in a folder that answers slowly say, is left behind. */
const GRACE_MS = 300;

/** Does the work with a signal that Ctrl-C aborts; the program ends soon after Ctrl-C, whatever the work does. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  return whileListening(
    () => {
      interrupt.abort();
      setTimeout(dieOfInterrupt, GRACE_MS).unref();
    },
    () => work(interrupt.signal),
  );
}

/**
 * A thread that waits for a file holds off even `process.exit`. Without a listener the signal ends the program as
 * if none had ever listened; a shell sees 130 either way.
 */
function dieOfInterrupt(): void {
  process.removeAllListeners("SIGINT");
  process.kill(process.pid, "SIGINT");
}

/** Does the work; Ctrl-C, and whatever else asks the program to end, ends it at once, after `cleanUp`. */
export async function withCleanUp<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  cleanUps.add(cleanUp);
  return whileListening(
    (_, signal) => {
      // The listener of the outermost work comes first, and ends the program.
      for (const each of cleanUps) each();
      // As a shell counts them.
      process.exit(128 + signal);
    },
    work,
    ENDING,
  ).finally(() => cleanUps.delete(cleanUp));
}

/** Of all works that go on, one in another. */
const cleanUps = new Set<() => void>();

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Only while the work waits: a listener would hold off Ctrl-C where the program computes without a pause. */
async function whileListening<T>(
  onSignal: (name: NodeJS.Signals, number: number) => void,
  work: () => Promise<T>,
  signals: readonly NodeJS.Signals[] = ["SIGINT"],
): Promise<T> {
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal);
  }
}
