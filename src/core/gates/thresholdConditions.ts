import { DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import { doubt } from "../intervals/doubt";
import type { Interval } from "../intervals/interval";
import { undefinedReason } from "../averages/undefinedReason";
import { classTally } from "../counting/cells";
import { formatFigure } from "../text/format";
import { plainText } from "../text/plainText";
import { classConditions, type Conditions } from "./classConditions";
import { decideAtOnce, leaveUndecided, type Condition } from "./condition";
import { betterOf, type FigureName } from "./figureName";
import type { Decision, ThresholdGate } from "./gate";
import type { Found, GateRun } from "./gateRun";
import { confidenceWords } from "./intervalTest";
import { tellingFigure } from "./tellingFigure";
import type { ClassIndex } from "../labels/indices";

/** A figure held against a number, by its value or by the worse end of its interval. */
export function thresholdConditions(gate: ThresholdGate, run: GateRun): Conditions {
  const text = (figure: FigureName): string => words(gate, figure);
  return classConditions(gate.figure, run, {
    text,
    hasValue: ({ metric }, classIndex) =>
      undefinedReason(run.metric(metric), classTally(run.evaluation.cells, classIndex)) === undefined,
    condition: (figure, classIndex) => {
      const found = run.value(figure, classIndex);
      if (!found.ok) return leaveUndecided(text(figure), found.message);
      return gate.by === "value"
        ? decideAtOnce(text(figure), byValue(gate, figure, found.value))
        : byBound(gate, figure, { run, classIndex, value: found.value });
    },
  });
}

function words({ kind, threshold, by }: ThresholdGate, figure: FigureName): string {
  const sign = kind === "atLeast" ? "at least" : "at most";
  const whole = betterOf(figure) === "zero" ? `${plainText(figure.text)} within ${threshold} of 0` : "";
  if (by === "value") return whole || `${plainText(figure.text)} ${sign} ${threshold}`;
  return whole
    ? `interval of ${whole}`
    : `${kind === "atLeast" ? "lower" : "upper"} bound of ${plainText(figure.text)} ${sign} ${threshold}`;
}

function byValue(gate: ThresholdGate, figure: FigureName, value: number): Decision {
  const held = betterOf(figure) === "zero" ? Math.abs(value) : value;
  const isMet = meets(gate, held);
  const shown =
    betterOf(figure) === "zero" && value < 0
      ? `-${tellingFigure(held, gate.threshold)}`
      : tellingFigure(held, gate.threshold);
  return {
    verdict: isMet ? "passed" : "failed",
    found: isMet ? shown : `${shown}, not ${words(gate, figure).slice(figure.text.length + 1)}`,
  };
}

function meets({ kind, threshold }: ThresholdGate, value: number): boolean {
  return kind === "atLeast" ? value >= threshold : value <= threshold;
}

function byBound(
  gate: ThresholdGate,
  figure: FigureName,
  {
    run,
    classIndex,
    value,
  }: { readonly run: GateRun; readonly classIndex: ClassIndex | undefined; readonly value: number },
): Condition {
  const text = words(gate, figure);
  const at = (confidence: number): Found<Interval> => intervalOf(figure, run, classIndex, confidence);
  const usual = at(DEFAULT_BOOTSTRAP.confidence);
  if (!usual.ok) return leaveUndecided(text, usual.message);
  // The end that must hold; of what is best at 0 the one that is farther from it.
  const worse = ({ low, high }: Interval): number => {
    if (betterOf(figure) === "zero") return Math.max(Math.abs(low), Math.abs(high));
    return gate.kind === "atLeast" ? low : high;
  };
  const isRejected = (confidence: number): boolean => {
    const interval = at(confidence);
    return interval.ok && meets(gate, worse(interval.value));
  };
  return {
    text,
    answer: {
      kind: "test",
      family: figure.of === "class" ? JSON.stringify([gate.kind, gate.threshold, figure.metric, figure.scope]) : text,
      test: {
        isRejected,
        decide: (isMet, confidence, family) => {
          const interval = at(confidence);
          const [low, high] = interval.ok
            ? [interval.value.low, interval.value.high].map((end) =>
                tellingFigure(end, Math.sign(end) * gate.threshold),
              )
            : [];
          return {
            verdict: isMet ? "passed" : "failed",
            found: `${formatFigure(value)}, ${confidenceWords(confidence, family)} ${low ?? ""} to ${high ?? ""}`,
          };
        },
      },
    },
  };
}

function intervalOf(
  figure: FigureName,
  run: GateRun,
  classIndex: ClassIndex | undefined,
  confidence: number,
): Found<Interval> {
  if (figure.of === "overall") return { ok: false, message: "No interval is made of this figure." };
  const intervals = run.intervals(figure.metric, confidence);
  const ofClass = intervals.classes.find((found) => found.classIndex === classIndex);
  const interval = figure.of === "average" ? intervals.averages[figure.average] : ofClass?.[figure.scope];
  if (figure.of === "class" && !ofClass)
    return { ok: false, message: "The class is left out of the means, so that it has no interval." };
  const why = doubt(intervals, interval?.effective);
  if (why !== undefined) return { ok: false, message: `Its interval says too little: ${why}.` };
  return interval ? { ok: true, value: interval } : { ok: false, message: "It has no interval." };
}
