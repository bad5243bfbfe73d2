import type { ClassTable } from "../reading/classTable";
import { unitWord } from "../reading/classWords";
import type { AVERAGES } from "../averages/averages";
import { addTo } from "../collections/addTo";
import type { Report } from "../document/report";
import { quantity } from "../text/format";
import { logText } from "../text/logText";

/** Parts of a text for the terminal, an empty line between two; those without a line are left out. */
export function textOfParts(parts: readonly (readonly string[])[]): string {
  return logText(
    parts
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join("\n")}\n`)
      .join("\n"),
  );
}

/** What stands above the figures of a run that was cancelled. */
export function partialLine({ state }: Pick<Report, "state">): readonly string[] {
  return state === "partial" ? ["PARTIAL: not all pairs are counted; these figures are not a score."] : [];
}

/** How many images, classes or cells a mean is of; nothing where it is a ratio of sums. */
export function restsOn(
  mean: { readonly of: number; readonly total: number } | undefined,
  unit: (typeof AVERAGES)[number]["unit"],
  table: Pick<ClassTable, "outside">,
): string {
  return mean === undefined || unit === "sums" ? "" : `${mean.of} of ${mean.total} ${unitWord(unit, table)}`;
}

/** The problems of files, counted by kind. */
export function problemLine({ problems }: Pick<Report, "problems">): readonly string[] {
  const kinds = new Map<string, number>();
  for (const { kind } of problems) addTo(kinds, kind, 1);
  const ofFiles = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
  return problems.length === 0 ? [] : [`${quantity(problems.length, "problem")}: ${ofFiles}`];
}
