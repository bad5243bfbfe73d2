/** One command of the command line. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  /** Resolves to the exit status. Throws UsageError where the arguments are wrong. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Wrong arguments; the message says which and what is expected. */
export class UsageError extends Error {}
