import type { FileChoices } from "../core/document/fileChoices";
import type { Side } from "../core/labels/label";
import { patternFault } from "../core/pairing/namePattern";
import { oneOf } from "./arguments";
import { UsageError } from "./command";

/** The options that say how files become counts: of a run alone. */
export const FILE_OPTIONS = {
  "target-affixes": { type: "string" },
  "prediction-affixes": { type: "string" },
  "target-kind": { type: "string" },
  "prediction-kind": { type: "string" },
  "ignore-zero-padding": { type: "boolean" },
  "ignore-case": { type: "boolean" },
  "several-masks": { type: "string" },
  resize: { type: "boolean" },
  reorient: { type: "boolean" },
  "npz-array": { type: "string" },
  channels: { type: "string" },
  scores: { type: "string" },
  "colour-table": { type: "string" },
} as const;

export const FILE_USAGE = `[--target-affixes PATTERN] [--prediction-affixes PATTERN] [--target-kind KIND] [--prediction-kind KIND]
    [--ignore-zero-padding] [--ignore-case] [--several-masks union|labels] [--resize] [--reorient] [--npz-array NAME]
    [--channels first|last] [--scores argmax|independent] [--colour-table FILE]`;

interface FileValues {
  readonly "target-affixes"?: string;
  readonly "prediction-affixes"?: string;
  readonly "target-kind"?: string;
  readonly "prediction-kind"?: string;
  readonly "ignore-zero-padding"?: boolean;
  readonly "ignore-case"?: boolean;
  readonly "several-masks"?: string;
  readonly resize?: boolean;
  readonly reorient?: boolean;
  readonly "npz-array"?: string;
  readonly channels?: string;
  readonly scores?: string;
}

/** The choices of the files that the options make; undefined where they make none. */
export function chosenFiles(values: FileValues): FileChoices | undefined {
  const npzArray = values["npz-array"];
  if (npzArray === "") throw new UsageError("--npz-array takes the name of an array, and none is given.");
  const affixes = ofSides((side) => pattern(`${side}-affixes`, values[`${side}-affixes`]));
  const variant = ofSides((side) => values[`${side}-kind`]);
  const files: FileChoices = {
    ...(variant && { variant }),
    ...(values["ignore-zero-padding"] === true && { zeroPadding: "ignored" }),
    ...(values["ignore-case"] === true && { letterCase: "ignored" }),
    ...(affixes && { affixes }),
    ...(values["several-masks"] !== undefined && {
      severalMasks: oneOf("several-masks", values["several-masks"], ["union", "labels"], "union"),
    }),
    ...(values.resize === true && { resize: "nearest" }),
    ...(values.reorient === true && { orientation: "target" }),
    ...(npzArray !== undefined && { npzArray }),
    ...(values.channels !== undefined && { channels: oneOf("channels", values.channels, ["first", "last"], "first") }),
    ...(values.scores !== undefined && { scores: oneOf("scores", values.scores, ["argmax", "independent"], "argmax") }),
  };
  return Object.keys(files).length > 0 ? files : undefined;
}

function ofSides(value: (side: Side) => string | undefined): Partial<Record<Side, string>> | undefined {
  const [target, prediction] = [value("target"), value("prediction")];
  if (target === undefined && prediction === undefined) return undefined;
  return { ...(target !== undefined && { target }), ...(prediction !== undefined && { prediction }) };
}

function pattern(option: string, value: string | undefined): string | undefined {
  const fault = value === undefined ? undefined : patternFault(value);
  if (fault !== undefined) throw new UsageError(`--${option} ${fault}; not ${value ?? ""}.`);
  return value;
}
