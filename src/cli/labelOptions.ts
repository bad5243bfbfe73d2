import { basename } from "node:path";
import type { Choices, ClassMerge } from "../core/document/choices";
import type { LabelRegion } from "../core/document/labelRegion";
import { BUILT_IN_REGIONS } from "../core/classLists/builtInRegions";
import { readRegions } from "../core/classLists/regionForms";
import { chosenRegions } from "../core/reading/chosenRegions";
import { isOverlapping } from "../core/reading/labelRegions";
import { classTable } from "../core/reading/classTable";
import { readLabelMap } from "../core/reading/readLabelMap";
import type { Relabelling } from "../core/document/relabelling";
import { relabellingOf, RELABELLING_FORMS } from "../core/reading/relabellingText";
import { readLabelText, SIDES_AS_NAMED, type Label, type Side } from "../core/labels/label";
import type { Report } from "../core/document/report";
import { UsageError } from "./command";
import { wrongValue } from "./arguments";
import { namedText } from "./namedText";
import { say } from "./say";

/** The options that say how labels are read as others, and which are read as one. */
export const LABEL_OPTIONS = {
  relabel: { type: "string", multiple: true },
  map: { type: "string", multiple: true },
  merge: { type: "string", multiple: true },
  region: { type: "string", multiple: true },
  regions: { type: "string" },
} as const;

export const LABEL_USAGE = `[--relabel [prediction:|target:]STEP]... [--map [prediction:|target:]FILE]...
    [--merge LABEL,...=NAME]... [--region NAME=LABEL,...]... [--regions FILE|NAME]`;

export const LABEL_WORDS = `--relabel reads labels as others, step after step, and replaces what was chosen: ${RELABELLING_FORMS};
    none takes all steps away. Without a side it is of both, +1 and -1 of the predictions. --map reads them by a file
    of lines from,to or JSON, after all --relabel. --merge reads classes as one. --region does, and leaves
    all other classes out of the means; regions may overlap, as --region WT=1,2,3 --region TC=1,3 --region ET=3 do. --regions takes them
    from nnU-Net's dataset.json, panoptica's groups or ${Object.keys(BUILT_IN_REGIONS)
      .map((name) => `"${name}"`)
      .join(", ")}. --region none takes them away.`;

export interface LabelValues {
  readonly relabel?: readonly string[];
  readonly map?: readonly string[];
  readonly merge?: readonly string[];
  readonly region?: readonly string[];
  readonly regions?: string;
  readonly ignore?: readonly string[];
}

const NONE = "none";

/** The choices of labels that the options make; those that are absent stay. */
export async function chosenLabels(
  values: LabelValues,
): Promise<Partial<Pick<Choices, "relabelling" | "merges" | "regions" | "ignore">>> {
  const steps = await stepsOf(values);
  const named = await regionsOf(values);
  const isGiven = named !== undefined;
  const overlapping = named && isOverlapping(named.regions) ? named.regions : undefined;
  if (overlapping && values.merge !== undefined)
    throw new UsageError("--merge and regions that overlap do not go together: name all labels of each region.");
  const merges = overlapping ? [] : mergesOf(values, named?.regions ?? []);
  return {
    // None of them takes away those of a class list too.
    ...(isGiven && { regions: overlapping ?? [] }),
    ...(named && named.ignore.length > 0 && values.ignore === undefined && { ignore: named.ignore }),
    ...(steps && { relabelling: { prediction: ofSide(steps, "prediction"), target: ofSide(steps, "target") } }),
    ...(merges && { merges }),
  };
}

/** The files that these options name, which nothing is to be written over. */
export function namedFiles({ map = [], regions }: LabelValues): readonly (string | undefined)[] {
  return [...map.map((text) => sideOf(text).rest), regions];
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
    throw wrongValue("relabel", `${RELABELLING_FORMS}, with prediction: or target: before it for one side`, text);
  // Both sides moved alike would say nothing.
  return { sides: step.kind === "shift" && sides === SIDES_AS_NAMED ? ["prediction"] : sides, step };
}

async function mapStep(text: string): Promise<Steps> {
  const { sides, rest: file } = sideOf(text);
  const read = readLabelMap(await namedText("map", file), basename(file));
  if (!read.ok) throw new UsageError(`--map ${file} ${read.message}`);
  return { sides, step: read.table };
}

