import type { Report } from "../document/report";
import { decideGates, type GatesOutcome } from "./decideGates";
import { readGates } from "./readGates";

/** A file of gates as it was found. */
export interface GatesFile {
  readonly name: string;
  readonly text: string;
}

/** What became of the gates of a file. */
export type GatesAnswer =
  | { readonly ok: true; readonly outcome: GatesOutcome }
  /** Why there are none to decide, as a sentence. */
  | { readonly ok: false; readonly message: string };

/** Decides the gates of a file, whose text is untrusted. Without another run whatever needs a baseline is undecided. */
export function gatesAnswer(report: Report, { name, text }: GatesFile, baseline: Report | undefined): GatesAnswer {
  const read = readGates(text, name);
  if (!read.ok) return { ok: false, message: `${name} ${read.message}` };
  const held = baseline
    ? ({ ok: true, report: baseline } as const)
    : ({ ok: false, message: "There is no baseline: compare with another run, which then is the baseline." } as const);
  return { ok: true, outcome: decideGates(report, held, read.gates) };
}
