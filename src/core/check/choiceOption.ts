import { SIDES } from "../labels/label";
import { quoteForShell } from "../text/quoteForShell";
import { relabellingText } from "../reading/relabellingText";
import type { Choices } from "../document/choices";
import type { FileChoices } from "../document/fileChoices";
import type { Relabelling } from "../document/relabelling";

/** Text of the option for what is chosen; a choice without a row has none. */
const OPTIONS: { readonly [Key in keyof Choices]?: (value: NonNullable<Choices[Key]>) => readonly string[] } = {
  ignore: (ignore) => {
    if (ignore === "auto") return [];
    return ignore.length === 0
      ? ["--ignore none"]
      : ignore.map((label) => (label < 0 ? `--ignore=${label}` : `--ignore ${label}`));
  },
  missing: (missing) => [`--missing ${missing}`],
  classList: ({ source, begins }) => [
    `--classes ${quoteForShell(source)}`,
    ...(begins === undefined ? [] : [`--classes-begin${begins < 0 ? "=" : " "}${begins}`]),
  ],
  leftOut: (leftOut) => leftOut.map((label) => (label < 0 ? `--leave-out=${label}` : `--leave-out ${label}`)),
  relabelling: ({ prediction, target }) => relabellingOptions(prediction, target),
  merges: (merges) => merges.map(({ labels, name }) => `--merge ${quoteForShell(`${labels.join(",")}=${name}`)}`),
  regions: (regions) =>
    regions.length === 0
      ? ["--region none"]
      : regions.map(({ name, labels }) => `--region ${quoteForShell(`${name}=${labels.join(",")}`)}`),
  files: fileOptions,
  palettes: (palettes) => [`--palettes ${palettes}`],
  groups: (groups) => [`--groups ${quoteForShell(groups.kind === "folder" ? groups.kind : groups.pattern)}`],
  threshold: (threshold) => [`--threshold ${threshold}`],
};

const FILE_OPTIONS: {
  readonly [Key in keyof FileChoices]?: (value: NonNullable<FileChoices[Key]>) => readonly string[];
} = {
  variant: ({ target, prediction }) => [...ofSide("target-kind", target), ...ofSide("prediction-kind", prediction)],
  zeroPadding: () => ["--ignore-zero-padding"],
  letterCase: () => ["--ignore-case"],
  affixes: ({ target, prediction }) => [
    ...ofSide("target-affixes", target),
    ...ofSide("prediction-affixes", prediction),
  ],
  resize: () => ["--resize"],
  orientation: () => ["--reorient"],
  npzArray: (name) => [`--npz-array ${quoteForShell(name)}`],
  channels: (axis) => [`--channels ${axis}`],
  scores: (scores) => [`--scores ${scores}`],
};

function ofSide(option: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${option} ${quoteForShell(value)}`];
}

function fileOptions(files: FileChoices): readonly string[] {
  return optionsOf(files, FILE_OPTIONS) ?? [];
}

/** Thousands of labels are not line that anybody types, and more than some systems take. */
const LONGEST = 2_000;

/** What is typed to make these choices on the command line; undefined where no option makes all of them, or only a very long line. */
export function choiceOption(apply: Partial<Choices>): string | undefined {
  const line = optionsOf(apply, OPTIONS)?.join(" ") ?? "";
  return line === "" || line.length > LONGEST ? undefined : line;
}

/** The options of all values that are there; undefined where there is none, or one without an option. */
function optionsOf(values: object, writers: object): readonly string[] | undefined {
  const byKey = new Map(Object.entries(writers)) as ReadonlyMap<string, (value: unknown) => readonly string[]>;
  const options = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => byKey.get(key)?.(value) ?? []);
  return options.length === 0 || options.some((texts) => texts.length === 0) ? undefined : options.flat();
}

/** All steps, since the option replaces what was chosen. Those of both sides alike are written once; a shift alone means the predictions. */
function relabellingOptions(prediction: readonly Relabelling[], target: readonly Relabelling[]): readonly string[] {
  if (prediction.length === 0 && target.length === 0) return ["--relabel none"];
  const texts = { prediction: prediction.map(relabellingText), target: target.map(relabellingText) };
  const isOfBoth =
    JSON.stringify(texts.prediction) === JSON.stringify(texts.target) && target.every(({ kind }) => kind !== "shift");
  if (isOfBoth) return texts.target.map((text) => `--relabel ${text}`);
  return SIDES.flatMap((side) => texts[side].map((text) => `--relabel ${side}:${text}`));
}
