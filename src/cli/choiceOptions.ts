import { DEFAULT_CHOICES, type Choices, type Undefined } from "../core/choices";
import { readClassList } from "../evaluation/readClassList";
import { oneOf, wholeNumber } from "./arguments";

/** The options that say how counts become figures: of a run, and of a saved report. */
export const CHOICE_OPTIONS = {
  classes: { type: "string" },
  ignore: { type: "string", multiple: true },
  undefined: { type: "string" },
  presence: { type: "string" },
  missing: { type: "string" },
} as const;

export const CHOICE_USAGE = `[--classes FILE] [--ignore LABEL]... [--undefined exclude|0|1] [--presence all|union|target]
    [--missing leave-out|count]`;

interface ChoiceValues {
  readonly classes?: string;
  readonly ignore?: readonly string[];
  readonly undefined?: string;
  readonly presence?: string;
  readonly missing?: string;
}

const UNDEFINED: Readonly<Record<string, Undefined>> = { exclude: "exclude", "0": 0, "1": 1 };

/** The given choices, changed by the options that are there. */
export async function chosen(values: ChoiceValues, given: Choices = DEFAULT_CHOICES): Promise<Choices> {
  const undefinedAs = UNDEFINED[oneOf("undefined", values.undefined, Object.keys(UNDEFINED), String(given.undefined))];
  return {
    ...given,
    undefined: undefinedAs ?? given.undefined,
    presence: oneOf("presence", values.presence, ["all", "union", "target"], given.presence),
    missing: oneOf("missing", values.missing, ["leave-out", "count"], given.missing),
    ignore: values.ignore?.map((label) => wholeNumber("ignore", label, -(2 ** 31))) ?? given.ignore,
    ...(values.classes !== undefined && { classList: await readClassList(values.classes) }),
  };
}
