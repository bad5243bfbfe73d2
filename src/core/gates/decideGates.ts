import { itemSpeech } from "../sentences/itemSpeech";
import type { Report } from "../document/report";
import { groupBy } from "../collections/groupBy";
import { askedMetrics } from "./askedMetrics";
import type { Conditions } from "./classConditions";
import { leaveUndecided, type Condition, type GateSubject } from "./condition";
import { missingCondition, problemsCondition, targetsWithoutPrediction } from "./fileGates";
import type { Decision, Gate, Verdict } from "./gate";
import { GateRun, type Baseline, type GateDraws } from "./gateRun";
import { decideFamily, type IntervalTest } from "./intervalTest";
import { marginConditions } from "./marginConditions";
import { thresholdConditions } from "./thresholdConditions";

/** A condition and what became of it. */
export interface DecidedGate extends Decision {
  /** What must hold, as a clause. */
  readonly text: string;
  /** Absent: all images alike. */
  readonly subject?: GateSubject;
}

export interface GatesOutcome {
  /** `failed` where a gate failed, else `undecided` where one cannot be decided. */
  readonly verdict: Verdict;
  /** In the order of the gates, of a gate over every class in that of the classes. */
  readonly gates: readonly DecidedGate[];
  /** What must be known beside them, as sentences. */
  readonly notes: readonly string[];
}

/** Decides every gate of a run. What cannot be decided never passes. */
export function decideGates(report: Report, baseline: Baseline, gates: readonly Gate[]): GatesOutcome {
  return decideGatesOf(new GateRun(report, baseline), gates);
}

/** What gates rest on that has to be drawn, once a metric: `decideGatesOf` draws itself what was not drawn before. */
export function drawsOfGates(run: GateRun, gates: readonly Gate[]): readonly GateDraws[] {
  if (run.isDrawn) return [];
  const { intervals, paired } = askedMetrics(gates);
  return [...intervals.map((id) => run.intervalDraws(id)), ...paired.flatMap((id) => run.comparisonDraws(id) ?? [])];
}

export function decideGatesOf(run: GateRun, gates: readonly Gate[]): GatesOutcome {
  const asked = gates.map((gate) => conditionsOf(gate, run));
  const conditions = onlyOnce(asked.flatMap((found) => found.conditions));
  const decisions = decide(run.report.state === "partial" ? conditions.map(ofPartial) : conditions);
  const say = itemSpeech({ ...run.evaluation, images: [...run.evaluation.images, ...otherFiles(run.report)] });
  const results = conditions.flatMap((condition) => {
    const decision = decisions.get(condition.text);
    const { text, subject } = condition;
    return decision ? [{ text, ...decision, found: say(decision.found), ...(subject && { subject }) }] : [];
  });
  return {
    verdict: verdictOf(results),
    gates: results,
    notes: [...new Set(asked.flatMap(({ notes }) => notes.map(say)))],
  };
}

/** Files that may be named and of which no image has the name. */
function otherFiles({ pairing, problems }: Report): readonly { readonly name: string }[] {
  return [...targetsWithoutPrediction(pairing), ...problems.map(({ file }) => file)].map((name) => ({ name }));
}

function conditionsOf(gate: Gate, run: GateRun): Conditions {
  switch (gate.kind) {
    case "atLeast":
    case "atMost":
      return thresholdConditions(gate, run);
    case "notWorseThan":
      return marginConditions(gate, run);
    case "problems":
      return aboutFiles(problemsCondition(run.report));
    case "missingPredictions":
      return aboutFiles(missingCondition({ ...run.report, counted: run.counted }, gate));
  }
}

function aboutFiles(condition: Condition): Conditions {
  return { conditions: [{ ...condition, subject: { kind: "files" } }], notes: [] };
}

function ofPartial({ text, subject }: Condition): Condition {
  const undecided = leaveUndecided(
    text,
    "The report is partial, which is not a score. Evaluate its folders to the end, or merge all shards.",
  );
  return { ...undecided, ...(subject && { subject }) };
}

/** The same gate twice is one, and one test of its family. */
function onlyOnce(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map((condition) => [condition.text, condition])).values()];
}

function decide(conditions: readonly Condition[]): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  const tests: { readonly text: string; readonly family: string; readonly test: IntervalTest }[] = [];
  for (const { text, answer } of conditions) {
    if (answer.kind === "decided") decisions.set(text, answer.decision);
    else tests.push({ text, ...answer });
  }
  for (const family of groupBy(tests, (test) => test.family).values()) {
    decideFamily(family.map(({ test }) => test)).forEach((decision, index) => {
      decisions.set(family[index]?.text ?? "", decision);
    });
  }
  return decisions;
}

function verdictOf(gates: readonly DecidedGate[]): Verdict {
  if (gates.some(({ verdict }) => verdict === "failed")) return "failed";
  return gates.length > 0 && gates.every(({ verdict }) => verdict === "passed") ? "passed" : "undecided";
}
