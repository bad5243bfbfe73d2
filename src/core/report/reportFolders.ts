import { otherSide, type Side } from "../labels/label";
import type { Problem } from "../document/problem";
import type { MaskFile, Report, ReportPairing } from "../document/report";

/**
 * The report as it is saved in a folder: its mask folders relative to that folder where both lie below a common
 * one, so that a project moved or mounted elsewhere takes its reports along. Others stay as they are: a path to
 * another drive, or through the root of the file system, holds on this machine alone either way.
 *
 * @param reportFolder absolute, with the separators of the machine that it lies on.
 */
export function withStoredFolders(report: Report, reportFolder: string): Report {
  return withFolders(report, (folder) => relativeLocation(folder, reportFolder));
}

/**
 * The report as it was read from a folder: its mask folders absolute again.
 *
 * @param reportFolder absolute, with the separators of the machine that it lies on.
 */
export function withResolvedFolders(report: Report, reportFolder: string): Report {
  return withFolders(report, (folder) => resolveLocation(folder, reportFolder));
}

/**
 * The reports with one pair of folders: as they are where their folders are the same, else the folder that holds all
 * of a side, the paths and names of images from there. Undefined where there is no such folder.
 */
export function withCommonFolders(reports: readonly Report[]): readonly Report[] | undefined {
  const prediction = commonFolder(reports.map(({ folders }) => folders.prediction));
  const target = commonFolder(reports.map(({ folders }) => folders.target));
  if (prediction === undefined || target === undefined) return undefined;
  return reports.map((report) => placedBelow(report, { prediction, target }));
}

function placedBelow(report: Report, folders: Report["folders"]): Report {
  const ways = {
    prediction: wayDown(folders.prediction, report.folders.prediction),
    target: wayDown(folders.target, report.folders.target),
  };
  const below = (side: Side) => (path: string) => [ways[side], path].filter(Boolean).join("/");
  const [ofPrediction, ofTarget] = [below("prediction"), below("target")];
  return {
    ...report,
    folders,
    pairing: pairingBelow(report.pairing, { prediction: ofPrediction, target: ofTarget }),
    problems: report.problems.map((problem) => problemBelow(problem, report.pairing, ways)),
    images: report.images.map(({ prediction, ...image }) => ({
      ...image,
      name: ofTarget(image.name),
      target: maskBelow(image.target, ofTarget),
      ...(prediction && { prediction: maskBelow(prediction, ofPrediction) }),
    })),
  };
}

function maskBelow(mask: MaskFile, below: (path: string) => string): MaskFile {
  const { path, parts } = mask;
  return {
    ...mask,
    path: below(path),
    ...(parts && { parts: parts.map((part) => ({ ...part, path: below(part.path) })) }),
  };
}

/** A problem says its side by its kind alone: where that leaves both, its file lies below the folder that both sides share. */
function problemBelow(
  problem: Problem,
  { ambiguous, several }: ReportPairing,
  ways: Readonly<Record<Side, string>>,
): Problem {
  const { kind, file } = problem;
  if (file === "") return problem;
  const side =
    kind === "target-only"
      ? "target"
      : kind === "prediction-only" || (kind === "size-mismatch" && !several)
        ? "prediction"
        : kind === "ambiguous"
          ? ambiguous?.find((one) => one.file === file)?.side
          : undefined;
  return { ...problem, file: pathBelow(side ? ways[side] : sharedWay(ways.target, ways.prediction), file) };
}

function sharedWay(a: string, b: string): string {
  const [some, others] = [a.split("/"), b.split("/")];
  return some.slice(0, sharedParts(some, others)).join("/");
}

function pathBelow(way: string, path: string): string {
  return way === "" ? path : `${way}/${path}`;
}

