import { quantity } from "../text/format";
import type { ClassTable } from "./classTable";

/** What tells whether they are regions. */
export type CountedClasses = Pick<ClassTable, "classes" | "outside">;

/** How many classes there are, or regions that stand for them: what is in none of these is none. */
export function classCount({ classes, outside }: CountedClasses): number {
  return classes.length - (outside === undefined ? 0 : 1);
}

/** So many classes, or regions that stand for them; all where none is told. */
export function classWords(table: CountedClasses, count = classCount(table)): string {
  return table.outside === undefined ? quantity(count, "class", "classes") : quantity(count, "region");
}

/** What a mean is over, as its average says: regions where these stand for classes. */
export function unitWord<Unit extends string>(unit: Unit, { outside }: Pick<ClassTable, "outside">): Unit | "regions" {
  return unit === "classes" && outside !== undefined ? "regions" : unit;
}
