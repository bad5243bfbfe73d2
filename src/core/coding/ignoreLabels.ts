import type { Choices } from "../choices";
import type { Label } from "../labels/label";
import { relabeller } from "../classes/relabelling";
import { WHITE, type AutomaticRelabelling } from "./automaticRelabelling";

/**
 * The ignore labels under the choices, as labels after relabelling: the user's; else the class list's; else 255 where it
 * occurs in the targets and is neither a class nor a binary foreground (which is read as 1 by then).
 */
export function ignoreLabels({ ignore, classList }: Choices, { met, steps }: AutomaticRelabelling): readonly Label[] {
  if (ignore !== "auto") return ignore;
  if (classList && classList.ignore.length > 0) return classList.ignore;
  if (classList?.classes.some(({ label }) => label === WHITE) === true) return [];
  const { plain, colours } = met.target;
  // A packed colour that nothing translates is no label yet: 255 would be pure blue.
  const labels = steps.target.length > 0 ? [...plain, ...colours] : [...plain];
  return labels.map(relabeller(steps.target)).includes(WHITE) ? [WHITE] : [];
}
