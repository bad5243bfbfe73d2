import { isGreyColour } from "../core/classLists/packedColour";
import type { Label } from "../core/labels/label";
import type { Pairing, Variants } from "../core/document/pairing";
import { fittingVariant, variantFits } from "../core/pairing/fittingVariant";
import { variantSamples } from "../core/pairing/variantSamples";
import { fitWords } from "../core/pairing/variantWords";
import type { PairOutcome } from "../protocol/pair";
import type { Folders } from "./evaluateFolders";
import type { Files } from "./files";
import type { WorkerPool } from "./workerPool";

/** What the labels say of the kinds of a side. */
export interface FittedVariant {
  readonly chosen: string;
  readonly by: "names" | "labels";
  readonly why: string;
}

/** Has threads look into a few masks of each kind of a side, and takes the kind whose labels fit the other side. */
export async function fitVariant(
  variants: Variants,
  { pairs }: Pairing,
  {
    folders,
    files,
    threads,
  }: { readonly folders: Folders; readonly files: Files; readonly threads: Pick<WorkerPool, "count"> },
): Promise<FittedVariant> {
  const { side, chosen: told } = variants;
  const samples = variantSamples(variants, pairs);
  const looked = [
    ...samples.others.map((file) => ({
      kind: undefined,
      path: files.join(folders[side === "target" ? "prediction" : "target"], file),
    })),
    ...samples.kinds.flatMap(({ name, files: ofKind }) =>
      ofKind.map((file) => ({ kind: name, path: files.join(folders[side], file) })),
    ),
  ];
  const labels = new Map<string | undefined, Set<Label>>([
    [undefined, new Set()],
    ...samples.kinds.map(({ name }) => [name, new Set<Label>()] as const),
  ]);
  await threads.count(
    looked.map(({ path }, index) => ({ index, target: { path } })),
    (results) => {
      for (const { index, outcome } of results) {
        for (const label of labelsOf(outcome)) labels.get(looked[index]?.kind)?.add(label);
      }
    },
  );
  const kinds = samples.kinds.map(({ name }) => ({ name, labels: labels.get(name) ?? new Set<Label>() }));
  const fits = variantFits(kinds, labels.get(undefined) ?? new Set());
  const chosen = fittingVariant(fits, told);
  return {
    chosen,
    by: chosen === told ? "names" : "labels",
    why: fitWords(chosen, fits, { side, images: samples.images }),
  };
}

/** Of colour masks the packed colours, told apart from labels of the same number; grey ones are labels. */
function labelsOf(outcome: PairOutcome): readonly Label[] {
  if (!outcome.ok) return [];
  const labels = [...outcome.counts.targets];
  if (outcome.target.kind !== "colour") return labels;
  return labels.every(isGreyColour) ? labels.map((label) => label & 0xff) : labels.map((label) => label + PAST_LABELS);
}

const PAST_LABELS = 2 ** 32;
