import { quantity } from "../text/format";
import { leaveUndecided, type Condition } from "./condition";
import { EVERY_CLASS, type FigureName } from "./figureName";
import type { GateRun } from "./gateRun";
import type { ClassIndex } from "../labels/indices";

/** The conditions of a gate, and what must be said of classes that it does not ask of. */
export interface Conditions {
  readonly conditions: readonly Condition[];
  readonly notes: readonly string[];
}

type AverageFigure = Extract<FigureName, { readonly of: "average" }>;
type ClassFigure = Extract<FigureName, { readonly of: "class" }>;

/**
 * The conditions of a gate that names a figure: one, or of `*` one a class of the means. A class that no target has, and no value
 * either, is left out of `*` and named; one of a target that has no value is asked of and cannot be decided, since what is never
 * predicted must not pass for its precision. Where no class is left, nothing can be decided.
 */
export function classConditions(
  figure: FigureName,
  run: GateRun,
  by: {
    readonly condition: (figure: FigureName, classIndex: ClassIndex | undefined) => Condition;
    readonly text: (figure: FigureName) => string;
    readonly hasValue: (figure: ClassFigure, classIndex: ClassIndex) => boolean;
  },
): Conditions {
  if (figure.of !== "class")
    return {
      conditions: [by.condition(figure, undefined)],
      notes: figure.of === "average" ? leftOut(figure, run) : [],
    };
  if (figure.name !== EVERY_CLASS) {
    const found = run.classIndex(figure.name);
    const condition = found.ok
      ? about(found.value, run, by.condition(ofClass(figure, run.classTitle(found.value)), found.value))
      : leaveUndecided(by.text(figure), found.message);
    return { conditions: [condition], notes: [] };
  }
  const { classSet } = run.evaluation;
  const asked = classSet.filter((classIndex) => run.isTarget(classIndex) || by.hasValue(figure, classIndex));
  if (asked.length === 0)
    return { conditions: [leaveUndecided(by.text(figure), "No class of the means has a value.")], notes: [] };
  const silent = classSet.filter((classIndex) => !asked.includes(classIndex)).map((index) => run.classTitle(index));
  return {
    conditions: asked.map((classIndex) =>
      about(classIndex, run, by.condition(ofClass(figure, run.classTitle(classIndex)), classIndex)),
    ),
    notes:
      silent.length === 0
        ? []
        : [
            `${figure.text} leaves out ${quantity(silent.length, "class", "classes")} without a value: ${listNames(silent)}.`,
          ],
  };
}

/** A mean over classes is of those with a value: what is in a target and has none makes it better than it looks. */
function leftOut({ average, metric, text }: AverageFigure, run: GateRun): readonly string[] {
  if (average !== "macro" && average !== "weighted") return [];
  const names = run.evaluation.classSet
    .filter((classIndex) => run.isTarget(classIndex) && !run.hasValue(metric, classIndex))
    .map((classIndex) => run.classTitle(classIndex));
  return names.length === 0
    ? []
    : [
        `${text} leaves out ${quantity(names.length, "class", "classes")} of the targets without a value: ${listNames(names)}.`,
      ];
}

function about(classIndex: ClassIndex, run: GateRun, condition: Condition): Condition {
  const label = run.label(classIndex);
  return label === undefined ? condition : { ...condition, subject: { kind: "class", label } };
}

const MOST_NAMED = 10;

function listNames(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return `${names.slice(0, MOST_NAMED).join(", ")}${more}`;
}

function ofClass(figure: ClassFigure, name: string): FigureName {
  return { ...figure, name, text: `${figure.text.slice(0, -figure.name.length)}${name}` };
}
