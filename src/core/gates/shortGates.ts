import { figureName } from "./figureName";
import type { Gate } from "./gate";
import { intervalFault, thresholdFault } from "./gateKinds";

type ReadGate = { readonly ok: true; readonly gate: Gate } | { readonly ok: false; readonly message: string };

/** A threshold as the command line writes it: `iou.macro=0.75`. The name of a class may hold a `=` itself. */
export function thresholdOf(kind: "atLeast" | "atMost", text: string): ReadGate {
  const parts = split(text, "=");
  if (!parts) return { ok: false, message: "takes a figure and a number, such as iou.macro=0.75" };
  const read = figureName(parts.figure);
  if (!read.ok) return { ok: false, message: `has a figure that is wrong. ${read.message.replace(/\.$/, "")}` };
  const fault = thresholdFault(kind, read.name);
  if (fault !== undefined) return { ok: false, message: `has a figure that ${fault}` };
  return { ok: true, gate: { kind, figure: read.name, threshold: parts.number, by: "value" } };
}

/** `iou.macro:0.01` or, without a margin, `iou.macro`. What stands behind the last colon is the margin where it is a number. */
export function marginOf(text: string): ReadGate {
  const parts = split(text, ":") ?? { figure: text, number: 0 };
  const read = figureName(parts.figure);
  if (!read.ok) return { ok: false, message: `has a figure that is wrong. ${read.message.replace(/\.$/, "")}` };
  const fault = intervalFault(read.name);
  if (fault !== undefined) return { ok: false, message: `has a figure that ${fault}` };
  if (parts.number < 0) return { ok: false, message: "takes a margin of at least 0" };
  return {
    ok: true,
    gate: { kind: "notWorseThan", figure: read.name, margin: parts.number, decide: "shown" },
  };
}

function split(text: string, sign: string): { readonly figure: string; readonly number: number } | undefined {
  const index = text.lastIndexOf(sign);
  const number = text.slice(index + 1).trim();
  if (index < 1 || !/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(number)) return undefined;
  return Number.isFinite(Number(number)) ? { figure: text.slice(0, index).trim(), number: Number(number) } : undefined;
}
