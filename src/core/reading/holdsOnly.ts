import type { Label } from "../labels/label";

/** Whether there is no label but those allowed. */
export function holdsOnly(labels: Iterable<Label>, allowed: readonly Label[]): boolean {
  return [...labels].every((label) => allowed.includes(label));
}
