import type { ClassMerge } from "../document/choices";
import type { ClassInfo } from "../document/classList";
import type { Label } from "../labels/label";
import { plainText } from "../text/plainText";

/** The classes with the merged ones as one, where the first of them stood, and by label which class each has become. */
export function mergedClasses(
  classes: readonly ClassInfo[],
  merges: readonly ClassMerge[],
): { readonly classes: readonly ClassInfo[]; readonly indexOf: ReadonlyMap<Label, number> } {
  const mergeOf = new Map<Label, ClassMerge>();
  for (const merge of merges) for (const label of merge.labels) if (!mergeOf.has(label)) mergeOf.set(label, merge);
  const made: ClassInfo[] = [];
  const indexOf = new Map<Label, number>();
  const indexOfMerge = new Map<ClassMerge, number>();
  for (const info of classes) {
    const merge = mergeOf.get(info.label);
    const known = merge && indexOfMerge.get(merge);
    const index = known ?? made.length;
    indexOf.set(info.label, index);
    if (known !== undefined) continue;
    made.push(merge ? { ...info, label: merge.labels[0] ?? info.label, name: merge.name } : info);
    if (merge) indexOfMerge.set(merge, index);
  }
  return { classes: made, indexOf };
}

/** The merges with these classes as one more: classes that are merged already bring theirs along. */
export function withMerge(merges: readonly ClassMerge[], merged: ClassMerge): readonly ClassMerge[] {
  const taken = merges.filter(({ labels }) => labels.some((label) => merged.labels.includes(label)));
  const labels = merged.labels.flatMap((label) => taken.find((merge) => merge.labels[0] === label)?.labels ?? [label]);
  return [...merges.filter((merge) => !taken.includes(merge)), { ...merged, labels: [...new Set(labels)] }];
}

/** The merge as a clause: `labels 1, 2 merged into vehicle`. */
export function mergeWords({ labels, name }: ClassMerge): string {
  return `labels ${labels.join(", ")} merged into ${plainText(name)}`;
}
