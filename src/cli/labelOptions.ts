import { messageOf } from "../core/text/messageOf";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Choices } from "../core/document/choices";
import type { ClassMerge } from "../core/document/choices";
import { classTable } from "../core/reading/classTable";
import { readLabelMap } from "../core/reading/readLabelMap";
import type { Relabelling } from "../core/document/relabelling";
import { relabellingOf, RELABELLING_FORMS } from "../core/reading/relabellingText";
import { readLabelText, type Label, type Side } from "../core/labels/label";
import type { Report } from "../core/document/report";
import { UsageError } from "./command";

/** The options that say how labels are read as others, and which are read as one. */
export const LABEL_OPTIONS = {
  relabel: { type: "string", multiple: true },
  map: { type: "string", multiple: true },
  merge: { type: "string", multiple: true },
  region: { type: "string", multiple: true },
} as const;

export const LABEL_USAGE = `[--relabel [prediction:|target:]STEP]... [--map [prediction:|target:]FILE]...
    [--merge LABEL,...=NAME]... [--region NAME=LABEL,...]...`;

export const LABEL_WORDS = `--relabel reads labels as others, step after step, and replaces what was chosen: ${RELABELLING_FORMS};
    none takes all steps away. Without a side it is of both, +1 and -1 of the predictions. --map reads them by a file
    of lines from,to or JSON, after all --relabel. --merge reads classes as one. --region does, and leaves
    all other classes out of the means.`;

export interface LabelValues {
  readonly relabel?: readonly string[];
  readonly map?: readonly string[];
  readonly merge?: readonly string[];
  readonly region?: readonly string[];
}

const SIDES: readonly Side[] = ["prediction", "target"];
const NONE = "none";

/** The choices of labels that the options make; those that are absent stay. */
export async function chosenLabels(values: LabelValues): Promise<Partial<Pick<Choices, "relabelling" | "merges">>> {
  const steps = await stepsOf(values);
  const merges = mergesOf(values);
  return {
    ...(steps && { relabelling: { prediction: ofSide(steps, "prediction"), target: ofSide(steps, "target") } }),
    ...(merges && { merges }),
  };
}

interface Steps {
  readonly sides: readonly Side[];
  readonly step: Relabelling;
}

async function stepsOf({ relabel = [], map = [] }: LabelValues): Promise<readonly Steps[] | undefined> {
  if (relabel.length === 0 && map.length === 0) return undefined;
  if (relabel.includes(NONE)) {
    if (relabel.length + map.length > 1)
      throw new UsageError("--relabel none takes all steps away: give it alone, or leave it out.");
    return [];
  }
  return [...relabel.map(relabelStep), ...(await Promise.all(map.map(mapStep)))];
}

function relabelStep(text: string): Steps {
  const { sides, rest } = sideOf(text);
  const step = relabellingOf(rest);
  if (!step)
    throw new UsageError(
      `--relabel takes ${RELABELLING_FORMS}, with prediction: or target: before it for one side; not ${text}.`,
    );
  // Both sides moved alike would say nothing.
  return { sides: step.kind === "shift" && sides === SIDES ? ["prediction"] : sides, step };
}

async function mapStep(text: string): Promise<Steps> {
  const { sides, rest: file } = sideOf(text);
  const content = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`--map ${file} cannot be read: ${messageOf(error)}.`);
  });
  const read = readLabelMap(content, basename(file));
  if (!read.ok) throw new UsageError(`--map ${file} ${read.message}`);
  return { sides, step: read.table };
}

function sideOf(text: string): { readonly sides: readonly Side[]; readonly rest: string } {
  const side = SIDES.find((candidate) => text.startsWith(`${candidate}:`));
  return side === undefined ? { sides: SIDES, rest: text } : { sides: [side], rest: text.slice(side.length + 1) };
}

function ofSide(steps: readonly Steps[], side: Side): readonly Relabelling[] {
  return steps.filter(({ sides }) => sides.includes(side)).map(({ step }) => step);
}

function mergesOf({ merge, region = [] }: LabelValues): readonly ClassMerge[] | undefined {
  if (merge?.includes(NONE) === true) {
    if (merge.length + region.length > 1)
      throw new UsageError("--merge none takes all merges away: give it alone, or leave it out.");
    return [];
  }
  if (merge === undefined && region.length === 0) return undefined;
  const merges = [...(merge ?? []).map(mergeOf), ...regionsOf(region)];
  const seen = new Set<Label>();
  for (const label of merges.flatMap(({ labels }) => labels)) {
    if (seen.has(label)) throw new UsageError(overlap(label, region.length > 0));
    seen.add(label);
  }
  return merges;
}

function overlap(label: Label, ofRegions: boolean): string {
  if (!ofRegions) return `Label ${label} is in two --merge: a class is read as one other.`;
  return `Label ${label} is in two --region: regions that overlap are evaluated one at a time. Save the report, and give show one --region after the other.`;
}

function mergeOf(text: string): ClassMerge {
  const place = text.indexOf("=");
  const labels = labelsOf(text.slice(0, Math.max(0, place)));
  const name = text.slice(place + 1).trim();
  if (place < 0 || !labels || name === "")
    throw new UsageError(`--merge takes labels and a name, such as 1,2,3=vehicle; not ${text}.`);
  return { labels, name };
}

function regionsOf(region: readonly string[]): readonly ClassMerge[] {
  return region.map((text) => {
    const place = text.lastIndexOf("=");
    const labels = labelsOf(text.slice(place + 1));
    const name = text.slice(0, Math.max(0, place)).trim();
    if (place < 0 || !labels || name === "")
      throw new UsageError(`--region takes a name and labels, such as tumour=1,2,3; not ${text}.`);
    return { labels, name };
  });
}

function labelsOf(text: string): readonly Label[] | undefined {
  const labels = text.split(",").map((label) => readLabelText(label.trim()));
  const read = labels.filter((label) => label !== undefined);
  return read.length === labels.length && new Set(read).size === read.length ? read : undefined;
}

/** The report with all classes but the regions out of the means: which there are, only its masks tell. */
export function withRegionsAlone(report: Report, { region = [] }: LabelValues): Report {
  if (region.length === 0) return report;
  const names = new Set(regionsOf(region).map(({ labels }) => labels[0]));
  const { images, choices } = report;
  const others = classTable(images, choices)
    .classes.map(({ label }) => label)
    .filter((label) => !names.has(label));
  return { ...report, choices: { ...choices, leftOut: [...new Set([...choices.leftOut, ...others])] } };
}
