import * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices, ZERO_DIVISIONS } from "../core/document/choices";
import { AVERAGES } from "../core/averages/averages";
import type { ReportView } from "../core/document/report";
import { reportedAverage } from "../core/sentences/reportedFigure";
import { METRICS } from "../core/metrics/metrics";
import { Field } from "../core/report/field";
import { readLabel } from "../core/report/readLabel";
import { DEFAULT_BETA } from "../core/metrics/fbeta";
import { DEFAULT_THRESHOLD } from "../core/reading/thresholdLevel";
import { MEASURE_KINDS, type MeasureKind } from "../core/shapes/imageMeasures";
import type { FileChoices } from "../core/document/fileChoices";
import { patternFault } from "../core/pairing/namePattern";
import { memorySizeText, readMemorySize } from "../core/text/memorySize";
import { DEFAULT_MAX_PIXELS } from "../run/limits";
import { LEAST_MEMORY } from "../run/memoryBound";
import { CONFIGURATION, SETTINGS } from "./ids";
import { shapeSettings } from "./shapeSettings";

/** What the settings say of a run, checked. */
export interface RunSettings {
  readonly choices: Choices;
  /** Which figure a report shows first, where the settings say. */
  readonly view: ReportView;
  /** The file or the built-in name of a class list; it is read when a run begins. */
  readonly classList?: string;
  /** Likewise of a table that gives colours to the classes. */
  readonly colourTable?: string;
  /** Absent: one a core. */
  readonly threads?: number;
  readonly maxPixels: number;
  /** What is measured of the shapes after every run; absent: what is usual for the masks. */
  readonly measure?: readonly MeasureKind[];
  /** Bytes that all threads together may take; absent: half of the machine's. */
  readonly memory?: number;
  /** A sentence for each setting that has a value which it cannot have; it counts as not set. */
  readonly faults: readonly string[];
}

type Setting = (typeof SETTINGS)[keyof typeof SETTINGS];

