import { quantity, formatCount } from "../text/format";
import type { Side } from "../labels/label";
import type { VariantFit } from "./fittingVariant";

/** A kind of mask as people read it. */
export function kindName(name: string): string {
  return name === "" ? "names without a role word" : name;
}

/** Why a kind was taken by what its labels are, with the numbers of all kinds. */
export function fitWords(
  chosen: string,
  fits: readonly VariantFit[],
  { side, images }: { readonly side: Side; readonly images: number },
): string {
  const other = side === "target" ? "predictions" : "targets";
  const shares = ({ shared, all }: VariantFit): string => `${formatCount(shared)} of ${formatCount(all)}`;
  const own = fits.find(({ name }) => name === chosen);
  const rest = fits.filter(({ name }) => name !== chosen).map((fit) => `${kindName(fit.name)} ${shares(fit)}`);
  const looked = `in ${quantity(images, "image")}, looked at for their labels`;
  if (!own || own.shared === 0)
    return `Told by the names; ${looked}, no kind is clearly more like the ${other} (labels in common: ${rest.join(", ")}).`;
  return `It has the most labels in common with the ${other}: ${shares(own)} ${looked} (${rest.join(", ")}).`;
}
