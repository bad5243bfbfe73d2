import type { Report } from "../document/report";
import { parts, tellingParts } from "./reportTitles";

/** What runs are called: their folders of predictions by name, by the part of the path that tells them apart where names repeat. */
export function runNames(reports: readonly Pick<Report, "folders">[]): readonly string[] {
  const paths = reports.map(({ folders }) => parts(folders.prediction));
  const last = paths.map((path) => path.at(-1) ?? "/");
  if (isOneOfEach(last)) return last;
  const telling = tellingParts(paths);
  if (isOneOfEach(telling)) return telling;
  // The very same folder several times, as under other choices of files: numbered in the order that they are given in.
  return last.map((name, run) => `${name} (${last.slice(0, run + 1).filter((other) => other === name).length})`);
}

function isOneOfEach(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name !== "");
}
