import type { ClassInfo } from "../document/classList";
import { plainText } from "../text/plainText";

/** What classes are called in gates and metrics: their names; their labels where they have none, or several share one. */
export function classTitles(classes: readonly ClassInfo[]): readonly string[] {
  const names = classes.map(({ name }) => plainText(name));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return classes.map(({ label }, index) => {
    const name = names[index] ?? "";
    return name !== "" && counts.get(name) === 1 ? name : String(label);
  });
}
