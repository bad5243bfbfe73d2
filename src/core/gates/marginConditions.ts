import type { Comparison } from "../compare/compareReports";
import type { PairedFigure } from "../compare/pairedResampling";
import { DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import { doubt } from "../intervals/doubt";
import { formatFigure, quantity } from "../text/format";
import { plainText } from "../text/plainText";
import { classConditions, type Conditions } from "./classConditions";
import { leaveUndecided, type Condition } from "./condition";
import { betterOf, type FigureName } from "./figureName";
import type { MarginGate } from "./gate";
import type { Found, GateRun } from "./gateRun";
import { confidenceWords } from "./intervalTest";
import { tellingFigure } from "./tellingFigure";
import type { ClassIndex } from "../labels/indices";

/** A figure held against that of the baseline, by the paired interval of their difference. */
export function marginConditions(gate: MarginGate, run: GateRun): Conditions {
  const text = (figure: FigureName): string => words(gate, figure);
  const compared = gate.figure.of === "overall" ? undefined : run.comparison(gate.figure.metric);
  // Before the classes: without a comparison there is none to ask of.
  if (compared?.ok !== true)
    return {
      conditions: [leaveUndecided(text(gate.figure), compared?.message ?? "No interval is made of this figure.")],
      notes: [],
    };
  return classConditions(gate.figure, run, {
    text,
    hasValue: ({ metric }, classIndex) => {
      const label = run.label(classIndex);
      return label !== undefined && run.inEither(metric).has(label);
    },
    condition: (figure, classIndex) => marginCondition(gate, figure, { run, classIndex, at: compared.value }),
  });
}

function words({ margin, decide }: MarginGate, figure: FigureName): string {
  const by = margin === 0 ? "" : ` by more than ${margin}`;
  return `${plainText(figure.text)} ${decide === "shown" ? "not shown" : "proved not"} to be worse than the baseline${by}`;
}

interface Asked {
  readonly run: GateRun;
  readonly classIndex: ClassIndex | undefined;
  readonly at: (confidence: number) => Comparison;
}

function marginCondition(gate: MarginGate, figure: FigureName, asked: Asked): Condition {
  const { at } = asked;
  const text = words(gate, figure);
  const usual = pairedFigure(figure, asked, DEFAULT_BOOTSTRAP.confidence);
  if (!usual.ok) return leaveUndecided(text, usual.message);
  const { a, b, difference } = usual.value;
  const sides = gainOf(figure, usual.value);
  if (!sides || a === undefined || b === undefined || difference === undefined)
    return leaveUndecided(
      text,
      "The two figures lie on both sides of 0, so that their difference does not say which is better.",
    );
  const { margin, decide } = gate;
  // The end of the gain that decides, in the direction of the difference as it is printed.
  const ends = (confidence: number) => {
    const paired = pairedFigure(figure, asked, confidence);
    const interval = paired.ok ? paired.value.interval : undefined;
    if (!interval) return undefined;
    const [worst, best] = sides === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
    return { interval, worst, best };
  };
  const { images, onlyA, onlyB } = at(DEFAULT_BOOTSTRAP.confidence);
  return {
    text,
    answer: {
      kind: "test",
      family: figure.of === "class" ? JSON.stringify([margin, decide, figure.metric, figure.scope]) : text,
      test: {
        isRejected: (confidence) => {
          const found = ends(confidence);
          return found !== undefined && (decide === "shown" ? found.best < -margin : found.worst > -margin);
        },
        decide: (isRejected, confidence, family) => {
          const interval = ends(confidence)?.interval;
          const limit = sides === 1 ? -margin : margin;
          const others = onlyA.length + onlyB.length;
          return {
            verdict: isRejected === (decide === "shown") ? "failed" : "passed",
            found:
              `${formatFigure(b)} against ${formatFigure(a)}: difference ${withSign(difference, 0)}` +
              (interval
                ? `, ${confidenceWords(confidence, family)} ${withSign(interval.low, limit)} to ${withSign(interval.high, limit)}`
                : "") +
              `, over ${quantity(images, "image")}${others > 0 ? ` that both have; ${onlyA.length} of the baseline alone, ${onlyB.length} of the run` : ""}`,
          };
        },
      },
    },
  };
}

/** Whether a difference above 0 is a gain (1) or a loss (-1); undefined where that is not one answer. */
function gainOf(figure: FigureName, { a, b }: PairedFigure): 1 | -1 | undefined {
  const better = betterOf(figure);
  if (better !== "zero") return better === "higher" ? 1 : -1;
  if (a === undefined || b === undefined) return undefined;
  if (a >= 0 && b >= 0) return -1;
  return a <= 0 && b <= 0 ? 1 : undefined;
}

function pairedFigure(figure: FigureName, { run, classIndex, at }: Asked, confidence: number): Found<PairedFigure> {
  const comparison = at(confidence);
  const found = findPaired(figure, run, classIndex, comparison);
  if (!found.ok) return found;
  const { value } = found;
  if (value.difference === undefined) {
    if (value.a !== undefined && value.b !== undefined)
      return { ok: false, message: "A figure of the two is infinite, so that they have no difference." };
    const without = value.a === undefined ? (value.b === undefined ? "neither run" : "the baseline") : "the run";
    const said = without === "neither run" ? "It has a value in neither run" : `It has no value in ${without}`;
    return { ok: false, message: `${said} over the common images.` };
  }
  const why = doubt(comparison, value.effective);
  return why === undefined ? found : { ok: false, message: `Its interval says too little: ${why}.` };
}

function findPaired(
  figure: FigureName,
  run: GateRun,
  classIndex: ClassIndex | undefined,
  { averages, classes }: Comparison,
): Found<PairedFigure> {
  if (figure.of === "overall") return { ok: false, message: "No interval is made of this figure." };
  if (figure.of === "average") return { ok: true, value: averages[figure.average] };
  const label = classIndex === undefined ? undefined : run.label(classIndex);
  const ofClass = classes.find(({ info }) => info.label === label);
  if (!ofClass || label === undefined)
    return { ok: false, message: "The class is left out of the means, or in no image that both runs have." };
  if (!run.inBoth(figure.metric).has(label))
    return {
      ok: false,
      message: "The class does not have a value in both runs over the common images: it is 0/0 there.",
    };
  return { ok: true, value: ofClass[figure.scope] };
}

function withSign(value: number, bound: number): string {
  const text = tellingFigure(value, bound);
  return value > 0 ? `+${text}` : text;
}
