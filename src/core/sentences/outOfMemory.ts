/** Why a pair was not counted where memory came to its end. */
export const OUT_OF_MEMORY =
  "Counting this pair took more memory than a thread has. Allow an evaluation more (the setting maskEvaluation.memory, --memory on the " +
  "command line), use fewer threads, or check that both files are masks: photographs have millions of different labels.";
