import { kindName } from "../pairing/variantWords";
import type { ReportPairing } from "../report";
import { shownCount } from "./shown";

/** How the files were paired, in sentences: the rule with its example, the kinds of mask and which takes part. */
export function pairingWords({ rule, pairs, example, variants, offer }: ReportPairing): readonly string[] {
  return [
    pairs === 0 ? "No rule pairs the files." : `Paired by: ${rule}${example ? `, such as ${example.prediction} with ${example.target}` : ""}.`,
    ...(variants ?? []).map(({ side, chosen, why, kinds }) => {
      const others = kinds.map(({ name, files }) => `${kindName(name)} (${shownCount(files)})`);
      return kinds.length === 0 ? `The ${side}s: ${why}` : `The ${side}s hold ${others.join(", ")}; ${kindName(chosen)} takes part. ${why}`;
    }),
    ...(offer ? [offer.message] : []),
  ];
}

/** Kinds of mask that were found out, as clauses; those that the user chose are words of the choices. */
export function kindsTaken({ variants }: ReportPairing): readonly string[] {
  const found = (variants ?? []).filter(({ by, kinds }) => (by === "names" || by === "labels") && kinds.length > 0);
  return found.map(({ side, chosen }) => `${side}s of the kind ${kindName(chosen)}`);
}
