import type { ClassIndex } from "../labels/indices";
import { classOfLabel } from "../reading/classOfLabel";
import type { Evaluation } from "./evaluation";

/** Names of a class that is what no other is. */
export const BACKGROUND = /^_*(?:back[ _-]?ground|bg)_*$/i;

/**
 * The class that binary masks are about: of two classes, one of which is the background by its name or else by its label 0, the other,
 * where it is in the mean. Undefined for any other data.
 */
export function foregroundClass({ table, classSet }: Pick<Evaluation, "table" | "classSet">): ClassIndex | undefined {
  const { classes } = table;
  if (classes.length !== 2) return undefined;
  const named = classes.find(({ name }) => BACKGROUND.test(name));
  const background = classOfLabel(classes, named?.label ?? 0);
  const foreground: ClassIndex | undefined = background === undefined ? undefined : 1 - background;
  return foreground !== undefined && classSet.includes(foreground) ? foreground : undefined;
}