/** Reads the settings that hold for a folder. */
export function runSettings(folder: vscode.Uri): RunSettings {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION, folder);
  const faults: string[] = [];
  /** The value of a setting; undefined where it is not set, or not to a value that it can have. */
  const read = <Value>(key: Setting, value: (field: Field) => Value): Value | undefined => {
    const set: unknown = configuration.get(key);
    if (set === undefined || set === null) return undefined;
    const wrong: string[] = [];
    const id = `${CONFIGURATION}.${key}`;
    const found = value(new Field({ [id]: set }, wrong).at(id));
    if (wrong.length === 0) return found;
    faults.push(...wrong.map((fault) => `The setting ${fault}.`));
    return undefined;
  };
  const classList = read(SETTINGS.classList, name);
  const colourTable = read(SETTINGS.colourTable, name);
  const beta = read(SETTINGS.beta, (field) => field.positive());
  const threshold = read(SETTINGS.threshold, (field) => field.share());
  const threads = read(SETTINGS.threads, (field) => field.wholeNumber(1, MOST_THREADS));
  const memory = read(SETTINGS.memory, readMemory);
  const affixes = read(SETTINGS.pairingAffixes, readAffixes);
  const npzArray = read(SETTINGS.npzArray, name);
  const severalMasks = read(SETTINGS.severalMasks, (field) =>
    field.oneOf<"one" | "union" | "labels">(["one", "union", "labels"]),
  );
  const channels = read(SETTINGS.channels, (field) =>
    field.oneOf<"auto" | "first" | "last">(["auto", "first", "last"]),
  );
  const scores = read(SETTINGS.scores, (field) =>
    field.oneOf<"auto" | "argmax" | "independent">(["auto", "argmax", "independent"]),
  );
  const shapes = shapeSettings(read);
  const measured = read(SETTINGS.measure, (field) => field.items().map((kind) => kind.oneOf(MEASURE_KINDS)));
  const files: FileChoices = {
    ...(affixes && { affixes }),
    ...(severalMasks && severalMasks !== "one" && { severalMasks }),
    ...(npzArray !== undefined && { npzArray }),
    ...(channels !== undefined && channels !== "auto" && { channels }),
    ...(scores !== undefined && scores !== "auto" && { scores }),
  };
  const metric = read(SETTINGS.metric, (field) => rowId(field, METRICS));
  const average = read(SETTINGS.average, (field) => rowId(field, AVERAGES));
  const zeroByZero = read(SETTINGS.undefined, (field) => field.oneOf(["exclude", "0", "1"]));
  return {
    choices: {
      ...DEFAULT_CHOICES,
      zeroDivision: ZERO_DIVISIONS[zeroByZero ?? ""] ?? DEFAULT_CHOICES.zeroDivision,
      presence: read(SETTINGS.presence, (field) => field.oneOf(["all", "union", "target"])) ?? DEFAULT_CHOICES.presence,
      missing:
        read(SETTINGS.missingPredictions, (field) => field.oneOf(["leave-out", "count"])) ?? DEFAULT_CHOICES.missing,
      ignore: read(SETTINGS.ignoreLabels, (field) => field.items().map(readLabel)) ?? DEFAULT_CHOICES.ignore,
      leftOut: read(SETTINGS.leaveOut, (field) => field.items().map(readLabel)) ?? DEFAULT_CHOICES.leftOut,
      // A report names beta and the threshold only where they are others than the usual ones, and the files only where anything is said of them.
      ...(beta !== undefined && beta !== DEFAULT_BETA && { beta }),
      ...(threshold !== undefined && threshold !== DEFAULT_THRESHOLD && { threshold }),
      ...(Object.keys(files).length > 0 && { files }),
      ...(shapes && { shapes }),
    },
    view: {
      ...(metric !== undefined && { metric }),
      // Whoever names an average wants it reported, not what the data ask for.
      ...(average !== undefined && { average, reported: reportedAverage(average) }),
    },
    ...(classList !== undefined && { classList }),
    ...(colourTable !== undefined && { colourTable }),
    ...(threads !== undefined && { threads }),
    ...(memory !== undefined && { memory }),
    ...(measured && { measure: MEASURE_KINDS.filter((kind) => measured.includes(kind)) }),
    maxPixels: read(SETTINGS.maxPixels, (field) => field.wholeNumber(1, Number.MAX_SAFE_INTEGER)) ?? DEFAULT_MAX_PIXELS,
    faults,
  };
}

/** The id of a row; undefined for the one that was looked at last. */
function rowId<Id extends string>(field: Field, rows: readonly { readonly id: Id }[]): Id | undefined {
  const id = field.oneOf<Id | "last">(["last", ...rows.map((row) => row.id)]);
  return id === "last" ? undefined : id;
}

/** `threadCount` takes fewer; what is refused here is a mistake. */
const MOST_THREADS = Number.MAX_SAFE_INTEGER;

/** A text; an empty one, as a field of the settings editor that was cleared leaves it, is none. */
function name(field: Field): string | undefined {
  const text = field.text().trim();
  return text === "" ? undefined : text;
}

function readMemory(field: Field): number | undefined {
  const text = name(field);
  const bytes = text === undefined ? undefined : readMemorySize(text);
  if (text !== undefined && (bytes === undefined || bytes < LEAST_MEMORY))
    field.refuse(`a size of at least ${memorySizeText(LEAST_MEMORY)}, such as 4GB or 800MB`);
  return bytes;
}

function readAffixes(field: Field): FileChoices["affixes"] {
  const known = new Set(["target", "prediction"]);
  if (Object.keys(Object(field.value) as object).some((key) => !known.has(key)))
    field.refuse("an object with the keys target and prediction");
  const [target, prediction] = [readPattern(field.maybe("target")), readPattern(field.maybe("prediction"))];
  if (target === undefined && prediction === undefined) return undefined;
  return { ...(target !== undefined && { target }), ...(prediction !== undefined && { prediction }) };
}

function readPattern(field: Field | undefined): string | undefined {
  const pattern = field && name(field);
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  if (fault !== undefined) field?.fault(fault);
  return pattern;
}
