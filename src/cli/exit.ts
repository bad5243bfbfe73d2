/** Exit statuses of the command line. */
export const EXIT = { evaluated: 0, nothingEvaluated: 1, wrongArguments: 2, interrupted: 130 } as const;
