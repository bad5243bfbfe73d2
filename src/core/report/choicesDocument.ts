import type { Choices, ZeroDivision } from "../document/choices";

/** Choices with the keys that saved reports, exports and messages have: the rule for 0/0 is `undefined` there. */
export type ChoicesDocument = Omit<Choices, "zeroDivision"> & { readonly undefined: ZeroDivision };

export function choicesDocument({ zeroDivision, ...others }: Choices): ChoicesDocument {
  return { undefined: zeroDivision, ...others };
}
