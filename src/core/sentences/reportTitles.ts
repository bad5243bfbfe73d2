import type { Report } from "../document/report";
import { leastOf } from "../numbers/extremes";

type Folders = Pick<Report["folders"], "prediction" | "target">;

/**
 * Titles for reports that are open side by side: the names of both folders, and where several have the same names the part of their paths
 * that tells them apart, as VS Code does for files of one name. In the order of the reports.
 */
export function reportTitles(reports: readonly Folders[]): readonly string[] {
  const plain = reports.map(({ prediction, target }) => `${nameOf(prediction)} ↔ ${nameOf(target)}`);
  const titles = [...plain];
  for (const title of new Set(plain)) {
    const places = plain.flatMap((other, position) => (other === title ? [position] : []));
    if (places.length < 2) continue;
    const marks = marksOf(places.flatMap((position) => reports[position] ?? []));
    for (const [index, position] of places.entries()) {
      const mark = marks[index] ?? "";
      if (mark !== "") titles[position] = `${mark}: ${title}`;
    }
  }
  return titles;
}

/** What tells folders of the same names apart: where the predictions lie, else where the targets do, else both. */
function marksOf(reports: readonly Folders[]): readonly string[] {
  const prediction = tellingParts(reports.map((report) => parents(report.prediction)));
  const target = tellingParts(reports.map((report) => parents(report.target)));
  for (const marks of [prediction, target]) if (new Set(marks).size === marks.length) return marks;
  return prediction.map((mark, index) => [mark, target[index] ?? ""].filter((part) => part !== "").join(", "));
}

/** Of each path the parts between what all of them begin and end with alike; the last part where nothing is left. */
export function tellingParts(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  const shortest = leastOf(paths.map((path) => path.length));
  const countShared = (from: (path: readonly string[], index: number) => string | undefined, most: number): number => {
    let count = 0;
    while (count < most && paths.every((path) => from(path, count) === from(first, count))) count++;
    return count;
  };
  const start = countShared((path, index) => path[index], shortest);
  const end = countShared((path, index) => path.at(-1 - index), shortest - start);
  if (paths.every((path) => path.length === start + end)) return paths.map(() => "");
  return paths.map((path) => path.slice(start, path.length - end).join("/") || (path.at(-1) ?? "/"));
}

function nameOf(location: string): string {
  return parts(location).at(-1) ?? location;
}

function parents(location: string): readonly string[] {
  return parts(location).slice(0, -1);
}

export function parts(location: string): readonly string[] {
  return location.split(/[/\\]/).filter((part) => part !== "");
}
