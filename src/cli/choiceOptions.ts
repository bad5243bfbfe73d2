import { DEFAULT_CHOICES, type Choices, type Palettes, ZERO_DIVISIONS } from "../core/document/choices";
import { listBeginning } from "../core/classLists/listBeginning";
import type { Label } from "../core/labels/label";
import type { Policy } from "../core/metrics/policy";
import { listOption } from "./listOption";
import { PRESETS } from "../core/metrics/presets";
import { withThreshold } from "../core/threshold/withThreshold";
import { oneOf, positiveNumber, share, wholeNumber } from "./arguments";
import { UsageError } from "./command";
import { chosenGroups } from "./groupsOption";
import { chosenShapes, SHAPE_OPTIONS, SHAPE_USAGE, type ShapeValues } from "./shapeOptions";
import { chosenLabels, LABEL_OPTIONS, LABEL_USAGE, type LabelValues } from "./labelOptions";

/** The options that say how counts become figures: of a run, and of a saved report. */
export const CHOICE_OPTIONS = {
  classes: { type: "string" },
  "classes-begin": { type: "string" },
  ignore: { type: "string", multiple: true },
  undefined: { type: "string" },
  presence: { type: "string" },
  "same-as": { type: "string" },
  missing: { type: "string" },
  "leave-out": { type: "string", multiple: true },
  beta: { type: "string" },
  threshold: { type: "string" },
  groups: { type: "string" },
  ...LABEL_OPTIONS,
  palettes: { type: "string" },
  ...SHAPE_OPTIONS,
} as const;

export const CHOICE_USAGE = `[--classes FILE|NAME] [--classes-begin LABEL] [--ignore LABEL|none|auto]... [--undefined exclude|0|1] [--presence all|union|target]
    [--same-as ${PRESETS.map(({ id }) => id).join("|")}]
    [--missing leave-out|count] [--leave-out LABEL]... [--beta B] [--threshold T] [--palettes indices|colours]
    [--groups image|folder|PATTERN]
    ${LABEL_USAGE}
    ${SHAPE_USAGE}`;

interface ChoiceValues extends LabelValues, ShapeValues {
  readonly classes?: string;
  readonly "classes-begin"?: string;
  readonly ignore?: readonly string[];
  readonly undefined?: string;
  readonly presence?: string;
  readonly "same-as"?: string;
  readonly missing?: string;
  readonly "leave-out"?: readonly string[];
  readonly beta?: string;
  readonly threshold?: string;
  readonly groups?: string;
  readonly palettes?: string;
}

/**
 * The given choices, changed by the options that are there.
 *
 * @param filesTell as of `chosenShapes`
 */
export async function choicesOf(
  values: ChoiceValues,
  given: Choices = DEFAULT_CHOICES,
  filesTell = false,
): Promise<Choices> {
  const relabelled = await chosenLabels(values);
  const shapes = chosenShapes(values, given.shapes, filesTell);
  return {
    ...given,
    ...rules(values, given),
    missing: oneOf("missing", values.missing, ["leave-out", "count"], given.missing),
    ignore: ignoreOption(values.ignore) ?? given.ignore,
    leftOut: labels("leave-out", values["leave-out"]) ?? given.leftOut,
    ...(values.beta !== undefined && { beta: positiveNumber("beta", values.beta) }),
    ...(values.groups !== undefined && { groups: chosenGroups(values.groups) }),
    ...relabelled,
    ...(values.threshold !== undefined &&
      withThreshold({ ...given, ...relabelled }, share("threshold", values.threshold))),
    ...(values.palettes !== undefined && {
      palettes: oneOf<Palettes>("palettes", values.palettes, ["indices", "colours"], "indices"),
    }),
    ...(shapes && { shapes }),
    ...(await listOf(values, given)),
  };
}

/** Masks of 16 bits hold no more. */
const LATEST_BEGINNING = 0xffff;

/** The list of the option, or the one that is there, with its first class where the user says. */
async function listOf(
  { classes, "classes-begin": begin }: ChoiceValues,
  given: Choices,
): Promise<Pick<Choices, "classList">> {
  const list = classes === undefined ? given.classList : await listOption("classes", classes);
  if (begin === undefined) return list ? { classList: list } : {};
  if (!list)
    throw new UsageError("--classes-begin says which label the first class of a list has: name the list by --classes.");
  const begins = wholeNumber("classes-begin", begin, -1);
  if (begins > LATEST_BEGINNING)
    throw new UsageError(`--classes-begin is ${begin}: no class list begins beyond ${LATEST_BEGINNING}.`);
  return { classList: listBeginning(list, begins) };
}

/** The two rules, each by its own option or both as a library has them. */
function rules(values: ChoiceValues, given: Choices): Policy {
  const sameAs = values["same-as"];
  if (sameAs === undefined) {
    const undefinedAs =
      ZERO_DIVISIONS[oneOf("undefined", values.undefined, Object.keys(ZERO_DIVISIONS), String(given.zeroDivision))];
    return {
      zeroDivision: undefinedAs ?? given.zeroDivision,
      presence: oneOf("presence", values.presence, ["all", "union", "target"], given.presence),
    };
  }
  if (values.undefined !== undefined || values.presence !== undefined) {
    throw new UsageError(
      "--same-as sets both rules as a library has them: leave out --undefined and --presence, or --same-as.",
    );
  }
  const id = oneOf(
    "same-as",
    sameAs,
    PRESETS.map((preset) => preset.id),
    sameAs,
  );
  const preset = PRESETS.find((candidate) => candidate.id === id);
  return { zeroDivision: preset?.zeroDivision ?? given.zeroDivision, presence: preset?.presence ?? given.presence };
}

/** `none` and `auto` are separate choices, no labels. */
function ignoreOption(values: readonly string[] | undefined): Choices["ignore"] | undefined {
  const word = values?.find((value) => value === "none" || value === "auto");
  if (word === undefined) return labels("ignore", values);
  if (values !== undefined && values.length > 1)
    throw new UsageError(`--ignore ${word} stands alone: leave it out, or the labels.`);
  return word === "auto" ? "auto" : [];
}

function labels(option: string, values: readonly string[] | undefined): readonly Label[] | undefined {
  return values?.map((label) => wholeNumber(option, label, LEAST_LABEL, LARGEST_LABEL));
}

/** Labels are 32-bit integers. */
const LEAST_LABEL = -(2 ** 31);
const LARGEST_LABEL = 2 ** 31 - 1;