function pairingBelow(pairing: ReportPairing, below: Readonly<Record<Side, (path: string) => string>>): ReportPairing {
  const { example, ambiguous, several } = pairing;
  return {
    ...pairing,
    ...(example && {
      example: {
        name: below.target(example.name),
        prediction: below.prediction(example.prediction),
        target: below.target(example.target),
      },
    }),
    ...(several && {
      several: {
        ...several,
        example: {
          file: below[otherSide(several.side)](several.example.file),
          parts: several.example.parts.map(below[several.side]),
        },
      },
    }),
    targetsOnly: pairing.targetsOnly.map(below.target),
    predictionsOnly: pairing.predictionsOnly.map(below.prediction),
    ...(ambiguous && {
      ambiguous: ambiguous.map(({ side, file, candidates }) => ({
        side,
        file: below[side](file),
        candidates: candidates.map(below[otherSide(side)]),
      })),
    }),
  };
}

/** The deepest folder that holds all; undefined where there is none below the root. */
function commonFolder(folders: readonly string[]): string | undefined {
  const [first] = folders;
  if (first === undefined || folders.every((folder) => folder === first)) return first;
  const [start, ...others] = folders.map(split);
  if (!start) return undefined;
  let shared = start.parts.length;
  for (const other of others) {
    if (!other || !sameRoot(other.root, start.root)) return undefined;
    shared = Math.min(shared, sharedParts(start.parts, other.parts));
  }
  return shared === 0 ? undefined : start.root + start.parts.slice(0, shared).join(start.separator);
}

function wayDown(from: string, to: string): string {
  return from === to ? "" : relativeLocation(to, from);
}

function withFolders(report: Report, change: (folder: string) => string): Report {
  const { prediction, target, photograph } = report.folders;
  const changed = { prediction: change(prediction), target: change(target) };
  return { ...report, folders: photograph === undefined ? changed : { ...changed, photograph: change(photograph) } };
}

/** The way to a folder or file from a folder, always with `/`; the location as it is where the way would lead through the root. */
export function relativeLocation(location: string, from: string): string {
  const to = split(location);
  const start = split(from);
  if (!to || !start || !sameRoot(to.root, start.root)) return location;
  const shared = sharedParts(to.parts, start.parts);
  if (shared === 0) return location;
  return [...start.parts.slice(shared).map(() => ".."), ...to.parts.slice(shared)].join("/") || ".";
}

/** What such a way leads to. */
export function resolveLocation(location: string, from: string): string {
  const start = split(from);
  if (!start || split(location)) return location;
  const parts = followWay(start.parts, location.split(start.separator === "\\" ? /[\\/]/ : "/"));
  return start.root + parts.join(start.separator);
}

interface SplitPath {
  /** `/`, `C:\`, `\\server\share\`, `vscode-vfs://github/` or `memfs:/`. */
  readonly root: string;
  readonly parts: readonly string[];
  readonly separator: "/" | "\\";
}

/** The root of an absolute path, by where it comes from. A drive letter is not a scheme. */
const ROOTS: readonly { readonly pattern: RegExp; readonly separator: SplitPath["separator"] }[] = [
  { pattern: /^[a-z][a-z0-9+.-]+:(?:\/\/[^/]*)?(?:\/|$)/i, separator: "/" },
  { pattern: /^[a-z]:[\\/]/i, separator: "\\" },
  { pattern: /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?/, separator: "\\" },
  { pattern: /^\//, separator: "/" },
];

/** An absolute path or URI in its parts; undefined for a relative one. */
function split(path: string): SplitPath | undefined {
  for (const { pattern, separator } of ROOTS) {
    const root = pattern.exec(path)?.[0];
    if (root === undefined) continue;
    const rest = path.slice(root.length);
    return { root, parts: followWay([], rest.split(separator === "\\" ? /[\\/]/ : "/")), separator };
  }
  return undefined;
}

/** The way on from a folder, `.` and `..` followed. */
function followWay(start: readonly string[], way: readonly string[]): readonly string[] {
  const parts = [...start];
  for (const part of way) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts;
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, position) => part !== b[position]);
  return differs < 0 ? a.length : differs;
}

function sameRoot(a: string, b: string): boolean {
  const plain = (root: string): string => root.replaceAll("\\", "/").toLowerCase();
  return plain(a) === plain(b);
}
