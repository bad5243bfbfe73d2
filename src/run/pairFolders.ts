import { type Side, SIDES } from "../core/labels/label";
import type { FileChoices } from "../core/document/fileChoices";
import type { Pairing, SeveralMasks, Variants } from "../core/document/pairing";
import { pairFiles, type FileLists } from "../core/pairing/pairFiles";
import { kindName } from "../core/pairing/variantWords";
import type { ReportPairing, ReportSeveral, ReportVariants } from "../core/document/report";
import type { FittedVariant } from "./fitVariants";

export interface PairedFolders {
  readonly pairing: Pairing;
  readonly report: ReportPairing;
}

/** Looks into the masks for the kind that fits the other side. */
export type Fit = (variants: Variants, pairing: Pairing) => Promise<FittedVariant>;

/**
 * Pairs the files of two folders. Where a side holds several kinds of mask and the user named none, the kind is taken
 * whose labels fit the other side: the targets' first, by the predictions as their names tell them.
 */
export async function pairFolders(files: FileLists, choices: FileChoices, fit: Fit): Promise<PairedFolders> {
  let pairing = pairFiles(files, choices);
  let variant = choices.variant ?? {};
  const fitted = new Map<Side, FittedVariant>();
  for (const side of SIDES) {
    const kinds = pairing.variants?.find((found) => found.side === side && found.by === undefined);
    if (!kinds || variant[side] === kinds.chosen) continue;
    const found = await fit(kinds, pairing);
    fitted.set(side, found);
    if (found.chosen === kinds.chosen) continue;
    variant = { ...variant, [side]: found.chosen };
    pairing = pairFiles(files, { ...choices, variant });
  }
  const variants = pairing.variants ?? [];
  const described = variants.map((kinds) => reportVariants(kinds, fitted.get(kinds.side), choices));
  return { pairing, report: reportPairing(pairing, [...described, ...goneKinds(variants, choices)]) };
}

function reportPairing(pairing: Pairing, variants: readonly ReportVariants[]): ReportPairing {
  const { rule, example, pairs, targetsOnly, predictionsOnly, ambiguous, offer, several } = pairing;
  return {
    rule,
    ...(example && { example }),
    pairs: pairs.length,
    targetsOnly,
    predictionsOnly,
    ...(ambiguous.length > 0 && { ambiguous }),
    ...(variants.length > 0 && { variants }),
    ...(offer && { offer }),
    ...(several && { several: reportSeveral(several) }),
  };
}

function reportSeveral({ side, kind, images, paired, files, example }: SeveralMasks): ReportSeveral {
  return { side, kind, images, paired, files, example };
}

function reportVariants(
  { side, chosen, kinds, by }: Variants,
  fitted: FittedVariant | undefined,
  { variant }: FileChoices,
): ReportVariants {
  const counts = kinds.map(({ name, files }) => ({ name, files: files.length }));
  if (by === "affixes") return { side, chosen, by, why: "Names of this form were chosen.", kinds: counts };
  if (by === "folders" && variant?.[side] !== chosen)
    return { side, chosen, by: "names", why: "Told by the names of the folders.", kinds: counts };
  if (!fitted) return { side, chosen, by: "choice", why: "Taken by choice.", kinds: counts };
  const wanted = variant?.[side];
  return {
    side,
    chosen,
    by: fitted.by,
    why: wanted === undefined ? fitted.why : `${noneOfKind(wanted)} ${fitted.why}`,
    kinds: counts,
  };
}

/** A choice that has nothing left to choose from is told, not forgotten. */
function goneKinds(variants: readonly Variants[], choices: FileChoices): readonly ReportVariants[] {
  return SIDES.flatMap((side): readonly ReportVariants[] => {
    const wanted = choices.variant?.[side];
    if (
      wanted === undefined ||
      variants.some(
        (kinds) =>
          kinds.side === side && (kinds.by === undefined || (kinds.by === "folders" && kinds.chosen === wanted)),
      )
    )
      return [];
    return [
      {
        side,
        chosen: "",
        by: "names",
        why: `${noneOfKind(wanted)} All masks of the ${side}s are of one kind.`,
        kinds: [],
      },
    ];
  });
}

function noneOfKind(wanted: string): string {
  return `No file is of the kind ${kindName(wanted)} that was chosen.`;
}
