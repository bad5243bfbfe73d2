import { kindName } from "./variantWords";
import type { ReportPairing, ReportSeveral } from "../document/report";
import { formatCount } from "../text/format";

/** How the files were paired, in sentences: the rule with its example, the kinds of mask and which takes part. */
export function pairingWords({ rule, pairs, example, variants, offer, several }: ReportPairing): readonly string[] {
  return [
    pairs === 0
      ? "No rule pairs the files."
      : `Paired by: ${rule}${example ? `, such as ${example.prediction} with ${example.target}` : ""}.`,
    ...(variants ?? []).map(({ side, chosen, why, kinds }) => {
      const others = kinds.map(({ name, files }) => `${kindName(name)} (${formatCount(files)})`);
      return kinds.length === 0
        ? `The ${side}s: ${why}`
        : `The ${side}s hold ${others.join(", ")}; ${kindName(chosen)} takes part. ${why}`;
    }),
    ...(offer ? [offer.message] : []),
    ...(several?.classes ? [`Of the ${several.side} masks of an image ${classWords(several.classes)}.`] : []),
  ];
}

/** Kinds of mask that were found out, as clauses; those that the user chose are words of the choices. */
export function kindsTaken({ variants, several }: ReportPairing): readonly string[] {
  const found = (variants ?? []).filter(({ by, kinds }) => (by === "names" || by === "labels") && kinds.length > 0);
  return [
    ...found.map(({ side, chosen }) => `${side}s of the kind ${kindName(chosen)}`),
    ...(several?.classes ? [`of which ${classWords(several.classes)}`] : []),
  ];
}

/** `those called car are label 1, those called road 2`. */
export function classWords(classes: NonNullable<ReportSeveral["classes"]>): string {
  return classes
    .map(
      ({ name, label }, index) =>
        `those called ${name === "" ? "nothing" : name} ${index === 0 ? "are label " : ""}${label}`,
    )
    .join(", ");
}
