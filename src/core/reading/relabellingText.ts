import { LABEL_IDS_TO_TRAIN_IDS, TRAIN_IDS_TO_LABEL_IDS } from "../classLists/cityscapes";
import { readLabelText, type Label } from "../labels/label";
import { labelTable } from "./labelTable";
import type { LabelTable, Relabelling } from "../document/relabelling";

/** Tables that have a separate name on the command line. */
const NAMED: Readonly<Record<string, Relabelling>> = {
  label_to_train_ids: LABEL_IDS_TO_TRAIN_IDS,
  train_to_label_ids: TRAIN_IDS_TO_LABEL_IDS,
  reduce_zero_label: { kind: "reduceZero" },
  grey: { kind: "greyColours" },
  ade_colours: { kind: "adeColours" },
  segment_ids: { kind: "segmentIds" },
};

/** What `relabellingOf` reads, for usage and errors. */
export const RELABELLING_FORMS = [
  "+1",
  "-1",
  "div:1000",
  "div:256:all",
  "foreground",
  "from:128/255",
  ...Object.keys(NAMED),
  "1=2,2=1",
].join(", ");

/** A step as the command line writes it: `+1`, `div:1000`, `1=2,2=1`. A table keeps its rows, not its name. */
export function relabellingText(step: Relabelling): string {
  switch (step.kind) {
    case "shift":
      return step.by < 0 ? String(step.by) : `+${step.by}`;
    case "divide":
      return `div:${step.by}${step.all === true ? ":all" : ""}`;
    case "foreground":
      return ["foreground", ...(step.keep && step.keep.length > 0 ? [step.keep.join(",")] : [])].join(":");
    case "reduceZero":
      return "reduce_zero_label";
    case "greyColours":
      return "grey";
    case "threshold":
      return `from:${step.from}/${step.top}`;
    case "adeColours":
      return "ade_colours";
    case "segmentIds":
      return "segment_ids";
    case "table":
      return nameOf(step) ?? step.from.map((label, row) => `${label}=${step.to[row] ?? label}`).join(",");
  }
}

/** The step that is written so; undefined where it is none. */
export function relabellingOf(text: string): Relabelling | undefined {
  const named = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  if (named) return named;
  if (/^[+-]\d+$/.test(text)) {
    const by = readLabelText(text);
    return by === undefined ? undefined : { kind: "shift", by };
  }
  const [word = "", argument, ...rest] = text.split(":");
  if (word === "div") return readDivision(argument, rest);
  if (word === "foreground" && rest.length === 0) return foreground(argument);
  if (word === "from" && rest.length === 0) return threshold(argument);
  return table(text);
}

function readDivision(argument: string | undefined, rest: readonly string[]): Relabelling | undefined {
  const by = readLabelText(argument ?? "");
  if (by === undefined || by < 1 || rest.length > 1 || (rest.length === 1 && rest[0] !== "all")) return undefined;
  return { kind: "divide", by, ...(rest.length === 1 && { all: true }) };
}

function foreground(argument: string | undefined): Relabelling | undefined {
  if (argument === undefined) return { kind: "foreground" };
  const keep = argument.split(",").map(readLabelText);
  return keep.every((label) => label !== undefined) ? { kind: "foreground", keep } : undefined;
}

function threshold(argument = ""): Relabelling | undefined {
  const [from, top, ...more] = argument.split("/").map(readLabelText);
  if (from === undefined || top === undefined || more.length > 0 || from < 0 || top < 1) return undefined;
  return { kind: "threshold", from, top };
}

function table(text: string): LabelTable | undefined {
  const rows = text.split(",").map((row) => {
    const [from, to, ...more] = row.split("=").map((label) => readLabelText(label.trim()));
    return from === undefined || to === undefined || more.length > 0 ? undefined : { from, to };
  });
  const read = rows.filter((row) => row !== undefined);
  const isOnce = new Set(read.map(({ from }) => from)).size === read.length;
  return read.length === rows.length && isOnce ? labelTable(read) : undefined;
}

function nameOf({ from, to }: LabelTable): string | undefined {
  const same = (a: readonly Label[], b: readonly Label[]): boolean =>
    a.length === b.length && a.every((label, row) => label === b[row]);
  return Object.keys(NAMED).find((name) => {
    const known = NAMED[name];
    return known?.kind === "table" && same(known.from, from) && same(known.to, to);
  });
}
