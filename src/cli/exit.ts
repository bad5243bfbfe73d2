/** Exit statuses of the command line. */
export const EXIT = {
  evaluated: 0,
  nothingEvaluated: 1,
  wrongArguments: 2,
  gateFailed: 3,
  gateUndecided: 4,
  interrupted: 130,
} as const;