function sideOf(text: string): { readonly sides: readonly Side[]; readonly rest: string } {
  const side = SIDES_AS_NAMED.find((candidate) => text.startsWith(`${candidate}:`));
  return side === undefined
    ? { sides: SIDES_AS_NAMED, rest: text }
    : { sides: [side], rest: text.slice(side.length + 1) };
}

function ofSide(steps: readonly Steps[], side: Side): readonly Relabelling[] {
  return steps.filter(({ sides }) => sides.includes(side)).map(({ step }) => step);
}

function mergesOf({ merge }: LabelValues, regions: readonly LabelRegion[]): readonly ClassMerge[] | undefined {
  if (merge?.includes(NONE) === true) {
    if (merge.length + regions.length > 1)
      throw new UsageError("--merge none takes all merges away: give it alone, or leave it out.");
    return [];
  }
  if (merge === undefined && regions.length === 0) return undefined;
  const merges = [...(merge ?? []).map(mergeOf), ...regions];
  const seen = new Set<Label>();
  for (const label of merges.flatMap(({ labels }) => labels)) {
    if (seen.has(label)) throw new UsageError(`Label ${label} is in two --merge: a class is read as one other.`);
    seen.add(label);
  }
  return merges;
}

function mergeOf(text: string): ClassMerge {
  const index = text.indexOf("=");
  const labels = labelsOf(text.slice(0, Math.max(0, index)));
  const name = text.slice(index + 1).trim();
  if (index < 0 || !labels || name === "") throw wrongValue("merge", "labels and a name, such as 1,2,3=vehicle", text);
  return { labels, name };
}

/** The regions of both options, and what a file of them ignores; undefined where none is given, no region where they are taken away. */
async function regionsOf({ region, regions }: LabelValues): Promise<Named | undefined> {
  if (region === undefined && regions === undefined) return undefined;
  if (region?.includes(NONE) === true) {
    if (region.length > 1 || regions !== undefined)
      throw new UsageError("--region none takes all regions away: give it alone, or leave it out.");
    return { regions: [], ignore: [] };
  }
  const ofFile = regions === undefined ? { regions: [], ignore: [] } : await namedRegions(regions);
  const all = [...ofFile.regions, ...(region ?? []).map(regionOf)];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new UsageError(`Two regions are called ${twice}: give each a separate name.`);
  return { regions: all, ignore: ofFile.ignore };
}

interface Named {
  readonly regions: readonly LabelRegion[];
  readonly ignore: readonly Label[];
}

async function namedRegions(name: string): Promise<Named> {
  const builtIn = Object.keys(BUILT_IN_REGIONS).find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (builtIn !== undefined) return { regions: BUILT_IN_REGIONS[builtIn] ?? [], ignore: [] };
  const advice = `Name a file, or one of ${Object.keys(BUILT_IN_REGIONS).join(", ")}.`;
  const read = readRegions(await namedText("regions", name, advice), name);
  if (!read.ok) throw new UsageError(`--regions ${name} ${read.message}`);
  return read;
}

function regionOf(text: string): LabelRegion {
  const index = text.lastIndexOf("=");
  const labels = labelsOf(text.slice(index + 1));
  const name = text.slice(0, Math.max(0, index)).trim();
  if (index < 0 || !labels || name === "") throw wrongValue("region", "a name and labels, such as tumour=1,2,3", text);
  return { labels, name };
}

function labelsOf(text: string): readonly Label[] | undefined {
  const labels = text.split(",").map((label) => readLabelText(label.trim()));
  const read = labels.filter((label) => label !== undefined);
  return read.length === labels.length && new Set(read).size === read.length ? read : undefined;
}

/** The report with all classes but the regions out of the means: which there are, only its masks tell. Those that overlap say so themselves. */
export async function withRegionsAlone(report: Report, values: LabelValues): Promise<Report> {
  const { images, choices } = report;
  const { regions } = (await regionsOf(values)) ?? { regions: [] };
  if (regions.length === 0) return report;
  const present = classTable(images, choices).classes.map(({ label }) => label);
  for (const { name, labels } of regions)
    if (!labels.some((label) => present.includes(label)))
      say(
        `Region ${name} has no figure: no class has ${labels.length === 1 ? "its label" : "one of its labels"}, ${labels.join(", ")}.`,
      );
  if (chosenRegions(choices)) return report;
  const names = new Set(regions.map(({ labels }) => labels[0]));
  const others = present.filter((label) => !names.has(label));
  return { ...report, choices: { ...choices, leftOut: [...new Set([...choices.leftOut, ...others])] } };
}
