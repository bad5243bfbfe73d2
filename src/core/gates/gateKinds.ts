import type { Field } from "../report/field";
import { betterOf, figureName, type FigureName } from "./figureName";
import type { Gate } from "./gate";

/** A kind of gate: how a file of gates writes it. */
interface GateKind {
  /** The key that tells it. */
  readonly key: string;
  /** The keys beside it. */
  readonly others: readonly string[];
  /** Faults are noted in the field. */
  readonly read: (gate: Field) => Gate | undefined;
}

/** Every kind of gate. A new one is a new row, and a kind of `Gate`. */
export const GATE_KINDS: readonly GateKind[] = [
  { key: "atLeast", others: ["figure", "by"], read: (gate) => threshold(gate, "atLeast", "lowerBound") },
  { key: "atMost", others: ["figure", "by"], read: (gate) => threshold(gate, "atMost", "upperBound") },
  { key: "notWorseThan", others: ["figure", "margin", "decide"], read: margin },
  {
    key: "problems",
    others: [],
    read: (gate) => {
      gate.at("problems").oneOf(["none"]);
      return { kind: "problems" };
    },
  },
  {
    key: "missingPredictions",
    others: [],
    read: (gate) => ({
      kind: "missingPredictions",
      most: gate.at("missingPredictions").wholeNumber(0, Number.MAX_SAFE_INTEGER),
    }),
  },
];

/** One gate, whose keys tell its kind; a key that belongs to no kind or to another is a fault. */
export function readGate(gate: Field): Gate | undefined {
  const kind = GATE_KINDS.find(({ key }) => gate.maybe(key) !== undefined);
  if (!kind) {
    gate.fault(`has none of the keys ${GATE_KINDS.map(({ key }) => key).join(", ")}, one of which says what must hold`);
    return undefined;
  }
  gate.only([kind.key, ...kind.others]);
  return kind.read(gate);
}

function threshold(gate: Field, kind: "atLeast" | "atMost", bound: "lowerBound" | "upperBound"): Gate | undefined {
  const figure = readFigure(gate);
  const number = gate.at(kind).number();
  const by = gate.maybe("by")?.oneOf(["value", bound]) ?? "value";
  if (!figure) return undefined;
  const fault = thresholdFault(kind, figure) ?? (by === bound ? intervalFault(figure) : undefined);
  if (fault !== undefined) gate.at("figure").fault(fault);
  return { kind, figure, threshold: number, by: by === bound ? "bound" : "value" };
}

function margin(gate: Field): Gate | undefined {
  const figure = readFigure(gate);
  gate.at("notWorseThan").oneOf(["baseline"]);
  const by = gate.maybe("margin");
  const number = by?.number() ?? 0;
  if (number < 0) by?.refuse("a number of at least 0");
  const decide = gate.maybe("decide")?.oneOf(["shown", "proved"]) ?? "shown";
  if (!figure) return undefined;
  const fault = intervalFault(figure);
  if (fault !== undefined) gate.at("figure").fault(fault);
  return { kind: "notWorseThan", figure, margin: number, decide };
}

function readFigure(gate: Field): FigureName | undefined {
  const field = gate.at("figure");
  const read = figureName(field.text());
  if (read.ok) return read.name;
  field.fault(`is wrong. ${read.message.replace(/\.$/, "")}`);
  return undefined;
}

/** A condition that a run meets by being bad is a slip. */
export function thresholdFault(kind: "atLeast" | "atMost", figure: FigureName): string | undefined {
  const better = betterOf(figure);
  if ((kind === "atLeast") === (better === "higher")) return undefined;
  return better === "higher"
    ? `is ${figure.text}, which is better the higher: write atLeast`
    : `is ${figure.text}, which is better the ${better === "lower" ? "lower" : "nearer to 0"}: write atMost`;
}

export function intervalFault(figure: FigureName): string | undefined {
  if (figure.of !== "overall") return undefined;
  return `is ${figure.text}, of which no interval is made: use its value with atLeast, or a metric with an average, such as iou.macro`;
}
