// Whatever ends a program - its last line, an error, Ctrl-C, the death of its parent - comes by the event `exit`.
import { constants } from "node:os";
import "./endWithParent.mjs";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/**
 * Has `stop` called once: when the returned function is called, or else when the program ends.
 * @param {() => void} stop synchronous, as nothing else is waited for at the end
 * @returns {() => void}
 */
export function atEnd(stop) {
  const once = () => {
    process.off("exit", once);
    stop();
  };
  process.once("exit", once);
  return once;
}
